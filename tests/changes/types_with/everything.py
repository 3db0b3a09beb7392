"""Text with a default, an index and a CHECK becomes numeric with others."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Text, CheckConstraint("amount <> ''"), server_default="0", index=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "amount",
            Numeric(10, 2),
            CheckConstraint("amount >= 0"),
            server_default="1",
            nullable=False,
            index=True,
        ),
    )


ROWS = "INSERT INTO prices VALUES (1, '1.25'), (2, DEFAULT), (3, NULL)"
READ = {
    "SELECT amount FROM prices ORDER BY id": [
        (Decimal("1.25"),),
        (Decimal("0.00"),),
        (Decimal("1.00"),),
    ]
}
BACK = {"SELECT amount FROM prices ORDER BY id": [("1.25",), ("0.00",), ("1.00",)]}
