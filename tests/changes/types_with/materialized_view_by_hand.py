"""A materialized view with an index, made by hand, uses a column that grows."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


SETUP = """
    CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS users FROM users GROUP BY age;
    CREATE UNIQUE INDEX ON ages (age);
"""
ROWS = "INSERT INTO users VALUES (1, 7); REFRESH MATERIALIZED VIEW ages"
READ = {"SELECT * FROM ages": [(7, 1)]}
