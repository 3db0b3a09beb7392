"""A column and a table have the same name, and both are dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("audit", metadata, Column("id", Integer, primary_key=True), Column("users", Text))
    Table("users", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("audit", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO audit VALUES (1, 'ada')"
DROP = "table:audit.users,column:audit.users"
READ = {"SELECT * FROM audit": [(1,)], "SELECT to_regclass('audit.users')::text": [(None,)]}
BACK = {"SELECT * FROM audit": [(1, None)], "SELECT count(*) FROM audit.users": [(0,)]}
