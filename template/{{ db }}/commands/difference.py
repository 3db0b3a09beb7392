"""How many things differ between a database and the models, as `alembic check` counts them."""

import re

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from ..target import EMBEDDED, Target
from .begin import lent, silenced

LINE = re.compile(r"^ {6}[-+] ", re.MULTILINE)


def difference(config: Config, database: Target) -> int | None:
    """The number of lines that `alembic check` shows for *database*; None where it is not asked.

    It makes scratch databases on the server, which nobody expects of a look at production.
    """
    if database.environment not in EMBEDDED:
        return None
    try:
        with silenced(config), lent(config, "target", database):
            command.check(config)
    except CommandError as error:
        return len(LINE.findall(str(error))) or None
    return 0
