"""Text becomes boolean, with a default, an index, a CHECK and a view."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    select,
    true,
)
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Text, CheckConstraint("active <> ''"), server_default="yes", index=True),
    )
    CreateView(select(users.c.active), "actives", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "active",
            Boolean,
            CheckConstraint("active OR id > 0"),
            server_default=true(),
            index=True,
        ),
    )
    CreateView(select(users.c.active), "actives", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, 'no'), (2, DEFAULT)"
READ = {"SELECT active FROM actives ORDER BY 1": [(False,), (True,)]}
BACK = {"SELECT active FROM actives ORDER BY 1": [("false",), ("true",)]}
