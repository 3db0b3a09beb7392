"""An interval keeps whole seconds only, which one row has not."""

from sqlalchemy import Column, Integer, Interval, MetaData, Table
from sqlalchemy.dialects.postgresql import INTERVAL


def before(metadata: MetaData) -> None:
    Table("jobs", metadata, Column("id", Integer, primary_key=True), Column("lasts", Interval))


def after(metadata: MetaData) -> None:
    Table(
        "jobs",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("lasts", INTERVAL(precision=0)),
    )


ROWS = "INSERT INTO jobs VALUES (1, '1 second'), (2, '0.5 seconds')"
STOPS = "upgrade"
MESSAGE = ["jobs.lasts", "1 row", "id = 2"]
