"""A table has a column of every kind of type."""

from datetime import timedelta

from sqlalchemy import (
    ARRAY,
    CHAR,
    JSON,
    REAL,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    Uuid,
)
from sqlalchemy.dialects.postgresql import (
    BIT,
    CIDR,
    INET,
    INT4MULTIRANGE,
    INTERVAL,
    JSONB,
    MACADDR,
    MONEY,
    NUMRANGE,
    OID,
    TIMESTAMP,
    TSVECTOR,
)


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "things",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("a", SmallInteger),
        Column("b", BigInteger),
        Column("c", Numeric(10, 2)),
        Column("d", Double),
        Column("e", REAL),
        Column("f", Boolean),
        Column("g", String(10)),
        Column("h", CHAR(3)),
        Column("i", Text(collation="C")),
        Column("j", Date),
        Column("k", DateTime),
        Column("l", TIMESTAMP(precision=3, timezone=True)),
        Column("m", Time),
        Column("n", INTERVAL(fields="DAY TO SECOND")),
        Column("o", Uuid),
        Column("p", JSON),
        Column("q", JSONB),
        Column("r", LargeBinary),
        Column("s", INET),
        Column("t", CIDR),
        Column("u", MACADDR),
        Column("v", BIT(8)),
        Column("w", BIT(8, varying=True)),
        Column("x", TSVECTOR),
        Column("y", ARRAY(Integer, dimensions=2)),
        Column("z", NUMRANGE),
        Column("aa", INT4MULTIRANGE),
        Column("bb", MONEY),
        Column("cc", OID),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "INSERT INTO things (n, y) VALUES ('1 day', '{{1}}') RETURNING n, y": [
        (timedelta(days=1), [[1]])
    ]
}
