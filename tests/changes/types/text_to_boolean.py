"""Text with yes, f and 0 becomes boolean, as in PostgreSQL's own cast."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("active", Boolean))


ROWS = "INSERT INTO users VALUES (1, 'yes'), (2, 'f'), (3, '0'), (4, ' TRUE '), (5, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(True,), (False,), (False,), (True,), (None,)]}
BACK = {
    "SELECT active FROM users ORDER BY id": [("true",), ("false",), ("false",), ("true",), (None,)]
}
