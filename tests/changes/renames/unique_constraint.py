"""A UNIQUE constraint has another name, and its index is not built again."""

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
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        UniqueConstraint("mail", name="one_mail_each"),
    )


SETUP = "COMMENT ON CONSTRAINT one_mail ON users IS 'made by hand'"
SETUP_AFTER = "COMMENT ON CONSTRAINT one_mail_each ON users IS 'made by hand'"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {
    "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'u'": [
        ("one_mail_each",)
    ]
}
