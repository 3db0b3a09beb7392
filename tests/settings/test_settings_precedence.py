"""Which of several settings counts: a table of what is given where, and the outcome."""

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest
from place import PARTS, Place, lines

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def place(shop: Path, tmp_path: Path) -> Place:
    return Place.make(shop, tmp_path)


@dataclass(frozen=True)
class Given:
    """Variables, files, and what is chosen on the command line."""

    variables: dict[str, str] = field(default_factory=dict)
    files: dict[str, str | bytes] = field(default_factory=dict)
    chosen: str | None = None


def without(name: str) -> dict[str, str]:
    return {part: value for part, value in PARTS.items() if part != name}


U = "postgresql+psycopg2://u:p@h:5432/d"
ADDRESS = {"DATABASE_URL": "postgres://v@w/x"}
V = "postgresql+psycopg2://v@w/x"

TABLE: dict[str, tuple[Given, str | None]] = {
    "nothing": (Given(), None),
    "variables of others": (Given({"POSTGRES_INITDB_ARGS": "x", "PGHOST": "x"}), None),
    "empty variables": (Given(dict.fromkeys([*without("POSTGRES_PASSWORD"), *ADDRESS], "")), None),
    "parts": (Given(PARTS), U),
    "address": (Given(ADDRESS), V),
    "address over parts": (Given(PARTS | ADDRESS), V),
    "empty address": (Given(PARTS | {"DATABASE_URL": ""}), U),
    "file of parts": (Given(files={".env": lines(PARTS)}), U),
    "file with an address": (Given(files={".env": lines(ADDRESS)}), V),
    "file with both": (Given(files={".env": lines(PARTS | ADDRESS)}), V),
    "variables over a file": (
        Given({"POSTGRES_DB": "other"}, {".env": lines(PARTS)}),
        "postgresql+psycopg2://u:p@h:5432/other",
    ),
    "empty variables over a file": (Given({"POSTGRES_DB": ""}, {".env": lines(PARTS)}), U),
    "variable over a file's address": (
        Given({"POSTGRES_DB": "other"}, {".env": lines(PARTS | ADDRESS)}),
        "postgresql+psycopg2://u:p@h:5432/other",
    ),
    "all variables over a file's address": (Given(PARTS, {".env": lines(ADDRESS)}), U),
    "address over a file": (Given(ADDRESS, {".env": lines(PARTS)}), V),
    "address over a file's address": (
        Given(ADDRESS, {".env": "DATABASE_URL=postgres://file/file"}),
        V,
    ),
    "empty address over a file's": (Given({"DATABASE_URL": ""}, {".env": lines(ADDRESS)}), V),
    "default port": (Given(PARTS | {"POSTGRES_PORT": ""}), U),
    "port": (Given(PARTS | {"POSTGRES_PORT": "1"}), "postgresql+psycopg2://u:p@h:1/d"),
    "empty password": (
        Given(PARTS | {"POSTGRES_PASSWORD": ""}),
        "postgresql+psycopg2://u@h:5432/d",
    ),
    "empty password over a file's": (
        Given({"POSTGRES_PASSWORD": ""}, {".env": lines(PARTS)}),
        "postgresql+psycopg2://u@h:5432/d",
    ),
    "secret": (
        Given(without("POSTGRES_PASSWORD") | {"POSTGRES_PASSWORD_FILE": "s"}, {"s": "p\n"}),
        U,
    ),
    "secret from Windows": (
        Given(
            without("POSTGRES_PASSWORD") | {"POSTGRES_PASSWORD_FILE": "s"},
            {"s": b"\xef\xbb\xbfp\r\n"},
        ),
        U,
    ),
    "secret named in a file": (
        Given({}, {".env": lines(without("POSTGRES_DB")) + "POSTGRES_DB_FILE=s", "s": "d"}),
        U,
    ),
    "secret address": (
        Given({"DATABASE_URL_FILE": "s"}, {"s": "postgres://v@w/x", ".env": lines(PARTS)}),
        V,
    ),
    "variable over a file's secret": (
        Given(
            {"POSTGRES_DB": "d"},
            {".env": lines(without("POSTGRES_DB")) + "POSTGRES_DB_FILE=s", "s": "x"},
        ),
        U,
    ),
    "secret over a file's setting": (
        Given({"POSTGRES_DB_FILE": "s"}, {".env": lines(PARTS | {"POSTGRES_DB": "x"}), "s": "d"}),
        U,
    ),
    "no name of a secret": (Given(PARTS | {"POSTGRES_PASSWORD_FILE": ""}), U),
    "local file is for local": (
        Given({"APP_ENV": "test"}, {".env": lines(ADDRESS)}),
        None,
    ),
    "file of the environment": (
        Given({"APP_ENV": "test"}, {".env": lines(ADDRESS), ".env.test": lines(PARTS)}),
        U,
    ),
    "chosen over APP_ENV": (
        Given(
            {"APP_ENV": "test"},
            {".env.test": lines(ADDRESS), ".env.staging": lines(PARTS)},
            "staging",
        ),
        U,
    ),
    "chosen local": (Given({"APP_ENV": "test"}, {".env": lines(PARTS)}, "local"), U),
    "empty APP_ENV": (Given({"APP_ENV": ""}, {".env": lines(PARTS)}), U),
    ".env.local is not read": (Given({}, {".env.local": lines(PARTS)}), None),
}


@pytest.mark.parametrize(("given", "expected"), TABLE.values(), ids=TABLE)
def test_this_counts(place: Place, given: Given, expected: str | None) -> None:
    for name, content in given.files.items():
        place.write(name, content)

    assert place.address(given.variables, given.chosen) == expected


@pytest.mark.parametrize(
    ("variables", "expected"), [(PARTS, U), (ADDRESS, V)], ids=["parts", "address"]
)
def test_a_secret_that_a_variable_replaces_need_not_be_there(
    place: Place, variables: dict[str, str], expected: str
) -> None:
    """The file may name what only the container has."""
    place.write(".env", "POSTGRES_PASSWORD_FILE=/run/secrets/nothing")

    assert place.address(variables) == expected


SPELLINGS = [
    "postgres://u:p@h/d",
    "postgresql://u:p@h/d",
    "postgresql+psycopg2://u:p@h/d",
    "postgresql+psycopg://u:p@h/d",
    "postgresql+asyncpg://u:p@h/d",
    "postgres+asyncpg://u:p@h/d",
    "  postgres://u:p@h/d\n",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_every_spelling_gets_the_driver_of_the_project(
    shop: Path, tmp_path: Path, driver: str, spelling: str
) -> None:
    place = Place.make(shop, tmp_path, driver)

    assert place.address({"DATABASE_URL": spelling}) == f"postgresql+{driver}://u:p@h/d"


DOTENV: dict[str, tuple[str | bytes, dict[str, str]]] = {
    "nothing": ("", {}),
    "byte order mark": (b"\xef\xbb\xbfA=1", {"A": "1"}),
    "CRLF": ("A=1\r\nB=2\r\n", {"A": "1", "B": "2"}),
    "blank lines and comments": ("\n  \n# A=2\n  # B=3\nA=1", {"A": "1"}),
    "export": ("export A=1\n  export   B=2", {"A": "1", "B": "2"}),
    "blanks": (" A = 1 2 ", {"A": "1 2"}),
    "empty": ("A=\nB=  \nC=''", {"A": "", "B": "", "C": ""}),
    "single quotes": ("A=' 1 '", {"A": " 1 "}),
    "double quotes": ('A=" 1 "', {"A": " 1 "}),
    "one pair of quotes": ("A=''1''", {"A": "'1'"}),
    "a quote in it": ("A=it's", {"A": "it's"}),
    "quotes that differ": ("A='1\"", {"A": "'1\""}),
    "one quote": ("A='", {"A": "'"}),
    "hash": ("A=1#2 #3", {"A": "1#2 #3"}),
    "hash after quotes": ("A='1' # 2", {"A": "'1' # 2"}),
    "equals": ("A=1=2", {"A": "1=2"}),
    "no escapes": (r"A=\n\\", {"A": r"\n\\"}),
    "no expansion": ("B=2\nA=$B${B}`B`", {"A": "$B${B}`B`", "B": "2"}),
    "the last counts": ("A=1\nA=2", {"A": "2"}),
    "Unicode": ("A=é🐘\x0b\u2028", {"A": "é🐘\x0b\u2028"}),
}


@pytest.mark.parametrize(("content", "expected"), DOTENV.values(), ids=DOTENV)
def test_a_file_is_read_literally(
    place: Place, content: str | bytes, expected: dict[str, str]
) -> None:
    read_dotenv = import_module("shop.db.settings.dotenv").read_dotenv

    assert read_dotenv(place.write(".env", content)) == expected
