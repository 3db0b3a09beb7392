"""How much differs between a database and the models, as `alembic check` tells it."""

import re

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from ..target import EMBEDDED, Target
from ..terminal.wording import counted
from .begin import lent, silenced

SAME = "the same"
LINE = re.compile(r"^ {6}[-+] ", re.MULTILINE)


def difference(config: Config, database: Target) -> str:
    """What `alembic check` finds in *database*, in a few words: `SAME`, or what is wrong.

    "" where it is not asked: it makes scratch databases on the server, which nobody expects of a
    look at production.
    """
    if database.environment not in EMBEDDED:
        return ""
    try:
        with silenced(config), lent(config, "target", database):
            command.check(config)
    except CommandError as error:
        return _wrong(str(error))
    return SAME


def _wrong(message: str) -> str:
    if lines := LINE.findall(message):
        return f"differ in {counted(len(lines), 'line')}"
    return f"not compared. {message.partition(chr(10))[0]}"
