"""Fixtures of your own belong here.

Those of the database are beside this file: `database_fixtures.py` gives every test a migrated
database of its own, `session_fixtures.py` the sessions on it.
"""

pytest_plugins = ["database_fixtures", "session_fixtures"]
