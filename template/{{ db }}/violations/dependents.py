"""A column or table that something else holds on to: a view, a policy, a trigger, ..."""

import re

from ..postgresql.quote import unquoted
from .diagnosis import Diagnosis
from .server_error import ServerError
from .statements import NewType


def dependents(error: ServerError, change: NewType | None) -> Diagnosis | None:
    """What PostgreSQL lists in the detail, a thing in each line; *change* is what it is against."""
    if not error.detail:
        return None
    lines = [re.sub(r"^rule _RETURN on (?=view|materialized)", "", line) for line in _lines(error)]
    them = "it" if len(lines) == 1 else "them"
    return Diagnosis(
        f"{_subject(change)} that this migration does not know of is in the way.",
        "\n".join(lines),
        f"If no other migration made {them}, a person did, outside of the project's history. Drop "
        f"{them} with op.execute() before the line that failed, create {them} again after it, and "
        "type the same command again",
    )


def _subject(change: NewType | None) -> str:
    if change is None:
        return "Something"
    return f"{unquoted(change.table)}.{unquoted(change.column)}: something"


def _lines(error: ServerError) -> list[str]:
    return list(dict.fromkeys(error.detail.splitlines()))
