"""`db diagram`: the tables as a picture that GitHub and GitLab draw."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from alembic.config import Config
from alembic.util import CommandError

from ..target import EMBEDDED, Target
from ..terminal.wording import counted, first_of
from .begin import lent, opened

if TYPE_CHECKING:
    from ..compare.snapshot import Snapshot

# Lines of a difference that are shown: more tell nobody more.
SHOWN = 12

NONE_YET = """\
FAILED: there is no {name} yet.

  Draw it, and commit it:  db diagram"""

OUTDATED = """\
FAILED: {name} does not show the tables as the models describe them.

  What it has (-), and what it ought to have (+):

{lines}

  Bring it up to date:  db diagram"""


def diagram(
    config: Config, tables: Sequence[str] = (), check: bool = False, show: bool = False
) -> None:
    """Draw the tables of the models into docs/schema.md, which GitHub and GitLab show.

    Types and keys are those that PostgreSQL gives them. Many tables become several diagrams, with
    an overview before them. Once the file is there, each `revision --autogenerate` draws it anew.
    `diagram = PATH` in alembic.ini names another one; what stands in it around the diagram is yours.
    With --check the exit status is 0 if the file is up to date, 1 if it is not, and 255 if that
    cannot be told.

    example:
      db diagram
      db diagram --check
      db diagram users posts
    """
    # Imported here, so that the other verbs start faster.
    from ..diagram.page import page, part
    from ..diagram.tables import diagram as read

    with opened(config) as (_, database), lent(config, "target", database):
        _refuse_elsewhere(database)
        snapshot = read(config)
        if tables:
            config.print_stdout("%s", part(snapshot, _known(snapshot, tables)))
        elif show:
            config.print_stdout("%s", page(snapshot))
        else:
            (_check if check else _write)(config, snapshot)


def add_options(parser: ArgumentParser) -> None:
    """Say what to draw, and where to."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--print", dest="show", action="store_true", help="write no file")
    which.add_argument("--check", action="store_true", help="whether the file is up to date")
    which.add_argument(
        "tables", nargs="*", default=[], metavar="TABLE", help="print a diagram of only these"
    )


def _refuse_elsewhere(database: Target) -> None:
    """It takes a scratch database, which nobody expects on a server that others use."""
    if database.environment not in EMBEDDED:
        raise CommandError(
            f"The diagram is of the models, which are the same in {database.environment} as here.\n"
            "\n  Draw it beside a database of your own:  db -x env=local diagram"
        )


def _known(snapshot: "Snapshot", wanted: Sequence[str]) -> list[str]:
    """The SQL of the names of these tables, as they may be typed in either way."""
    names = [table.name for table in snapshot.tables.values()]
    known = {str(name): name.sql for name in names} | {name.sql: name.sql for name in names}
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known)
            hint = f"  Did you mean {near[0]}?" if near else "  Their names:  db diagram --print"
            raise CommandError(f"The models have no table {name}.\n\n{hint}")
    return [known[name] for name in wanted]


def _write(config: Config, snapshot: "Snapshot") -> None:
    from ..diagram.place import Place

    place = Place.of(config)
    verb = "shows" if place.write(snapshot) else "already shows"
    number = counted(len(snapshot.tables), "table")
    config.print_stdout("%s %s the %s of the models.", place.name, verb, number)


def _check(config: Config, snapshot: "Snapshot") -> None:
    from ..diagram.place import Place

    place = Place.of(config)
    changes = place.changes(snapshot)
    if not changes:
        return
    message = NONE_YET if place.text() is None else OUTDATED
    config.print_stdout("%s", message.format(name=place.name, lines=first_of(changes, SHOWN)))
    sys.exit(1)
