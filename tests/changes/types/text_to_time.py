"""Text becomes time of day."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, Time


def before(metadata: MetaData) -> None:
    Table("shops", metadata, Column("id", Integer, primary_key=True), Column("opens", Text))


def after(metadata: MetaData) -> None:
    Table("shops", metadata, Column("id", Integer, primary_key=True), Column("opens", Time))


ROWS = "INSERT INTO shops VALUES (1, '12:30'), (2, NULL)"
READ = {"SELECT opens::text FROM shops ORDER BY id": [("12:30:00",), (None,)]}
BACK = {"SELECT opens FROM shops ORDER BY id": [("12:30:00",), (None,)]}
