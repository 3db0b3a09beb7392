"""Text becomes a domain, where one row does not fit."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    mail = DOMAIN("mail", Text(), check="VALUE LIKE '%@%'", constraint_name="has_an_at")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", mail))


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com'), (2, 'eve')"
STOPS = "upgrade"
MESSAGE = ["users.mail", "1 row", "id = 2"]
