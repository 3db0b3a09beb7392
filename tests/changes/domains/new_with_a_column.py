"""A column brings a domain along, with its CHECK."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    mail = DOMAIN("mail", Text(), check="VALUE LIKE '%@%'", constraint_name="has_an_at")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", mail))


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO users VALUES (2, 'ada@example.com') RETURNING mail": [("ada@example.com",)]}
