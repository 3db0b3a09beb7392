"""Generated Python is what `ruff format` would write, and its strings arrive as they are."""

import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import dialect

pytest_plugins = ["server_fixtures"]

EXAMPLES = 300
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="session")
def code(shop: Path) -> Any:
    return import_module("shop.db.rewrite.python.code")


@pytest.fixture(scope="session")
def strings(shop: Path) -> Any:
    return import_module("shop.db.rewrite.python.strings")


DIALECT = dialect()  # type: ignore[no-untyped-call]

WORDS = st.text(st.sampled_from("ab _%:\\'\"\té漢"), max_size=60)
LINES = st.text(st.sampled_from("ab \n\"'\\:"), min_size=1, max_size=12).map(lambda t: t + "\nx")
NAMES = st.sampled_from(["op.execute", "sa.Column", "f", "postgresql.ARRAY"])
KEYS = st.sampled_from(["schema", "a", "server_default", "postgresql_where"])
BLOCKS = LINES.map(lambda lines: ("block", lines))
LEAVES = WORDS | st.integers(-99, 10**20) | st.booleans() | st.none() | BLOCKS


def _calls(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keywords = st.dictionaries(KEYS, values, max_size=3)
    calls = st.tuples(st.just("call"), NAMES, st.lists(values, max_size=4), keywords)
    return calls | st.lists(values, max_size=4) | st.dictionaries(WORDS, values, max_size=3)


TREES = st.recursive(LEAVES, _calls, max_leaves=10)


def built(code: Any, tree: Any) -> Any:
    match tree:
        case ("block", str(lines)):
            return code.sql(lines)
        case ("call", function, arguments, keywords):
            named = {key: built(code, value) for key, value in keywords.items()}
            return code.call(function, *(built(code, value) for value in arguments), **named)
        case list():
            return [built(code, value) for value in tree]
        case dict():
            return {key: built(code, value) for key, value in tree.items()}
    return tree


def formatted(source: str) -> str:
    command = ["ruff", "format", "--isolated", "--line-length=100", "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    return done.stdout


def test_ruff_format_changes_nothing(code: Any) -> None:
    statements: list[str] = []

    @QUIET
    @given(st.tuples(NAMES, st.lists(TREES, max_size=4), st.dictionaries(KEYS, TREES, max_size=3)))
    def generate(call: Any) -> None:
        statements.append(built(code, ("call", *call)).source(4))

    generate()
    # One by one where they differ would take minutes; together they take no time.
    source = "def upgrade():\n" + "\n".join(statements) + "\n"

    assert formatted(source) == source


def test_a_call_is_split_like_black_does(code: Any) -> None:
    column = code.call("sa.Column", "a" * 26, code.call("sa.Text"), nullable=False)
    statement = code.call("op.add_column", "b" * 20, column, schema=None)

    assert statement.source(4).splitlines() == [
        "    op.add_column(",
        f'        "{"b" * 20}", sa.Column("{"a" * 26}", sa.Text(), nullable=False)',
        "    )",
    ]


def test_strings_mean_what_they_say(strings: Any) -> None:
    @QUIET
    @given(st.text())
    def check(words: str) -> None:
        for source in (strings.literal(words), strings.block(words)):
            if not any("\ud800" <= letter <= "\udfff" for letter in words):
                assert eval(source) == words
        assert "\n" not in strings.literal(words)
        assert " \n" not in strings.block(words)

    check()


def test_sqlalchemy_takes_no_colon_for_a_parameter(strings: Any) -> None:
    @QUIET
    @given(st.text(st.sampled_from("ab1_: \\'[]é%")))
    def check(sql: str) -> None:
        assert str(text(strings.escaped(sql)).compile(dialect=DIALECT)) in (
            sql,
            sql.replace("%", "%%"),
        )

    check()
