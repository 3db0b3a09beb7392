"""The smallest honest test for a project of `alembic init`, which comes without any."""

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, make_url, text


def test_upgrading_an_empty_database_produces_the_models() -> None:
    config = Config("alembic.ini")
    url = make_url(config.get_main_option("sqlalchemy.url") or "")
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE stock_test"))
        config.set_main_option(
            "sqlalchemy.url", url.set(database="stock_test").render_as_string(False)
        )

        command.upgrade(config, "head")
        command.check(config)

        connection.execute(text("DROP DATABASE stock_test"))
