"""One diagram: what it says, and that Mermaid can read it."""

import re
from importlib import import_module
from typing import Any

import pytest
import sqlalchemy as sa
from drawn_schemas import ODD_NAMES, Read, odd, store
from mermaid_grammar import check, decoded
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

pytest_plugins = ["server_fixtures", "diagram_fixtures"]

STORE = """\
erDiagram
    direction LR
    "audit.log" {
        bigint id PK
        bigint order_id FK "null"
        jsonb what
    }
    order_lines {
        bigint order_id PK, FK
        integer number PK
        float8 price
    }
    orders {
        bigint id PK
        bigint user_id FK
        numeric(10‚2) total
        interval_day_to_second(3) took "null"
    }
    profiles {
        bigint user_id PK, FK
        text[] tags
    }
    users {
        bigint id PK
        varchar(80) mail UK "where we write to"
        mood mood "null; sad #124; happy"
        bigint invited_by FK "null"
        timestamptz(3) seen_at
    }
    orders |o..o{ "audit.log" : "order_id"
    orders ||--o{ order_lines : "order_id"
    users ||..o{ orders : "user_id"
    users ||--o| profiles : "user_id"
    users |o..o{ users : "invited_by"
"""  # noqa: RUF001


def drawn(snapshot: Any, *tables: str) -> str:
    """The diagram of these tables, or of all."""
    text: str = import_module("shop.db.diagram.page").part(snapshot, tables or snapshot.tables)
    return text


def test_types_keys_comments_and_foreign_keys_are_those_of_postgresql(read: Read) -> None:
    diagram = drawn(read(store()))

    assert diagram == STORE.rstrip()
    check(diagram)


def test_any_name_is_read_by_mermaid_and_shown_as_it_is(read: Read) -> None:
    diagram = drawn(read(odd()))

    check(diagram)
    boxes = re.findall(r"^    (\S.*) \{$", diagram, flags=re.MULTILINE)
    shown = {decoded(box).removeprefix("odd schema.") for box in boxes}
    plain = {name for name in ODD_NAMES if name.isprintable() and "." not in name}
    assert plain <= shown
    for name in plain - {" spaces  "}:  # of a run of spaces in a note, HTML shows one
        assert name in decoded(diagram), name


def test_a_column_that_mermaid_cannot_spell_is_named_beside_it(read: Read) -> None:
    metadata = MetaData()
    names = ["two words", "2fa", "pk", "UK-code", "_both_", "naïve", "_", "表"]
    Table("t", metadata, *(Column(name, Integer, nullable=False) for name in names))

    diagram = drawn(read(metadata))

    check(diagram)
    assert re.findall("integer (.*)", diagram) == [
        'two_words "named “two words”"',
        '_2fa "named “2fa”"',
        '_pk "named “pk”"',
        'UK_code "named “UK-code”"',
        '_both "named “#95;both#95;”"',
        "naïve",
        "_",
        "表",
    ]


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        ([Column("a", ForeignKey("t.id"), nullable=False)], "||..o{"),
        ([Column("a", ForeignKey("t.id"))], "|o..o{"),
        ([Column("a", ForeignKey("t.id"), nullable=False, unique=True)], "||..o|"),
        ([Column("a", ForeignKey("t.id"), unique=True)], "|o..o|"),
        ([Column("a", ForeignKey("t.id"), primary_key=True)], "||--o|"),
        (
            [
                Column("a", ForeignKey("t.id"), primary_key=True),
                Column("b", Integer, primary_key=True),
            ],
            "||--o{",
        ),
    ],
)
def test_a_line_tells_how_many_rows_are_at_each_end(
    columns: list[Column[Any]], line: str, read: Read
) -> None:
    metadata = MetaData()
    Table("t", metadata, Column("id", Integer, primary_key=True))
    Table("child", metadata, *columns)

    assert f"    t {line} child : " in drawn(read(metadata))


def test_an_index_of_some_rows_makes_no_column_unique(read: Read) -> None:
    metadata = MetaData()
    table = Table("t", metadata, Column("a", Integer), Column("b", Integer), Column("c", Text))
    sa.Index("one", table.c.a, unique=True)
    sa.Index("some", table.c.b, unique=True, postgresql_where=table.c.b > 0)
    sa.Index("computed", sa.func.lower(table.c.c), unique=True)

    rows = re.findall(r"^        \w+ (\w)(.*)", drawn(read(metadata)), flags=re.MULTILINE)

    assert rows == [("a", ' UK "null"'), ("b", ' "null"'), ("c", ' "null"')]


def test_of_a_wide_table_the_keys_are_there(read: Read) -> None:
    metadata = MetaData()
    wide = (Column(f"c{number}", Integer) for number in range(60))
    Table("t", metadata, *wide, Column("id", Integer, primary_key=True))

    diagram = drawn(read(metadata))

    check(diagram)
    assert '        … … "and 45 more"' in diagram
    assert "integer id PK" in diagram
    assert diagram.count("integer c") == 15


def test_a_diagram_is_never_more_than_mermaid_draws(read: Read) -> None:
    metadata = MetaData()
    for number in range(10):
        columns = (Column(f"{'%' * 60}{n}", Integer, comment="<" * 60) for n in range(16))
        Table(f"{'$' * 60}{number}", metadata, *columns)

    check(drawn(read(metadata)))
