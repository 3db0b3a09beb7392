"""Which migrations are released, and what they were then: migrations/revisions.lock.

A database that has run a migration never runs it again. So what it says must stay as it was, and
so must the SQL that it makes, which may change under it: with our operations, with Alembic, with
SQLAlchemy. Until `db release` says otherwise a migration is a draft, and may be edited freely.

The idea of one file for all, so that two branches that both add a migration meet in git, is that of
atlas.sum: https://atlasgo.io/concepts/migration-directory-integrity

    lockfile.py   the file: read and written
    hashes.py     of a migration's source and of its SQL
    rendering.py  its SQL, as `--sql` would print it
    history.py    the migrations beside what the file says of them
    refusals.py   what is wrong with that, for the tests of a project and for `db release`
    written.py    how Alembic's `revision` keeps the file up to date
    adopted.py    the migrations that `db adopt` found
"""

from .adopted import adopted
from .refusals import edited, rendered_differently, unlisted

__all__ = ["adopted", "edited", "rendered_differently", "unlisted"]
