"""Types that SQLAlchemy has no class for: PostgreSQL's own text, as it is.

Models and old migrations rely on it for ever: it stays as small as it is.
"""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import UserDefinedType


class SQLType(UserDefinedType[Any]):
    """A type by its name in SQL, such as SQLType("geometry(Point,4326)")."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: Any) -> str:
        """What CREATE TABLE says."""
        return self.sql


@compiles(SQLType)
def _for_driver(type_: SQLType, compiler: Any, **_: Any) -> str:
    """A percent sign is doubled for drivers that take it for a parameter."""
    is_halved = compiler.dialect.paramstyle in {"format", "pyformat"}
    return type_.sql.replace("%", "%%") if is_halved else type_.sql
