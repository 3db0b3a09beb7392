"""An index has a percent sign in its expression and a colon in its condition."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    odd = Index("odd", text("(id % 2)"), postgresql_where=text(r"name <> '\:x %s'"))
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text), odd)


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {
    "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'odd'::regclass": [
        ("(name <> ':x %s'::text)",)
    ]
}
