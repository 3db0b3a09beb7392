"""A schema that a migration made by hand stays when the last table in it is dropped."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("events", metadata, Column("id", Integer, primary_key=True), schema="audit")


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


SETUP = "CREATE FUNCTION audit.answer() RETURNS int LANGUAGE sql AS 'SELECT 42'"
SETUP_AFTER = """
    CREATE SCHEMA audit;
    CREATE FUNCTION audit.answer() RETURNS int LANGUAGE sql AS 'SELECT 42';
"""
DROP = "audit.events"
READ = {"SELECT audit.answer()": [(42,)]}
