"""A review for a pull request, as Markdown."""

import re
from collections.abc import Iterator

from .finding import Finding
from .report import KINDS, Report, Review, acceptance, heading, locks, verdict


def markdown(review: Review) -> str:
    """The whole *review*."""
    parts = ["## Migrations", heading(review)]
    if review.chosen.changed:
        files = "\n".join(f"- `{path}`" for path in review.chosen.changed)
        parts.append("**Changed or deleted.** Databases that have run these do not run them again:")
        parts.append(files)
    parts += [part for report in review.reports for part in _report(report, review)]
    parts += [f"Not looked at, as that one does not run: `{name}`" for name in review.skipped]
    parts += [f"Note: {_plain(note)}" for note in review.notes]
    parts += [f"**{verdict(review)}**"] if review.reports else []
    parts += [_fenced("python", line) for line in [acceptance(review)] if line]
    return "\n\n".join(parts)


def _report(report: Report, review: Review) -> Iterator[str]:
    yield f"### `{report.revision}` {_plain(report.title)}".rstrip()
    yield f"`{report.path}`, {KINDS[report.online]}"
    lines = []
    for judged in report.statements:
        lines += [f"-- {line}" for line in locks(judged, review.sizes)]
        lines += [f"{judged.sql};", ""] if judged.sql else []
    if lines:
        yield _fenced("sql", "\n".join(lines).strip())
    for finding in report.findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    what, *more = finding.what.splitlines()
    also = (
        f" (squawk: {', '.join(f'`{name}`' for name in finding.squawk)})" if finding.squawk else ""
    )
    state = f"accepted: {_plain(finding.reason)}" if finding.reason else finding.rule.kind
    yield f"**`{finding.rule.name}`**{also}, {state}: {_plain(what)}"
    if more:
        yield _fenced("text", "\n".join(more))
    if finding.instead and not finding.reason:
        yield "Instead:"
        yield _fenced("python", "\n".join(line.source() for line in finding.instead))


def _fenced(language: str, text: str) -> str:
    """*text* in a fence that nothing in it can close."""
    longest = max((len(found) for found in re.findall("~{3,}", text)), default=2)
    fence = "~" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _plain(text: str) -> str:
    """*text* without what Markdown or HTML would make of it."""
    return re.sub(r"([\\`*_<\[|])", r"\\\1", text)
