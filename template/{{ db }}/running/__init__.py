"""Alembic's commands, run on a database that others use meanwhile.

command.py           Alembic's own command, run, and again while somebody holds a lock
steps.py             the revisions that it runs, of which some may be done already
lock.py              one migrator at a time
timeouts.py          how long a migration may wait and work
retry.py             how often, and how long between the attempts
vacuum.py            if it is VACUUM that holds the lock
failed_migration.py  PostgreSQL has refused a statement: which one, and which rows (violations/)
broken_code.py       the Python of a migration fails: which line of it
importing.py         code of the project that cannot be imported: which line of it
lines.py             from which line of the project an exception came
frames.py            what Alembic's functions knew when an exception came through them
branches.py          a word such as `head` leads several ways: which they are
unknown.py           a database is at a migration that is not here
collector.py         Python's garbage collector, kept away from a thousand models
"""
