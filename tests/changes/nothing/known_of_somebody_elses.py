"""Everything that differs is somebody else's."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


after = before

FOREIGN = """
    CREATE TABLE notes (words text);
    CREATE VIEW visitors AS SELECT id FROM users;
    CREATE MATERIALIZED VIEW counts AS SELECT count(*) FROM users;
    CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42';
"""
ROWS = "INSERT INTO users VALUES (1); INSERT INTO notes VALUES ('mine')"
NOTHING = True
