"""A trigger that a migration made by hand looks at a column that grows."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", BigInteger))


SETUP = """
    CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN NEW.age := NEW.age + 1; RETURN NEW; END $$;
    CREATE TRIGGER older BEFORE UPDATE OF age ON users FOR EACH ROW EXECUTE FUNCTION older();
"""
ROWS = "INSERT INTO users VALUES (1, 7)"
READ = {"SELECT age FROM users": [(7,)]}
