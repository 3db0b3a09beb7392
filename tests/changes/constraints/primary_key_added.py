"""A table without a primary key gets one."""

from sqlalchemy import Column, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("name", Text, primary_key=True))


ROWS = "INSERT INTO users VALUES ('ada')"
READ = {
    "SELECT conname FROM pg_constraint WHERE conrelid = 'users'::regclass AND contype = 'p'": [
        ("users_pkey",)
    ]
}
