"""Why something is refused in production, and the ways to go on: each is a line to be copied."""

import shlex
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from ..postgresql.quote import identifier
from ..postgresql.sizes import Size, spelled
from ..running.failed_migration import KEPT, UNDONE
from ..target import Target
from ..terminal.wording import counted, near
from .accepted import InFile, Said
from .limit import NAME
from .losses import Loss
from .relations import Relation
from .rewrites import Change, Suspect

STEPS = """\
  To change the column while everybody goes on, let a new one take its place, which is filled in
  batches:

"""
FILL = """\
  To add a column while everybody goes on, add it without a value, give it its default with
  op.alter_column, for new rows, and fill it in batches in a second migration:

      with op.online():
          op.backfill({table}, "COLUMN = VALUE", "COLUMN IS NULL")

"""


@dataclass(frozen=True)
class Scene:
    """Where a statement is refused."""

    target: Target
    revision: str
    file: Path
    said: Said
    is_autocommit: bool = False

    def place(self) -> str:
        """The file, seen from here, and the line that is running."""
        frames = traceback.extract_stack()
        lines = [one.lineno for one in frames if Path(one.filename) == self.file]
        return f"{near(self.file)}, line {lines[-1]}." if lines else f"{near(self.file)}."

    @property
    def became(self) -> str:
        return KEPT if self.is_autocommit else UNDONE

    @property
    def once(self) -> str:
        """The command that does it nevertheless."""
        return self.said.with_([self.revision])


def dropping(scene: Scene, loss: Loss, size: Size | None, file: InFile) -> str:
    """Why what is lost is not dropped."""
    return (
        f"Nothing was dropped: this is {scene.target.environment}, and the migration "
        f"{scene.revision} would drop\n{loss.what}.\n\n"
        f"  {scene.target}\n"
        f"  {scene.place()}\n"
        f"{_rows(loss, size)}"
        f"  {scene.became}\n\n"
        f"{_in_file(loss, file)}"
        "  To do it this once:\n\n"
        f"      {scene.once}"
    )


def _rows(loss: Loss, size: Size | None) -> str:
    if loss.relation is None or size is None:
        return ""
    return (
        f"  {loss.relation.label} has {size}; what is lost cannot be brought back by a downgrade.\n"
    )


def _in_file(loss: Loss, file: InFile) -> str:
    if not loss.keys:
        return ""
    if key := file.without_reason(loss):
        return f"  The file accepts it without a reason. Write why:\n\n{_line(key)}\n"
    return (
        f"{_generated(loss)}"
        f"  In a migration that you write by hand, say why below down_revision:\n\n"
        f"{_line(loss.keys[0])}\n"
    )


def _line(key: str) -> str:
    return f'      accepted = {{{_python(key)}: "why nobody needs it"}}\n'


def _python(key: str) -> str:
    return f"'{key}'" if '"' in key and "'" not in key else '"' + key.replace('"', '\\"') + '"'


def _generated(loss: Loss) -> str:
    if loss.word is None:
        return ""
    return (
        "  To accept it for good, say so where the migration is generated:\n\n"
        f"      alembic -x drop={shlex.quote(loss.word)} -x reason='why nobody needs it' "
        "revision --autogenerate -m '...'\n\n"
    )


def rewriting(
    scene: Scene, table: Relation, size: Size, limit: int, suspect: Suspect, change: Change | None
) -> str:
    """Why a table is not rewritten. *change* is that of a column's type, if it is about that."""
    fill = FILL.format(table=_python(table.name)) if suspect.actions else ""
    ways = _steps(table, change) if change else fill
    return (
        f"Nothing was rewritten: this is {scene.target.environment}, and the migration "
        f"{scene.revision} would write\nevery row of {table.label} anew.\n\n"
        f"  {scene.target}\n"
        f"  {scene.place()}\n"
        f"  {table.label} has {size}; the limit is {spelled(limit)} ({NAME}).\n"
        "  Nobody could read or write it until that is done, and nobody knows how long that takes.\n"
        f"  {scene.became}\n\n"
        f"{ways}"
        "  To rewrite it this once, when nobody needs it:\n\n"
        f"      {scene.once}"
    )


def _steps(table: Relation, change: Change) -> str:
    # Only here, as all that writes migrations comes with it.
    from ..rewrite.columns.column_change import column_change, lines

    new = f"{change.column}_new"
    schema = None if table.label == table.name else table.schema
    down = f"{identifier(new)}::{change.former_type}"
    code = column_change(
        *(table.name, schema, change.column, new, change.type), up=change.up, down=down
    )
    return STEPS + indent("\n".join(lines(code)), " " * 6) + "\n\n"


def going_back(target: Target, said: Said, revisions: Iterable[str], number: int) -> str:
    """Why a downgrade of that *number* of migrations is not run."""
    names, they = list(revisions), "it" if number == 1 else "they"
    return (
        f"Nothing was undone: this is {target.environment}.\n\n"
        f"  {target}\n"
        f"  It is at {' and '.join(names)}. To undo {counted(number, 'migration')} is to drop what "
        f"{they} made, with its rows,\n"
        "  and perhaps code that needs it is running. To mend the last one, a new one is safer.\n"
        "  To do it on purpose, this once:\n\n"
        f"      {said.with_(names)}"
    )


def stamping(target: Target, said: Said, heads: Iterable[str], revisions: Iterable[str]) -> str:
    """Why the version is not changed."""
    names = list(revisions)
    now = f"It is at {there}. " if (there := " and ".join(heads)) else ""
    return (
        f"Nothing was stamped: this is {target.environment}.\n\n"
        f"  {target}\n"
        f"  {now}A stamp runs no migration, it only says that the database is at "
        f"{' and '.join(names)}.\n"
        "  If that is not so, later migrations fail, or are never run.\n"
        "  To do it on purpose, this once:\n\n"
        f"      {said.with_(names)}"
    )


def unknown(said: Iterable[str], known: Iterable[str]) -> str:
    """Why what was accepted makes no sense."""
    names, there = ", ".join(said), ", ".join(known)
    return (
        f"Nothing was done: -x accept={names} names no migration that this command would run.\n\n"
        f"  It would run {there or 'none'}. Name one of them as it is written here, or leave it out."
    )
