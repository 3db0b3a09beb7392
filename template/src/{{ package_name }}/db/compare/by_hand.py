"""Functions and types that migrations made by hand, where the models build on them.

`metadata.create_all()` alone fails without them, and so would the comparison.
"""

from sqlalchemy import Connection, text

# What a function does is not looked at: its tables are not there yet.
BEFORE = "SET LOCAL check_function_bodies = off"

FUNCTIONS = text("""
    SELECT pg_get_functiondef(f.oid)
    FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND f.prokind IN ('f', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')
    ORDER BY f.oid""")

SCHEMAS = text("""
    SELECT DISTINCT format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname)
    FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    ORDER BY 1""")


def made_by_hand(history: Connection) -> list[str]:
    """The statements that make the functions of *history* again, and the schemas they are in."""
    functions = list(history.scalars(FUNCTIONS))
    return [*history.scalars(SCHEMAS), *functions] if functions else []
