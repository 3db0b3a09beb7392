"""What makes migrations trustworthy. Nothing in here is about your tables.

`copier update` keeps this folder current; the rest of the package is yours.

    settings/    which environment this is, and what it says about the database
    local/       a private PostgreSQL for development and tests
    target.py    the two together: the database that this process uses
    migrate.py   what migrations/env.py hands all its work to
    lock.py      one migrator at a time
    naming.py    constraints and indexes are named as PostgreSQL would name them
    catalog.py   what PostgreSQL knows about a schema, so that two can be compared
"""
