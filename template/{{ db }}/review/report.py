"""All that is known about the migrations that were chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from alembic.script import Script

from ..postgresql.sizes import Size
from ..terminal.wording import counted, within
from .accepted import excused, reasons
from .chosen import Chosen
from .finding import Finding
from .judge import Judged
from .observe import Observed
from .rules import REMARK, Rule
from .squawk import OBSERVED, Remark

# What squawk finds, and we do not look for.
ITS_OWN = "found by squawk"


@dataclass(frozen=True)
class Report:
    """What is to be said about one migration."""

    revision: str
    title: str
    path: str
    online: bool
    statements: list[Judged]
    # What squawk alone has found.
    others: list[Finding]

    @property
    def findings(self) -> list[Finding]:
        """All of them, in order."""
        return [*(one for judged in self.statements for one in judged.findings), *self.others]


@dataclass(frozen=True)
class Review:
    """The reports on what was *chosen*, and what is to be known about all of them.

    *sizes* are of the tables by their oid in the scratch database; *skipped* come after a migration
    that does not run, and so did not either.
    """

    chosen: Chosen
    reports: list[Report]
    notes: list[str]
    sizes: Mapping[int, Size]
    skipped: list[str]

    @property
    def failures(self) -> int:
        """How many findings nobody has accepted."""
        return sum(one.fails for report in self.reports for one in report.findings)


def report(observed: Observed, script: Script, root: Path, remarks: list[Remark]) -> Report:
    """What was *observed* of the revision *script*, with squawk's *remarks* on its SQL."""
    given = reasons(script)
    confirmed = {one.rule for one in remarks}

    def final(finding: Finding) -> Finding:
        squawk = tuple(name for name in finding.rule.squawk if name in confirmed)
        return excused(replace(finding, squawk=squawk), given)

    statements = [
        replace(one, findings=list(map(final, one.findings))) for one in observed.statements
    ]
    return Report(
        revision=observed.revision,
        title=script.doc or "",
        path=within(root, script.path),
        online=any(one.online for one in statements),
        statements=statements,
        others=list(map(final, _squawk(remarks))),
    )


def _squawk(remarks: list[Remark]) -> Iterator[Finding]:
    """What only squawk has found: each of its rules once, with all the lines that it is about."""
    lines: dict[str, list[str]] = {}
    for one in remarks:
        lines.setdefault(one.rule, []).append(one.sql)
    for one in {one.rule: one for one in remarks if one.rule not in OBSERVED}.values():
        rule = Rule(one.rule, ITS_OWN if one.fails else REMARK, one.message, one.advice)
        what = " ".join(filter(None, (one.message, one.advice)))
        yield Finding(rule, "\n".join([f"squawk: {what}", *filter(None, lines[one.rule])]))


def locks(judged: Judged, sizes: Mapping[int, Size]) -> Iterator[str]:
    """A line for each lock of a statement, such as `SHARE on users (9 rows): reads all of it`."""
    for one in judged.locks:
        size = f" ({sizes[one.table.oid]})" if one.table.oid in sizes else ""
        does = "written anew" if one.rewrites else "read from end to end" if one.scans else ""
        yield f"{one.mode} on {one.table.sql}{size}{': ' if does else ''}{does}"


def heading(review: Review) -> str:
    """How many migrations, and why these."""
    number = len(review.reports)
    if number == 0:
        return f"Nothing to review: {review.chosen.none}."
    return f"{counted(number, 'migration')}, {review.chosen.why}."


def verdict(review: Review) -> str:
    """How many findings nobody has accepted."""
    if review.failures:
        return f"{counted(review.failures, 'finding')}. What is meant can be accepted in its file, with a reason:"
    return "Nothing here keeps anybody waiting, or is missed by running code, unaccepted."


def acceptance(review: Review) -> str | None:
    """The line that would accept the first of the findings that fail."""
    found = (one for report in review.reports for one in report.findings if one.fails)
    return next((f'accepted = {{"{one.names[0]}": "why"}}' for one in found), None)


KINDS = {
    True: "online: each statement is a transaction of its own",
    False: "atomic: one transaction",
}
