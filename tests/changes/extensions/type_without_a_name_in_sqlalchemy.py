"""A column has a type that SQLAlchemy does not know, from an extension."""

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.types import UserDefinedType


class Vector(UserDefinedType[Any]):
    cache_ok = True

    def get_col_spec(self, **options: Any) -> str:
        return "vector(3)"


def before(metadata: MetaData) -> None:
    Table("things", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("things", metadata, Column("id", Integer, primary_key=True), Column("place", Vector()))


FIRST = "CREATE EXTENSION vector"
ROWS = "INSERT INTO things VALUES (1)"
READ = {"INSERT INTO things VALUES (2, '[1,2,3]') RETURNING place::text": [("[1,2,3]",)]}
