"""What migrations made by hand, and models cannot say, is no difference."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


after = before

SETUP = """
    CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN NEW.mail := upper(NEW.mail); RETURN NEW; END $$;
    CREATE TRIGGER shout BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION shout();
    CREATE VIEW mails AS SELECT mail FROM users;
    CREATE STATISTICS about_users ON id, mail FROM users;
    ALTER TABLE users ENABLE ROW LEVEL SECURITY;
    CREATE POLICY mine ON users USING (mail = current_user);
"""
ROWS = "INSERT INTO users VALUES (1, 'ada')"
NOTHING = True
