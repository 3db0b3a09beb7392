"""What makes migrations trustworthy. Nothing in here is about your tables.

`copier update` keeps this folder current; the rest of the package is yours.

Which database:

    target.py      the database that this process uses: settings/, else local/
    settings/      which environment this is, and what it says about the database
    local/         a private PostgreSQL for development and tests
    connection/    a connection to it, or the reason why not
    guard.py       what must not happen by mistake

A migration is written:

    autogenerate/  `revision --autogenerate`, and `check`
    compare/       what the history, the models and a database consist of, in PostgreSQL's words
    rewrite/       from one schema to another in steps that work on tables with rows
    naming/        constraints and indexes are named as PostgreSQL would name them
    review/        what the next migrations will do to those who use the database meanwhile
    diagram/       the tables as a picture, in Markdown
    adopting/      a database or a history that is there already: `db adopt`

A migration is run:

    migrate.py     what migrations/env.py hands all its work to
    running/       one migrator at a time, with short waits, and again where somebody holds a lock
    operations/    what migrations may call beyond Alembic's own operations
    violations/    which rows are in the way of a statement
    production/    what is refused in production unless somebody said that it is meant
    rehearsal/     upgrade, downgrade, upgrade and check on real rows
    revisions/     what the file of a revision says besides what it does
    released/      what is released, and must stay as it was: migrations/revisions.lock

For all of them:

    cli.py         the command `db`
    verbs.py       what it can do: Alembic's verbs, and those in commands/
    terminal/      screen, progress and words for the person at the keyboard
    postgresql/    PostgreSQL's own words: catalogs, quoting, sizes, codes of errors
    expected.py    failures that a person can mend, and is told how
"""
