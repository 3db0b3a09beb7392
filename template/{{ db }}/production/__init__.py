"""What is refused in production unless somebody said that it is meant: to lose, and to block.

    gate.py         what is asked before a command runs; migrate.py calls it
    backwards.py    downgrade and stamp
    accepted.py     what the file of a revision accepts, and what `-x accept=` does
    watch.py        each statement of a revision, just before it runs
    statements.py   a text of SQL as its statements, and those inside of DO
    drops.py        what a statement would drop, as it is written
    losses.py       what that is in this database, and what would go with it (cascades.py)
    made.py         what the same migration has made, and may drop again
    rewrites.py     which table a statement would rewrite
    probe.py        the same, asked of PostgreSQL on an empty table
    relations.py    tables, as the catalog has them
    limit.py        the size up to which a table may be rewritten: MIGRATION_MAX_REWRITE
    messages.py     why something is refused, and the ways to go on

Only what goes through the connection of the migration is seen: not what a function of the database
does, what another connection does, and not the commands of psql that `--sql` prints.
"""

from .gate import guard, is_production

__all__ = ["guard", "is_production"]
