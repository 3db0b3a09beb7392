"""What is left between two catalogs, in PostgreSQL's words, when all is allowed that may differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Fact = tuple[str, str]

# The first word of a line for a thing that models describe; a migration by hand may make others.
MODELLED = re.compile(
    r"column |comment on table (?!constraint)|constraint |domain |enum |identity |index |table "
)

# Every new database has it, and somebody may have dropped it.
PUBLIC = "schema public"

TABLE, PARTITION = re.compile(r"table "), " partition of "
VIEW = re.compile(r"(materialized )?view ")

# What an administrator tunes, at the end of a line.
TUNED = re.compile(
    r"( (toast )?with .*| storage .*| compression .*| statistics .*| (forced )?row security"
    r"( forced)?| replica identity.*| clustered| INVALID)+"
)
# The same of an index, in the middle of PostgreSQL's own statement.
STORED = re.compile(r"(?<=\)) WITH \([^()]*\)(?= TABLESPACE | WHERE | DEFERRABLE| clustered|$)")

# What of a table only a migration by hand says: its type, and its parents.
_NAME = r'(?:"(?:[^"]|"")+"|[^\s",])+'
TIED = re.compile(rf"^(table {_NAME}) (?:of|inherits) {_NAME}(?:, {_NAME})*")


@dataclass(frozen=True)
class Residue:
    """The lines that only one side has."""

    extra: list[str]
    missing: list[str]

    def __bool__(self) -> bool:
        return bool(self.extra or self.missing)

    def __iter__(self) -> Iterator[str]:
        yield from (f"- {line}" for line in self.extra)
        yield from (f"+ {line}" for line in self.missing)


def residue(found: set[Fact], models: set[Fact], history: set[Fact]) -> Residue:
    """How *found* differs from *models*, but for what is allowed.

    Allowed is what neither the models nor the *history* know, which is somebody else's; what the
    history made that models cannot describe, such as functions and triggers; partitions, which are
    their parent's; and what an administrator tuned.
    """
    partitions = {subject for subject, line in found | history if PARTITION in line}
    known = {subject for subject, _ in models | history} - partitions
    made, described = {*map(_name, history)}, _described(models, history)
    extra = {
        fact
        for fact in found - models
        if fact[0] in known
        and (_is_modelled(fact, described) or _name(fact) not in made)
        and not fact[1].startswith(("extension ", "schema "))
    }
    missing = {
        fact
        for fact in models - found
        if not fact[1].startswith("extension ") and fact[1] != PUBLIC
    }
    tuned = {(one, other) for one in extra for other in missing if _is_tuned(one[1], other[1])}
    tied = {(one, other) for one in extra & history if (other := _untied(one)) in missing}
    extra -= {one for one, _ in tuned | tied}
    missing -= {other for _, other in tuned | tied}
    return Residue(sorted(line for _, line in extra), sorted(line for _, line in missing))


def lost(found: set[Fact], models: set[Fact], history: set[Fact]) -> list[str]:
    """What the *history* made by hand, and *found* does not have, or not like that."""
    there, described = {*map(_name, found)}, _described(models, history)
    return sorted(
        fact[1]
        for fact in history - found - models
        if not _is_modelled(fact, described)
        and not fact[1].startswith(("extension ", "schema "))
        and not (VIEW.match(fact[1]) and _name(fact) in there)
        and not any(_is_tuned(fact[1], other) for _, other in found)
    )


def all_left(found: set[Fact], models: set[Fact], history: set[Fact]) -> Residue:
    """How *found* differs from *models* and from what the *history* made by hand: both of these."""
    left = residue(found, models, history)
    return Residue(left.extra, left.missing + lost(found, models, history))


def _described(models: set[Fact], history: set[Fact]) -> set[str]:
    """What the models describe, or did: a table of the history that they know no more is to go."""
    tables = {subject for subject, line in history if TABLE.match(line) and PARTITION not in line}
    return tables | {subject for subject, _ in models}


def _is_modelled(fact: Fact, described: set[str]) -> bool:
    """Whether it is for the models to say; what else the history has was made by hand."""
    subject, line = fact
    return bool(MODELLED.match(line)) and subject in described


def _name(fact: Fact) -> tuple[str, ...]:
    """What it is about, however it is: a view changes its text with the columns that it reads."""
    subject, line = fact
    return (subject, *line.split(maxsplit=2)[:2])


def _untied(fact: Fact) -> Fact:
    """*fact* about a table as models have it."""
    subject, line = fact
    return subject, TIED.sub(r"\1", line)


def _is_tuned(extra: str, missing: str) -> bool:
    if extra.startswith(("index ", "constraint ")) and not STORED.search(missing):
        extra = STORED.sub("", extra)
    more = extra.removeprefix(missing)
    return extra.startswith(missing) and (not more or bool(TUNED.fullmatch(more)))
