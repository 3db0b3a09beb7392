"""Tables to draw: few with odd names, and many."""

import random
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BigInteger, Column, Enum, ForeignKey, Identity, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY, INTERVAL, JSONB, NUMERIC, TIMESTAMP, VARCHAR

# What makes a `Snapshot` of models.
Read = Callable[[MetaData], Any]

# What a lexer, Markdown, HTML or Mermaid's own preprocessing could take for something else.
ODD_NAMES = [
    "order lines",
    'quo"ted',
    "%%{init: {}}%%",
    "<b>bold</b> & <script>",
    "[bracket](http://x)",
    "__init__",
    "`code` *stars* ~a~b~",
    "direction LR",
    "style: a:#35;#x;",
    "back\\slash",
    "naïve_Größe_表_🦆",
    "one",
    "end",
    "class",
    "2fa",
    "pk",
    "uk-code",
    "{}|o--o{",
    "$$x$$ fa:fa-user",
    "line\nbreak",
    " spaces  ",
    "a.b",
    "x" * 63,
    "1. list",
    "- item",
    "&lt;p&gt;",
    "---",
    "#",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc",
]


def odd() -> MetaData:
    """A table of each odd name, with a column of that name, a comment, and a foreign key."""
    metadata = MetaData()
    first = Table("first", metadata, Column("id", BigInteger, Identity(), primary_key=True))
    for number, name in enumerate(ODD_NAMES):
        Table(
            name,
            metadata,
            Column("id", BigInteger, Identity(), primary_key=True),
            Column(name, ForeignKey(first.c.id, name=f"key_{number}"), comment=name),
            Column("kind", Enum(name, name=f"kind {name}"[:63]), unique=True),
            comment=name,
            schema="odd schema" if number % 7 == 0 else None,
        )
    return metadata


def store() -> MetaData:
    """Five tables with every kind of foreign key, and types of several words."""
    metadata = MetaData()

    def key() -> Column[int]:
        return Column("id", BigInteger, Identity(), primary_key=True)

    users = Table(
        "users",
        metadata,
        key(),
        Column("mail", VARCHAR(80), nullable=False, unique=True, comment="where we write to"),
        Column("mood", Enum("sad", "happy", name="mood")),
        Column("invited_by", ForeignKey("users.id")),
        Column("seen_at", TIMESTAMP(timezone=True, precision=3), nullable=False),
    )
    Table(
        "profiles",
        metadata,
        Column("user_id", ForeignKey(users.c.id), primary_key=True),
        Column("tags", ARRAY(Text), nullable=False),
        comment="What a user says | of themselves.",
    )
    orders = Table(
        "orders",
        metadata,
        key(),
        Column("user_id", ForeignKey(users.c.id), nullable=False),
        Column("total", NUMERIC(10, 2), nullable=False),
        Column("took", INTERVAL(fields="DAY TO SECOND", precision=3)),
    )
    Table(
        "order_lines",
        metadata,
        Column("order_id", ForeignKey(orders.c.id), primary_key=True),
        Column("number", sa.Integer, primary_key=True),
        Column("price", sa.Double, nullable=False),
    )
    Table(
        "log",
        metadata,
        key(),
        Column("order_id", ForeignKey(orders.c.id)),
        Column("what", JSONB, nullable=False),
        schema="audit",
    )
    return metadata


def hundred(tables: int = 100) -> MetaData:
    """As a shop that has grown: areas with names in common, and some tables that all refer to."""
    metadata, dice = MetaData(), random.Random(7)
    areas = ["order", "invoice", "product", "user", "shipment", "stock", "campaign", "ticket"]
    kinds = ["", "_lines", "_events", "_notes", "_labels", "_states", "_files", "_prices", "_rules"]
    names = [f"{area}{kind or 's'}" for kind in kinds for area in areas]
    names += [f"setting_{number}" for number in range(tables - len(names))]
    for name in names:
        parent = f"{name.partition('_')[0]}s"
        targets = {"users", dice.choice(areas) + "s"} if dice.random() < 0.5 else set()
        targets |= {parent} - {name} if parent in metadata.tables else set()
        Table(
            name,
            metadata,
            Column("id", BigInteger, Identity(), primary_key=True),
            *(
                Column(
                    f"{target[:-1]}_id", ForeignKey(f"{target}.id"), nullable=dice.random() < 0.3
                )
                for target in sorted(targets)
                if target in metadata.tables
            ),
            *(Column(f"field_{number}", Text) for number in range(dice.randint(2, 30))),
        )
    return metadata
