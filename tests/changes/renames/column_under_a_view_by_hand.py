"""A column is renamed under a view that a migration made by hand, which goes on."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("email", Text, info={"renamed_from": "mail"}),
    )


SETUP = "CREATE VIEW mails AS SELECT mail FROM users"
SETUP_AFTER = "CREATE VIEW mails AS SELECT email AS mail FROM users"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT mail FROM mails": [("ada",)]}
