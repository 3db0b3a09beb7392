"""A UNIQUE constraint has another name, and says so."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        UniqueConstraint("mail", name="one_mail"),
    )


def after(metadata: MetaData) -> None:
    one = UniqueConstraint("mail", name="one_mail_each", info={"renamed_from": "one_mail"})
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text), one)


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {
    "SELECT to_regclass('one_mail')::text, to_regclass('one_mail_each')::text": [
        (None, "one_mail_each")
    ]
}
