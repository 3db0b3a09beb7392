"""A review for a person at a terminal."""

import sys
from collections.abc import Iterator
from textwrap import fill, indent

from ..terminal import screen
from ..terminal.screen import BOLD, DIM, GREEN, RED, YELLOW
from .finding import Finding
from .judge import Judged
from .report import KINDS, Report, Review, acceptance, heading, locks, verdict

WIDTH = 96
# Lines of a statement that are enough to know it by.
LINES = 6


def colored() -> bool:
    """Whether stdout shows colours."""
    return screen.colored(sys.stdout)


class Terminal:
    """Writes reviews, in colours or without."""

    def __init__(self, *, colors: bool) -> None:
        self.colors = colors

    def text(self, review: Review) -> str:
        """The whole *review*."""
        parts = [heading(review)]
        parts += [
            f"Changed or deleted, though others may have run it: {path}"
            for path in review.chosen.changed
        ]
        parts += [part for report in review.reports for part in self._report(report, review)]
        parts += [f"Not looked at, as that one does not run: {name}" for name in review.skipped]
        parts += [fill(f"Note: {note}", WIDTH) for note in review.notes]
        if review.reports:
            parts.append(self._in(RED if review.failures else GREEN, verdict(review)))
            parts += [f"    {line}" for line in [acceptance(review)] if line]
        return "\n\n".join(parts)

    def _report(self, report: Report, review: Review) -> Iterator[str]:
        title = self._in(BOLD, f"{report.revision} {report.title}".strip())
        yield f"{title}\n{report.path}, {KINDS[report.online]}"
        for judged in report.statements:
            if judged.sql:
                yield indent(self._statement(judged, review), "  ")
            yield from (indent(self._finding(one), "  ") for one in judged.findings)
        yield from (indent(self._finding(one), "  ") for one in report.others)

    def _statement(self, judged: Judged, review: Review) -> str:
        lines = [line for line in judged.sql.expandtabs(4).splitlines() if line.strip()]
        shown = [*lines[:LINES], *(["..."] if len(lines) > LINES else [])]
        taken = [f"    {self._in(DIM, line)}" for line in locks(judged, review.sizes)]
        return "\n".join([*shown, *taken])

    def _finding(self, finding: Finding) -> str:
        color = RED if finding.fails else GREEN if finding.reason else YELLOW
        state = f"accepted: {finding.reason}" if finding.reason else finding.rule.kind
        also = f" (squawk: {', '.join(finding.squawk)})" if finding.squawk else ""
        what = "\n".join(fill(line, WIDTH - 6) for line in finding.what.splitlines())
        parts = [f"{self._in(color, finding.rule.name)}: {state}{also}", indent(what, "    ")]
        if finding.instead and not finding.reason:
            code = "\n".join(line.source() for line in finding.instead)
            parts.append(f"    Instead:\n\n{indent(code, ' ' * 8)}")
        return "\n".join(parts)

    def _in(self, color: str, text: str) -> str:
        return screen.paint(text, color) if self.colors else text
