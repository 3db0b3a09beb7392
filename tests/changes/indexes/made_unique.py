"""An index becomes unique."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text, index=True)
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, index=True, unique=True),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT indisunique FROM pg_index WHERE indexrelid = 'users_mail_idx'::regclass": [(True,)]}
