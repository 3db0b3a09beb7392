"""Whatever a person is told, the page has a section about it; and what it quotes is really said."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from changes.database import Databases, script
from conftest import REPOSITORY
from sqlalchemy.exc import DBAPIError

from .messages import UNKNOWN, Message, Package
from .page import Section, sections

pytest_plugins = ["server_fixtures"]

PAGE = [one for one in sections("troubleshooting.md") if one.level == 3]
ALEMBIC = [one for one in PAGE if one.within == "Alembic's own messages"]
POSTGRESQL = [one for one in PAGE if one.within == "PostgreSQL's own messages"]
OURS = [one for one in PAGE if one not in (*ALEMBIC, *POSTGRESQL)]
# No message, but a question that people ask.
QUESTIONS = {"My migration is empty"}

BEGINNING = 70  # characters of a message that a heading may end after
WORD = re.compile("[A-Za-z]{3}")
PLACES = re.compile(r"the embedded PostgreSQL|(a statement of )?Alembic's own|\{\w+\}")
MEANT = 8  # fewer than these are no words to look for
# One thing, or several.
NUMBERS = {
    "have": "has",
    "are": "is",
    "refer": "refers",
    "violate": "violates",
    "their": "its",
    "rows": "row",
    "values": "value",
}

PROVOKED = {
    'relation "users" already exists': "CREATE TABLE users (id int)",
    'relation "users" does not exist': "DROP TABLE users CASCADE; SELECT * FROM users",
    'type "order_state" already exists': "CREATE TYPE order_state AS ENUM ('x')",
    'column "active" cannot be cast automatically to type boolean': (
        "ALTER TABLE users ALTER active TYPE boolean"
    ),
    'column "points" of relation "users" contains null values': (
        "ALTER TABLE users ADD points int NOT NULL"
    ),
    "cannot drop table users because other objects depend on it": (
        "CREATE VIEW names AS SELECT name FROM users; DROP TABLE users"
    ),
    'unsafe use of new value "ok" of enum type mood': (
        "COMMIT; BEGIN; ALTER TYPE mood ADD VALUE 'ok'; SELECT 'ok'::mood"
    ),
    "CREATE INDEX CONCURRENTLY cannot run inside a transaction block": (
        "CREATE INDEX CONCURRENTLY users_name_idx ON users (name)"
    ),
}
TABLES = """
    CREATE TYPE order_state AS ENUM ('draft'); CREATE TYPE mood AS ENUM ('sad');
    CREATE TABLE users (name text, active text); INSERT INTO users VALUES ('Ada', 'yes')
"""
NO_TABLES = "DROP TABLE IF EXISTS users; DROP TYPE IF EXISTS mood, order_state"


@pytest.fixture(scope="session")
def package(shop: Path) -> Package:
    return Package(shop / "src" / "shop" / "db")


@pytest.fixture(scope="session")
def messages(package: Package) -> list[Message]:
    """Those of rendered projects, and of the script that makes one of a clone."""
    printed = [one for one in package.constants() if one.text.startswith("FAILED: ")]
    starter = [
        Package(REPOSITORY / "starter", {"Stop"}),
        Package(REPOSITORY / "start.py", {"exit"}),
    ]
    return [*package.messages(), *printed, *(one for some in starter for one in some.messages())]


def test_every_message_has_its_section(messages: list[Message]) -> None:
    said = [line for one in OURS for line in lines(one)]

    without = [
        str(message)
        for message in messages
        if (pattern := beginning(message)) and not any(map(pattern.search, said))
    ]

    assert not without, "no section of docs/troubleshooting.md is about:\n" + "\n".join(without)


@pytest.mark.parametrize(
    "words",
    [
        "Another migration of this database did not end within",  # what a function returns
        "no PostgreSQL answers at",  # one of several functions
        "is not a port",  # the first of two
        "Nothing was undone: this is",  # of another module
        "The tables could not be counted",  # a constant
        "there more than once, in",  # about rows
    ],
)
def test_a_message_is_found_wherever_it_is_made(words: str, messages: list[Message]) -> None:
    assert any(words in one.text for one in messages)


def test_every_section_is_about_a_message(package: Package, messages: list[Message]) -> None:
    everything = [*messages, *package.constants()]
    patterns = [pattern for one in everything if (pattern := beginning(one))]

    strange = [
        line
        for section in OURS
        for line in lines(section)
        if line not in QUESTIONS and not any(pattern.search(line) for pattern in patterns)
    ]

    assert not strange


@pytest.mark.parametrize("section", ALEMBIC, ids=str)
def test_alembic_says_so(section: Section) -> None:
    words = [part for part in re.split(r"'[^']*'|-?\b\d\w*\b|;", section.title) if part.strip()]

    assert all(_plain(part) in _sources() for part in words), words


@cache
def _sources() -> str:
    specs = [find_spec(name) for name in ("alembic", "sqlalchemy.sql")]
    folders = [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    texts = [file.read_text("utf-8") for folder in folders for file in folder.rglob("*.py")]
    return _plain("".join(texts))


def _plain(text: str) -> str:
    """Letters alone, as texts are broken into lines."""
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("section", POSTGRESQL, ids=str)
def test_postgresql_says_so(section: Section, databases: Databases) -> None:
    with databases.connect("postgres") as connection:
        script(connection, f"BEGIN; {TABLES}")
        with pytest.raises(DBAPIError) as raised:
            script(connection, PROVOKED[section.title])
        script(connection, f"ROLLBACK; {NO_TABLES}; COMMIT")

    assert section.title in str(raised.value)


def lines(section: Section) -> list[str]:
    """Its heading, and the messages that are quoted below it."""
    quoted = [line for block in section.all("") for line in block.text.splitlines()]
    return [_one(line) for line in (section.title, *quoted)]


def beginning(message: Message) -> re.Pattern[str] | None:
    """What the beginning of *message* is like; nothing where all of it is another's words."""
    text = PLACES.sub(UNKNOWN, message.text.removeprefix("FAILED: "))
    text = text[:BEGINNING].rpartition(" ")[0] if len(text) > BEGINNING else text
    parts = [re.sub(r"^[\W\d_]+|[^\w)]+$", "", part) for part in text.split(UNKNOWN)]
    longest = max(parts, key=len)
    if len(longest) < MEANT:
        return None
    until = parts[: parts.index(longest) + 1]
    return re.compile(".*".join(re.escape(_one(part)) for part in until if WORD.search(part)))


def _one(text: str) -> str:
    """*text* as it would be about one thing, and without marks of code."""
    text = text.replace("`", "")
    return re.sub(rf"\b({'|'.join(NUMBERS)})\b", lambda word: NUMBERS[word[0]], text)
