"""`revision --autogenerate` and `check`: what Alembic compares, by what PostgreSQL says of it.

    revise.py      from the history of migrations to the models, written as a migration
    check.py       whether the live database is what the models say
    asked.py       what the command line says about the migration: `-x drop=`, `-x reason=`
    beginning.py   what a first one stumbles over: no tables in Python, or some in the database
    stock.py       Alembic's own comparison, where PostgreSQL cannot be asked
    overlooked.py  tables of the project that it does not see
    options.py     what migrations/env.py says to `context.configure()`

The work is done next door: compare/ reads both sides, rewrite/ plans the steps between them.
"""
