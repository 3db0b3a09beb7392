"""A schema goes with its last table, which is dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("events", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


DROP = "audit.events"
READ = {"SELECT to_regnamespace('audit')::text": [(None,)]}
