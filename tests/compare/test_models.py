"""The models are created beside the live database, statement for statement as SQLAlchemy would."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, event, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import DDL, CreateSchema

from .live_database import DRIVERS, Live

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def models(shop: Path) -> Any:
    return import_module("shop.db.compare.models")


@pytest.fixture
def catalog(live: Live, models: Any, read_catalog: Any) -> Callable[..., list[str]]:
    """The catalog of the database that is made of the models."""

    def read(metadata: MetaData, driver: str = "psycopg", **where: Any) -> list[str]:
        def work(connection: Connection) -> list[str]:
            with models.created(connection, metadata) as scratch:
                lines: list[str] = read_catalog(scratch)
                return lines

        lines: list[str] = live.run(work, driver, **where)
        return lines

    return read


NASTY = [
    "100%",
    "%(a)s",
    "%%",
    "a:b",
    ":a",
    "::text",
    r"\:a",
    "back\\slash",
    "it's",
    '"',
    "é😀",
    "?",
]


listener: Any = DDL  # has no types


def nasty_models() -> MetaData:
    """Everything that has a text in it, with texts that some layer may take for something else."""
    metadata = MetaData()
    values = sa.Enum(*NASTY, name="per%cent", metadata=metadata)
    table = Table(
        "t%",
        metadata,
        Column("id", Integer, sa.Identity(), primary_key=True),
        Column("kind", values, comment="\n".join(NASTY)),
        *(Column(f"c{i}", Text, server_default=value) for i, value in enumerate(NASTY)),
        Column("time", postgresql.TIMESTAMP(timezone=True), server_default=text("now()")),
        Column("json", postgresql.JSONB, server_default=text("""'{"a": "\\:b", "c": 1}'::jsonb""")),
        sa.CheckConstraint(r"c0 LIKE '%\:a' AND c1 ~ '^\\d%' AND id % 2 = 0", name="like%"),
        comment="\n".join(NASTY),
    )
    sa.Index("i%", table.c.c0, postgresql_where=table.c.c1.like("%a:b"))
    event.listen(
        metadata,
        "after_create",
        listener("COMMENT ON SCHEMA public IS '100%% :a %(name)s'", context={"name": "x"}),
    )
    return metadata


@pytest.mark.parametrize("driver", DRIVERS)
def test_every_character_arrives_as_it_would_from_sqlalchemy(
    driver: str, live: Live, catalog: Any, read_catalog: Any
) -> None:
    def create_all(connection: Connection) -> Any:
        nasty_models().create_all(connection)
        return read_catalog(connection)

    assert catalog(nasty_models(), driver) == live.run(create_all, driver)


@pytest.mark.parametrize("driver", DRIVERS)
def test_whatever_sqlalchemy_can_create_is_created(
    driver: str, live: Live, catalog: Any, read_catalog: Any
) -> None:
    def create_all(connection: Connection) -> Any:
        for schema in ["audit", "Kinds", "numbers"]:
            connection.execute(CreateSchema(schema))
        many_kinds().create_all(connection)
        return read_catalog(connection)

    assert catalog(many_kinds(), driver) == live.run(create_all, driver)


def many_kinds() -> MetaData:
    metadata = MetaData()
    sa.Sequence("counter", schema="numbers", metadata=metadata)
    mood = sa.Enum("sad", "ok", name="mood", schema="Kinds")
    positive = postgresql.DOMAIN("positive", Integer, check="VALUE > 0", schema="Kinds")
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", mood),
        Column("moods", postgresql.ARRAY(mood)),
        Column("size", positive, index=True),
        Column("boss", Integer, sa.ForeignKey("users.id")),
        Column("place", Integer, sa.ForeignKey("audit.places.id", use_alter=True, name="fk")),
        Column("double", Integer, sa.Computed("boss * 2")),
        sa.UniqueConstraint("mood", "size", postgresql_nulls_not_distinct=True),
    )
    Table(
        "places",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("owner", Integer, sa.ForeignKey("users.id")),
        Column("mood", mood),
        schema="audit",
        postgresql_partition_by="HASH (id)",
    )
    sa.CreateView(sa.select(users.c.id), "ids", metadata=metadata)
    return metadata


def test_schemas_are_created_though_no_model_does(catalog: Any) -> None:
    metadata = MetaData()
    Table("t", metadata, Column("a", Text), schema="Au%dit")

    assert 'table "Au%dit".t' in catalog(metadata)


@pytest.mark.parametrize(
    "before",
    [listener("CREATE SCHEMA audit"), listener('CREATE SCHEMA "audit"'), CreateSchema("audit")],
)
def test_a_schema_that_the_models_create_is_left_to_them(before: Any, catalog: Any) -> None:
    metadata = MetaData()
    Table("t", metadata, Column("a", Text), schema="audit")
    event.listen(metadata, "before_create", before)

    assert "table audit.t" in catalog(metadata)


def test_functions_that_listen_may_execute_statements(catalog: Any) -> None:
    metadata = MetaData()
    table = Table("t", metadata, Column("a", Text))

    @event.listens_for(table, "after_create")
    def fill(target: Table, connection: Connection, **_: Any) -> None:
        connection.execute(text("ALTER TABLE t ADD CHECK (a LIKE '%')"))
        connection.exec_driver_sql("ALTER TABLE t ADD b int")
        connection.execute(target.insert(), [{"a": "x"}])

    lines = catalog(metadata)

    assert "column public.t.b integer" in lines
    assert any("CHECK ((a ~~ '%'::text))" in line for line in lines)


def test_an_index_may_ask_to_be_built_concurrently(catalog: Any) -> None:
    metadata = MetaData()
    Table("t", metadata, Column("a", Text), sa.Index("i", "a", postgresql_concurrently=True))

    assert "index CREATE INDEX i ON public.t USING btree (a)" in catalog(metadata)


def test_three_thousand_tables_fit_into_the_locks(catalog: Any) -> None:
    metadata = MetaData()
    for number in range(3000):
        Table(f"t{number}", metadata, Column("a", Integer, primary_key=True), Column("b", Text))

    assert sum(line.startswith("table ") for line in catalog(metadata)) == 3000


def test_the_live_database_is_only_read(live: Live, catalog: Any) -> None:
    live.execute("CREATE TABLE mine (a int)")
    before = live.catalog()

    catalog(nasty_models())

    assert live.catalog() == before


def test_equal_models_are_created_once(live: Live, catalog: Any) -> None:
    catalog(nasty_models())
    before = live.scratch()
    assert len(before) == 1

    catalog(nasty_models())

    assert live.scratch() == before


def test_an_extension_of_the_live_database_is_there(live: Live, catalog: Any) -> None:
    live.execute("CREATE SCHEMA ext", "CREATE EXTENSION citext SCHEMA ext")
    live.execute(f"ALTER DATABASE {live.url.database} SET search_path = public, ext")
    metadata = MetaData()
    Table("t", metadata, Column("a", postgresql.CITEXT))

    assert "column public.t.a ext.citext" in catalog(metadata)


def test_an_extension_of_the_history_is_there_before_the_live_one_has_it(
    live: Live, models: Any
) -> None:
    profile = import_module("shop.db.compare.profile")
    metadata = MetaData()
    Table("t", metadata, Column("a", postgresql.CITEXT))

    def work(connection: Connection) -> Any:
        also = (profile.Extension("citext", "public", "1.6"),)
        with models.created(connection, metadata, also) as scratch:
            return scratch.scalar(text("SELECT to_regclass('t') IS NOT NULL"))

    assert live.run(work)


def test_models_that_postgresql_refuses_are_named(live: Live, models: Any, catalog: Any) -> None:
    metadata = MetaData()
    Table("roles", metadata, Column("a", Integer))
    Table("users", metadata, Column("a", Integer), sa.CheckConstraint("b > 0"), schema="audit")

    with pytest.raises(models.ModelsError) as refused:
        catalog(metadata)

    assert str(refused.value) == (
        "PostgreSQL refuses the models, at this statement:  CREATE TABLE audit.users\n\n"
        '  column "b" does not exist\n'
        "  LINE 3:  CHECK (b > 0)\n"
        "                  ^\n\n"
        "  That was in a scratch database; the live one was not touched.\n"
        "  Mend the model, and type the same command again."
    )
    assert live.scratch() == []


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_type_of_an_extension_that_is_not_there_is_explained(
    driver: str, models: Any, catalog: Any
) -> None:
    metadata = MetaData()
    Table("t", metadata, Column("a", postgresql.CITEXT))

    with pytest.raises(models.ModelsError, match=r"does not exist(.|\n)*CREATE EXTENSION"):
        catalog(metadata, driver)
