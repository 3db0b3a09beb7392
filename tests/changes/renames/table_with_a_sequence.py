"""A table with a serial key is renamed, and its sequence with it."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "members",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, index=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, index=True),
        info={"renamed_from": "members"},
    )


ROWS = "INSERT INTO members (mail) VALUES ('ada')"
READ = {
    "INSERT INTO users (mail) VALUES ('eve') RETURNING id": [(2,)],
    "SELECT pg_get_serial_sequence('users', 'id')": [("public.users_id_seq",)],
}
