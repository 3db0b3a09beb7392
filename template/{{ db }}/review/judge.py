"""What the statements of one revision do that somebody would notice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .breaks import broken, required
from .data import changed_rows
from .finding import Finding
from .instead import apart, rebuilt
from .look import LEVELS, Look, Relation
from .rules import HIDES_INVALID, LOCKS_TABLE, MIXED, RENAMES_TABLE
from .waits import WRITTEN, slow
from .watch import READS, Statement

# Weaker locks are those of a SELECT.
TOLD = LEVELS.index("ROW SHARE")


@dataclass(frozen=True)
class Lock:
    """A lock that a statement takes on a table that was there before."""

    table: Relation
    mode: str
    rewrites: bool
    scans: bool


@dataclass(frozen=True)
class Judged:
    """A statement, what it locks, and what is to be said about it."""

    sql: str
    online: bool
    locks: list[Lock]
    findings: list[Finding]


def judge(statements: list[Statement], start: Look, names: set[str]) -> list[Judged]:
    """Each of *statements* that does something.

    *start* is how it was before all revisions, *names* are of the tables and views after it.
    """
    found = [judged for one in statements if (judged := _judged(one, start))]
    if {one.online for one in found} == {True, False}:
        what = "A part of it is a transaction, and another part is not."
        found[0].findings.append(Finding(MIXED, what, apart()))
    for judged in found:
        judged.findings[:] = [one for one in judged.findings if not _with_old_name(one, names)]
    return found


def locking(statements: list[Statement]) -> list[Judged]:
    """Each of *statements* that does something, with its locks, and nothing said about it."""
    return [judged for one in statements if (judged := _locking(one))]


def _judged(statement: Statement, start: Look) -> Judged | None:
    judged = _locking(statement)
    if judged is None:
        return None
    findings = [
        *broken(statement, start),
        *required(statement, start),
        *slow(statement),
        *changed_rows(statement),
        *_text(statement),
    ]
    return replace(judged, findings=_once(findings))


def _locking(statement: Statement) -> Judged | None:
    locks = list(_locks(statement))
    if statement.words <= READS | {"WITH"} and not locks:
        return None
    return Judged(cleaned(statement.sql), statement.online, locks, [])


def _locks(statement: Statement) -> Iterator[Lock]:
    for oid, was in statement.before.relations.items():
        if oid not in statement.held.relations:
            # What was dropped has no row any more, and had to be locked for that.
            yield Lock(was, "ACCESS EXCLUSIVE", False, False)
    for was, now in statement.pairs:
        if now.lock and LEVELS.index(now.lock) >= TOLD:
            rewrites = now.file != was.file and was.kind in WRITTEN
            scans = now.scans > was.scans and not rewrites
            if now.lock != was.lock or rewrites or scans:
                yield Lock(was, now.lock, rewrites, scans)


def _text(statement: Statement) -> Iterator[Finding]:
    """What only the words of a statement tell."""
    words = " ".join(statement.sql.upper().split())
    if "CONCURRENTLY IF NOT EXISTS" in words:
        what = "IF NOT EXISTS is content with an INVALID index of that name."
        yield Finding(HIDES_INVALID, what, rebuilt(statement))
    if words.startswith("LOCK "):
        yield Finding(LOCKS_TABLE, "The lock is kept until the migration ends.")


def _with_old_name(finding: Finding, names: set[str]) -> bool:
    """Whether a table was renamed, and there is something by its old name all the same."""
    return finding.rule is RENAMES_TABLE and finding.thing.removeprefix("rename table ") in names


def cleaned(sql: str) -> str:
    """A statement without what is around it."""
    return "\n".join(line.rstrip() for line in sql.strip().strip(";").splitlines())


def _once(findings: list[Finding]) -> list[Finding]:
    """Each thing once, by the first rule that says it."""
    seen: dict[tuple[str, str], Finding] = {}
    for one in findings:
        seen.setdefault((one.rule.name, one.what), one)
    return list(seen.values())
