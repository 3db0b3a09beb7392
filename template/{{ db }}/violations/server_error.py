"""What PostgreSQL said when it refused a statement, whichever driver heard it.

The fields are those of https://www.postgresql.org/docs/current/protocol-error-fields.html.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import qualified
from ..postgresql.sqlstate import CHECK_VIOLATION, NOT_NULL_VIOLATION, sqlstate

# Their detail is a whole row: "Failing row contains (1, ann@example.com, ...)".
TELL_A_ROW = {NOT_NULL_VIOLATION, CHECK_VIOLATION}


@dataclass(frozen=True)
class ServerError:
    """A field that was not sent is empty."""

    sqlstate: str
    message: str
    detail: str
    hint: str
    schema: str
    table: str
    column: str

    @property
    def table_sql(self) -> str:
        """The table, as SQL names it."""
        return qualified(self.table, self.schema)


def read(error: DBAPIError) -> ServerError:
    """The fields of *error*."""
    said: Any = error.driver_exception
    if (diag := getattr(said, "diag", None)) is not None:  # psycopg and psycopg2
        parts = [diag.message_primary, diag.message_detail, diag.message_hint]
        said = diag
    else:
        parts = [getattr(said, name, None) for name in ("message", "detail", "hint")]
    place = [getattr(said, f"{name}_name", None) for name in ("schema", "table", "column")]
    return ServerError(sqlstate(error), *(part or "" for part in (*parts, *place)))


def words(error: DBAPIError) -> list[str]:
    """What is wrong, the detail, and the hint; not the statement, which may hold a secret."""
    said = read(error)
    detail = "" if said.sqlstate in TELL_A_ROW else said.detail
    labelled = (("", said.message), ("DETAIL:  ", detail), ("HINT:  ", said.hint))
    return [label + part for label, part in labelled if part] or [str(error.driver_exception)]
