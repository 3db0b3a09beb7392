"""What makes migrations trustworthy. Nothing in here is about your tables.

`copier update` keeps this folder current; the rest of the package is yours.

    settings/    which environment this is, and what it says about the database
    local/       a private PostgreSQL for development and tests
    target.py    the two together: the database that this process uses
    connect.py   a connection to it, or the reason why not (failures.py)
    guard.py     what must not happen by mistake
    production/  what is refused in production unless somebody said that it is meant

    migrate.py   what migrations/env.py hands all its work to
    running.py   Alembic's own command, run (steps.py: what of it is left to do)
    lock.py      one migrator at a time (pooler.py: where that cannot be ensured)
    sqlstate.py  PostgreSQL's codes for what went wrong
    timeouts.py  how long a migration may wait and work
    retry.py     again, while somebody holds a lock (vacuum.py: if that is VACUUM)
    quote.py     names and texts as SQL has them
    wording.py   how messages say numbers, durations and files
    sizes.py     how big a table is
    screen.py    a terminal, if there is one (progress.py: what takes long says so there)
    importing.py code of the project that cannot be imported: which line of it
    typed.py     the command as it was typed, for messages
    extra.py     what -x says
    revise.py    revision --autogenerate: from the history of migrations to the models
                 (asked.py, beginning.py, and stock.py, where PostgreSQL cannot be asked)
    check.py     check: whether the live database is what the models say
    compare/     what the history, the models and a database consist of, in PostgreSQL's words
    rewrite/     from one schema to another in steps that work on tables with rows
    review/      what the next migrations will do to those who use the database meanwhile
    rehearsal/   upgrade, downgrade, upgrade and check on real rows (revision_kind.py)
    diagram/     the tables as a picture, in Markdown
    released/    what is released, and must stay as it was: migrations/revisions.lock
                 (revision_source.py, irreversible.py, accepted.py: what the file of a revision
                 says)
    adopting/    a database or a history that is there already: db adopt
    operations/  what migrations may call beyond Alembic's own operations
    violations/  which rows are in the way of a statement (failed_migration.py tells)

    cli.py       the command `db`: Alembic's verbs, and those in commands/ (examples.py: in the
                 help of Alembic's)
    naming.py    constraints and indexes are named as PostgreSQL would name them
    catalog.py   what PostgreSQL knows about a schema, so that two can be compared (reading.py)
"""
