"""What makes migrations trustworthy. Nothing in here is about your tables.

`copier update` keeps this folder current; the rest of the package is yours.

    settings/    which environment this is, and what it says about the database
    local/       a private PostgreSQL for development and tests
    target.py    the two together: the database that this process uses
    connect.py   a connection to it, or the reason why not (failures.py)
    guard.py     what must not happen by mistake
    migrate.py   what migrations/env.py hands all its work to (failed_migration.py)
    lock.py      one migrator at a time
    cli.py       the command `db`: Alembic's verbs, and those in commands/
    naming.py    constraints and indexes are named as PostgreSQL would name them
    catalog.py   what PostgreSQL knows about a schema, so that two can be compared
"""
