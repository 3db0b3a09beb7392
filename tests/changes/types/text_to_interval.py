"""Text becomes interval."""

from datetime import timedelta

from sqlalchemy import Column, Integer, Interval, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("jobs", metadata, Column("id", Integer, primary_key=True), Column("lasts", Text))


def after(metadata: MetaData) -> None:
    Table("jobs", metadata, Column("id", Integer, primary_key=True), Column("lasts", Interval))


ROWS = "INSERT INTO jobs VALUES (1, '2 days'), (2, '01:30'), (3, NULL)"
READ = {
    "SELECT lasts FROM jobs ORDER BY id": [
        (timedelta(days=2),),
        (timedelta(hours=1, minutes=30),),
        (None,),
    ]
}
BACK = {"SELECT lasts FROM jobs ORDER BY id": [("2 days",), ("01:30:00",), (None,)]}
