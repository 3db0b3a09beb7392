"""Two tables that refer to each other are dropped on purpose."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "teams",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("lead", ForeignKey("people.id", use_alter=True)),
    )
    Table(
        "people",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("team", ForeignKey("teams.id")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1); INSERT INTO teams VALUES (1)"
DROP = "teams,people"
READ = {"SELECT id FROM users": [(1,)]}
BACK = None  # the rows went with the tables
