"""What a first migration may stumble over: no tables in Python, or some in the database already."""

import sys
from pathlib import Path

from alembic import context
from sqlalchemy import Connection, MetaData, text

from ..adopting.found import tables_of
from ..connection.undisturbed import rest
from ..rewrite import CannotMigrate
from ..running import branches
from ..running.steps import command_options
from ..settings.project import PACKAGE
from ..terminal.wording import counted, named, near

# The rows of Alembic's table mean that migrations ran, be their files where they may.
PRESENT = text("""
    SELECT CAST(c.oid AS regclass)::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p')
        AND (n.nspname, c.relname) IN (
            SELECT * FROM unnest(CAST(:schemas AS text[]), CAST(:names AS text[])))
    ORDER BY 1""")

# More names of tables than these tell nobody more.
SHOWN = 5

FROM_BASE = """
  A table begins with one of these, in a module there:

      from .base import Base       # class User(Base): ...
      from .base import metadata   # Table("users", metadata, ...)"""


class NoTables(CannotMigrate):
    """There is nothing to compare with. The text is for the person at the keyboard."""


class NoHistory(CannotMigrate):
    """The tables are there, and no migration made them. The text is for the person."""


def refuse_without_tables(live: Connection, metadata: MetaData, version_table: str) -> None:
    """Raise `NoTables` if no model registered one."""
    if metadata.tables:
        return
    there = [] if context.script.get_heads() else tables_of(live, version_table)
    rest(live)
    raise no_tables([table.sql for table in there])


def no_tables(there: list[str]) -> NoTables:
    """What to tell if no table is registered, and the database has those that are *there*."""
    if there:
        shown = named(there, SHOWN)
        return NoTables(
            "Nothing was written: no table is registered, and there is no migration; but the\n"
            f"database has {counted(len(there), 'table')}: {shown}\n\n"
            "  To have models written from them, and the first migration with these:\n\n"
            "      db adopt\n\n"
            f"  If there are models: {_looked()[0]}"
        )
    looked, example = _looked()
    said = f"{looked[:1].upper()}{looked[1:]}"
    return NoTables(f"Nothing was written: no table is registered.\n\n  {said}{example}")


def refuse_without_history(live: Connection, metadata: MetaData, version_table: str) -> None:
    """Raise `NoHistory` if *live* has tables of the models, and there is no migration at all."""
    if context.script.get_heads():
        return
    default = live.scalar(text("SELECT current_schema()"))
    tables = [table for table in metadata.tables.values() if table.name != version_table]
    names = {
        "schemas": [table.schema or default for table in tables],
        "names": [table.name for table in tables],
    }
    found = list(live.scalars(PRESENT, names))
    rest(live)
    if found:
        raise NoHistory(_has_tables(found, len(tables)))


def refuse_several_heads() -> None:
    """Raise `NoHistory` if the new migration could follow several, and nobody said which."""
    heads = context.script.get_heads()
    asked = command_options()["revision_context"].command_args["head"]
    if len(heads) > 1 and asked in {None, "head"}:
        raise NoHistory(f"Nothing was written: {branches.several_heads(context.script, heads)}")


def _has_tables(found: list[str], number: int) -> str:
    shown = named(found, SHOWN)
    return (
        f"Nothing was written: the database has {shown} already ({len(found)} of {number} tables of "
        "the\nmodels), and there is no migration that made them.\n\n"
        "  A first migration would create them again, and fail. To adopt the database as it is:\n\n"
        "      db adopt\n\n"
        "  It writes the first migration, and marks it as applied where both agree exactly."
    )


def _looked() -> tuple[str, str]:
    """A sentence on which modules were imported for their tables, and what one may look like."""
    models = sys.modules.get(f"{PACKAGE}.models")
    if hasattr(models, "_modules"):  # of the package that we write, which imports all below it
        folder = Path(str(getattr(models, "__file__", ""))).parent
        return f"every module in {near(folder)} was imported, and those below it.", FROM_BASE
    return "the metadata of env.py has none. Modules that it does not import are not seen.", ""
