"""What a person is told when there is no project."""

from collections.abc import Iterable


class Stop(Exception):
    """Why there is no project yet, and what to do; nothing was changed."""


def listed(heading: str, lines: Iterable[str], most: int = 10) -> str:
    """A heading and indented lines; of many, the first."""
    lines = list(lines)
    more = [f"and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join([heading, "", *(f"    {line}" for line in lines[:most] + more), "", ""])
