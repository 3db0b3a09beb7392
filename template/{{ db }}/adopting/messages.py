"""Why something is not adopted, and how to go on."""

LOST = """\
Nothing was written: {table} says that the database is at {revisions}, and there is no
migration here at all.

  Its migrations are elsewhere: get their files into {folder}, and type again:

      {adopt}

  If they are lost for good, forget that there were any, and begin with one that makes what is there:

      {forget}
      {adopt}"""

EMPTY = """\
There is nothing to adopt: the database has none of the {tables} of the models.

  A first migration makes them:

      alembic revision --autogenerate -m "first"
      alembic upgrade head"""

DIFFERS = """\
The database is not what the models say. Nothing was written.

  What it has (-), and what the models ask for (+):

{lines}

  Change the models until they say what the database has, and try again:

      {adopt}"""

NOT_MADE = """\
The database has what the models do not say, so that the migration that was written from them
makes another one. Nothing was written.

  What it has (-), and what would be made (+):

{lines}

  Say it in the models, or change it in the database, and try again:

      {adopt}"""

NOT_REPRODUCED = """\
What was written from the database makes another one. Nothing of it was kept.

  What the database has (-), and what would be made (+):

{lines}

  Change that in the database, or write models of it by hand, and try again:

      {adopt}"""

AT_ONCE = """\
Nothing was written: another `db adopt` is at work in this project.

  Wait until it has ended, and look at what it says."""

NO_SCHEMA = """\
Nothing was written: no schema of the search_path is there, so that nobody can make a table without
naming one, not even Alembic its own.

  Name one that is there, for all who connect:

      ALTER DATABASE {database} SET search_path = ...

  Or:  CREATE SCHEMA public"""

NO_VERSION_SCHEMA = """\
Nothing was written: migrations/env.py asks for {table} in the schema {schema}, which is not there.

      CREATE SCHEMA {schema}"""

NO_SCRATCH = """\
Nothing was written: {reason}.

  A database is adopted with migrations that were proved to make the same in another one. Adopt it
  as a role that may make one, or adopt a copy of it elsewhere."""

DRIFTED = """\
The database is not what its migrations make. Nothing was written.

  What it has (-), and what they make (+):

{lines}

{advice}"""

# It is at the last migration.
CHANGED_BY_HAND = """\
  Somebody has changed it by hand, or a migration after it had run. If that is to stay, say it in
  the models, and write the migration for it, which has nothing to do here any more:

      alembic revision --autogenerate -m "what was changed by hand"
      alembic stamp heads

  If not, take it back in the database. Then, or with another database:  {adopt}"""

# Alembic's table is empty, or not there.
NOT_AT_THE_END = """\
  It does not say at which migration it is. If it is at an earlier one than the last, mark it as such:

      alembic stamp REVISION
      alembic upgrade heads
      {adopt}"""

# What follows a history that cannot be replayed.
NEVER_RAN = """\
{reason}

  If they have never run in an empty database, because the first one came when tables were there
  already: put them aside, and begin with one that makes what is there.

      git rm {versions}/*.py
      {forget}
      {adopt}"""
