"""A migration that cannot be undone says so, and nothing pretends that it was."""

import pytest
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text

from .drafts import History

pytest_plugins = ["server_fixtures"]

TABLES = text(
    "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relname ~ '^t.$'"
)


def create(name: str) -> tuple[str, str]:
    return f'op.execute("CREATE TABLE {name} (a int)")', f'op.execute("DROP TABLE {name}")'


@pytest.fixture
def config(history: History, connection: Connection) -> Config:
    """At the third of three migrations; the second one cannot be undone."""
    history.add("one", *create("t1"))
    path = history.add("two", create("t2")[0])
    path.write_text(path.read_text("utf-8") + '\nirreversible = "the old rows are gone"\n', "utf-8")
    history.add("three", *create("t3"))
    config = history.config
    config.attributes["connection"] = connection
    connection.begin()  # or Alembic commits
    command.upgrade(config, "head")
    return config


@pytest.mark.parametrize("target", ["base", "one", "-2"])
def test_a_downgrade_over_it_stops_before_it_undoes_anything(
    target: str, config: Config, connection: Connection
) -> None:
    with pytest.raises(CommandError) as refused:
        command.downgrade(config, target)

    assert "_two.py cannot be undone: the old rows are gone" in str(refused.value)
    assert "alembic downgrade two\n" in str(refused.value)
    assert connection.scalar(TABLES) == "t1 t2 t3"


def test_what_came_after_it_can_be_undone(config: Config, connection: Connection) -> None:
    command.downgrade(config, "two")

    assert connection.scalar(TABLES) == "t1 t2"


def test_its_sql_is_not_printed_either(config: Config) -> None:
    with pytest.raises(CommandError, match="cannot be undone"):
        command.downgrade(config, "three:base", sql=True)


def test_other_commands_do_not_mind(config: Config) -> None:
    command.current(config)
    command.stamp(config, "one")
    command.upgrade(config, "one", sql=True)
