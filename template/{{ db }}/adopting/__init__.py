"""What `db adopt` does: take over a database, or a history, that is there already.

It is marked only if PostgreSQL's own words for it are those for what the migrations make.

    baseline.py     a database without migrations: the first one is written, proved, and marked
    first.py        that migration: the tables, and around them what models cannot say
    expressed.py    where there are no models, they are written from the database
    extensions.py   the extensions that the models need
    beyond.py       what models do not say, where there are some
    history.py      a history of Alembic's, as it is: replayed, compared, and recorded
    facts.py        the database, the history and the models, in PostgreSQL's words
    found.py        the tables that a database has, and where it says that it stands
    inside.py       all this happens where migrations/env.py has connected
    kept.py         what was written goes again, unless the database was marked
    unfinished.py   what one that was killed has left behind
    interruption.py a Ctrl-C is heard, whenever it comes
    conventions.py  the names that adopted migrations leave to the models
    differing.py    how two of them differ, table by table
    outcome.py      what is told when it is done; messages.py: why it is not

    models/         models written from a database
    by_hand/        what models cannot say, as SQL
"""
