"""Load a schema that somebody else wrote, and say what is in it."""

import lzma
import subprocess
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg

DATA = Path(__file__).parents[1] / "data"

# Of everybody but PostgreSQL and its extensions.
FIGURES = """
    WITH of_extensions AS (SELECT objid FROM pg_depend WHERE deptype = 'e')
    SELECT
        (SELECT count(*) FROM pg_class c JOIN schemas n ON n.oid = relnamespace
            WHERE relkind IN ('r', 'p') AND NOT relispartition
                AND relname <> 'alembic_version' AND c.oid NOT IN (TABLE of_extensions)),
        (SELECT count(*) FROM pg_class c JOIN schemas n ON n.oid = relnamespace
            WHERE relispartition AND relkind IN ('r', 'p')),
        (SELECT count(*) FROM pg_class c JOIN schemas n ON n.oid = relnamespace
            WHERE relkind IN ('v', 'm') AND c.oid NOT IN (TABLE of_extensions)),
        (SELECT count(*) FROM pg_proc f JOIN schemas n ON n.oid = pronamespace
            WHERE f.oid NOT IN (TABLE of_extensions)),
        (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0)
"""
SCHEMAS = """
    WITH schemas AS (SELECT oid FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
"""


@dataclass(frozen=True)
class Figures:
    """How much there is of each kind."""

    tables: int
    partitions: int
    views: int
    functions: int
    triggers: int


def load(path: Path, address: str) -> None:
    """Fill the empty database at *address*, with psql for what only psql understands."""
    content = path.read_bytes()
    script = (lzma.decompress(content) if path.suffix == ".xz" else content).decode()
    if any(line.startswith(("\\", "COPY ")) for line in script.splitlines()):
        psql = import_module("shop.db.local.programs").find().folder / "psql"
        subprocess.run([psql, "-q", "-d", address], input=script, text=True, check=False)
        return
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(script.encode())


def figures(address: str) -> Figures:
    with psycopg.connect(address) as connection:
        query = SCHEMAS + FIGURES.strip().removeprefix("WITH")
        row: Any = connection.execute(query.encode()).fetchone()
        return Figures(*row)
