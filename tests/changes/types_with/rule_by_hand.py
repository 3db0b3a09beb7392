"""A row-level policy that a migration made by hand looks at a column that grows."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


SETUP = """
    ALTER TABLE users ENABLE ROW LEVEL SECURITY;
    CREATE POLICY adults ON users USING (age >= 18);
"""
ROWS = "INSERT INTO users VALUES (1, 18)"
READ = {"SELECT age FROM users": [(18,)]}
