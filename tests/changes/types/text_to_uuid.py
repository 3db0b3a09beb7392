"""Text becomes uuid."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, Uuid


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("token", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("token", Uuid))


ROWS = "INSERT INTO users VALUES (1, '6BA7B810-9DAD-11D1-80B4-00C04FD430C8'), (2, NULL)"
READ = {
    "SELECT token::text FROM users ORDER BY id": [
        ("6ba7b810-9dad-11d1-80b4-00c04fd430c8",),
        (None,),
    ]
}
BACK = {"SELECT token FROM users ORDER BY id": [("6ba7b810-9dad-11d1-80b4-00c04fd430c8",), (None,)]}
