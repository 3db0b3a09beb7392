"""A table gets a comment, then another one."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), comment="people")


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        comment='people\'s "accounts", 100% :sure \\',
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT obj_description('users'::regclass, 'pg_class')": [
        ('people\'s "accounts", 100% :sure \\',)
    ]
}
