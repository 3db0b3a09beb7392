"""One of two tables drops its column, and the enum stays for the other."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    mood = Enum("happy", "sad", name="mood", metadata=metadata)
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))
    Table("pets", metadata, Column("id", Integer, primary_key=True), Column("mood", mood))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "pets",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "sad", name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'sad'); INSERT INTO pets VALUES (1, 'happy')"
DROP = "users.mood"
READ = {"SELECT mood::text FROM pets": [("happy",)]}
BACK = {"SELECT mood::text FROM users": [(None,)], "SELECT mood::text FROM pets": [("happy",)]}
