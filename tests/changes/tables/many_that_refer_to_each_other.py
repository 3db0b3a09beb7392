"""A dozen tables refer to one another in both directions of the alphabet."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    for one, other in zip("abcdefghijkl", "lkjihgfedcba", strict=True):
        Table(
            one,
            metadata,
            Column("id", Integer, primary_key=True),
            Column("user", ForeignKey("users.id")),
            Column("friend", ForeignKey(f"{other}.id", use_alter=True)),
        )
    Table(
        "m",
        metadata,
        Column("id", Integer, primary_key=True),
        *(Column(name, ForeignKey(f"{name}.id", ondelete="CASCADE")) for name in "afl"),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'": [
        (27,)
    ]
}
