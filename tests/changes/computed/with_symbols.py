"""A computed column has a percent sign, a colon and a backslash in it."""

from sqlalchemy import Column, Computed, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    label = Computed(r"name || '\:x\y' || (id % 2)::text || '%s'", persisted=True)
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("label", Text, label),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT label FROM users": [(r"ada:x\y1%s",)]}
