"""An enum, a function and a sequence that no migration made are not touched."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


FOREIGN = """
    CREATE TYPE theirs AS ENUM ('a');
    CREATE SEQUENCE their_numbers;
    CREATE FUNCTION their_answer() RETURNS int LANGUAGE sql AS 'SELECT 42';
"""
ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT their_answer(), to_regtype('theirs')::text": [(42, "theirs")]}
