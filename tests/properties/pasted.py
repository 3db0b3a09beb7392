"""What a message says to type, as words of the command line."""

import shlex

from hypothesis import note


def pasted(message: str) -> list[str] | None:
    """The arguments of the `alembic` command that *message* gives, if it gives one to write with."""
    found = message.partition("on purpose:")[2].strip()
    if not found.startswith("alembic "):
        return None
    note(f"pasted: {found}")
    return shlex.split(found)[1:]
