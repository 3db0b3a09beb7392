"""Server defaults have colons in them."""

from sqlalchemy import Column, Integer, Interval, MetaData, Table, Time, text


def before(metadata: MetaData) -> None:
    Table("jobs", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "jobs",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("starts", Time, server_default="12:30"),
        Column("lasts", Interval, server_default=text("'01:30:00'::interval")),
    )


ROWS = "INSERT INTO jobs VALUES (1)"
READ = {"SELECT starts::text, lasts::text FROM jobs": [("12:30:00", "01:30:00")]}
