"""CHECKs have percent signs, colons and backslashes in them."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, CheckConstraint(r"name <> ' \:x' AND name NOT LIKE '%\\y%'")),
        CheckConstraint("id % 2 = 1", name="odd"),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {
    "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c' ORDER BY conname": [
        ("((id % 2) = 1)",),
        (r"((name <> ' :x'::text) AND (name !~~ '%\\y%'::text))",),
    ]
}
