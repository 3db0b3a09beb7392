"""An array gets bigger elements, with a default, a GIN index and a CHECK."""

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Column, Index, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "scores",
            ARRAY(Integer),
            CheckConstraint("cardinality(scores) < 9"),
            server_default="{}",
        ),
    )
    Index(None, users.c.scores, postgresql_using="gin")


def after(metadata: MetaData) -> None:
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "scores",
            ARRAY(BigInteger),
            CheckConstraint("cardinality(scores) < 9"),
            server_default="{}",
        ),
    )
    Index(None, users.c.scores, postgresql_using="gin")


ROWS = "INSERT INTO users VALUES (1, '{1,2}'), (2, DEFAULT)"
READ = {"SELECT scores FROM users ORDER BY id": [([1, 2],), ([],)]}
