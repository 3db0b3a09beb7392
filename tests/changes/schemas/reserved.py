"""A new schema is called like a word of SQL."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("order", metadata, Column("id", Integer, primary_key=True), schema="user")


READ = {'INSERT INTO "user"."order" VALUES (DEFAULT) RETURNING id': [(1,)]}
