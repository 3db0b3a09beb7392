"""Two new tables refer to each other."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
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


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "INSERT INTO teams VALUES (1) RETURNING lead": [(None,)],
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'": [
        (2,)
    ],
}
