"""cidr becomes inet."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import CIDR, INET


def before(metadata: MetaData) -> None:
    Table("networks", metadata, Column("id", Integer, primary_key=True), Column("network", CIDR))


def after(metadata: MetaData) -> None:
    Table("networks", metadata, Column("id", Integer, primary_key=True), Column("network", INET))


ROWS = "INSERT INTO networks VALUES (1, '10.0.0.0/8'), (2, NULL)"
READ = {"SELECT network::text FROM networks ORDER BY id": [("10.0.0.0/8",), (None,)]}
