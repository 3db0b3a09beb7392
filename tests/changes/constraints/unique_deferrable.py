"""A UNIQUE constraint is checked at the end of the transaction from now on."""

from sqlalchemy import Column, Integer, MetaData, Table, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("rank", Integer, unique=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("rank", Integer),
        UniqueConstraint("rank", deferrable=True, initially="DEFERRED"),
    )


ROWS = "INSERT INTO users VALUES (1, 1), (2, 2)"
READ = {
    "SELECT condeferred FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'u'": [
        (True,)
    ]
}
