"""A database as somebody would make it by hand, and the models that say the same."""

from sqlalchemy import Column, Enum, ForeignKey, Integer, MetaData, Table, Text

# As somebody would write it by hand, in another order, with rows and a neighbour's table.
TABLES = """
    CREATE TYPE role AS ENUM ('reader', 'writer');
    CREATE TABLE users (
        id serial PRIMARY KEY, role role DEFAULT 'reader', mail text UNIQUE NOT NULL
    );
    CREATE TABLE posts (id serial PRIMARY KEY, user_id int REFERENCES users);
    CREATE INDEX ON posts (user_id);
    CREATE TABLE neighbour (id int);
    INSERT INTO users (mail) VALUES ('ada')
"""

TRIGGER = """
    CREATE FUNCTION lower_mail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.mail := lower(NEW.mail);  -- don't ask
        RETURN NEW;
    END $$;
    CREATE TRIGGER lower_mail BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION lower_mail()
"""


def models(metadata: MetaData) -> None:
    users(metadata)
    Table(
        "posts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("user_id", ForeignKey("users.id"), index=True),
    )


def users(metadata: MetaData, *more: Column[str]) -> None:
    role = Enum("reader", "writer", name="role")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False, unique=True),
        Column("role", role, server_default="reader"),
        *more,
    )
