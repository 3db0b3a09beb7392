"""The same backfill as SQL, for `--sql`.

Nobody knows the key of the table yet, so it goes by pages. The block commits after each batch, so
it must not run in a transaction (`psql -1`). Run again, it goes on where it was.
"""

from textwrap import indent

from ..postgresql.quote import dollar_quoted, literal
from .batches import ROWS_OF_PAGE
from .keys import RELATIONS

BLOCK = """
DECLARE
    relation record;
    step int;
    page bigint;
    pages bigint;
    updated bigint;
    all_updated bigint;
BEGIN
    FOR relation IN
{relations}
    LOOP
        step := CASE WHEN relation.rows * relation.pages = 0 THEN greatest(1, {batch} / {dense})
            ELSE greatest(1, {batch} * relation.pages / relation.rows) END;
        -- Without a key, a row may move to where we have been.
        FOR pass IN 1 .. {passes} LOOP
            pages := pg_relation_size(relation.name) / current_setting('block_size')::int;
            page := 0;
            all_updated := 0;
            WHILE page < pages LOOP
                BEGIN
                    SET LOCAL lock_timeout = '{wait}ms';
                    EXECUTE format(
{update},
                        relation.name, {alias}, page, page + step);
                    GET DIAGNOSTICS updated = ROW_COUNT;
                    all_updated := all_updated + updated;
                    page := page + step;
                EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
                    PERFORM pg_sleep(random());
                END;
                COMMIT;{pause}
            END LOOP;
            EXIT WHEN all_updated = 0;
        END LOOP;
    END LOOP;
END
"""


def script(
    table: str,
    alias: str,
    set_: str,
    where: str,
    *,
    batch: int,
    pause: float,
    wait: int,
    passes: int,
) -> str:
    """The block that updates *table*, known to the expressions as *alias*; both are SQL.

    It does so in batches of about *batch* rows, with *pause* seconds after each, waits for locks
    for *wait* milliseconds, and looks *passes* times for rows that have moved.
    """
    update = f"UPDATE ONLY %s%s SET {_kept(set_)}\nWHERE ({_kept(where)}\n)"
    update += " AND ctid >= '(%s,0)' AND ctid < '(%s,0)'"
    block = BLOCK.format(
        relations=indent(RELATIONS.format(table=literal(table)).strip("\n"), " " * 8),
        update=literal(update),
        alias=f"CASE WHEN relation.is_itself THEN '' ELSE {literal(f' AS {alias}')} END",
        batch=batch,
        pause=f"\n                PERFORM pg_sleep({pause});" if pause else "",
        dense=ROWS_OF_PAGE,
        wait=wait,
        passes=passes,
    )
    return f"DO {dollar_quoted(block, 'backfill')}"


def _kept(sql: str) -> str:
    """Let format() leave *sql* as it is."""
    return sql.replace("%", "%%")
