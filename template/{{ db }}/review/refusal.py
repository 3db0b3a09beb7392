"""A revision that ends with an error in an empty database, as a finding."""

from sqlalchemy.exc import DBAPIError

from ..postgresql.sqlstate import UNSAFE_NEW_ENUM_VALUE, sqlstate
from ..rewrite.python.code import Block, Code, Text
from ..violations import server_error
from .finding import Finding
from .judge import Judged, cleaned
from .rules import CONCURRENTLY, ENUM_VALUE, REFUSED, Rule

# https://www.postgresql.org/docs/current/errcodes-appendix.html
RULES = {UNSAFE_NEW_ENUM_VALUE: ENUM_VALUE, "25001": CONCURRENTLY}

INSTEAD: dict[Rule, tuple[Code, ...]] = {
    ENUM_VALUE: (
        Text("op.execute(\"ALTER TYPE ... ADD VALUE '...'\")"),
        Text("# The next migration:"),
        Text("...  # what uses the value"),
    ),
    CONCURRENTLY: (
        Block(
            "with op.online():",
            (Text('op.create_index("...", "...", ["..."], postgresql_concurrently=True)'),),
        ),
    ),
}


def refusal(error: BaseException) -> Judged:
    """The statement that ended with *error*, in PostgreSQL's words if they are its."""
    found = _server_error(error)
    sql = cleaned(found.statement or "") if found else ""
    return Judged(sql, False, [], [_finding(error, found)])


def _finding(error: BaseException, found: DBAPIError | None) -> Finding:
    if found is None:
        first, *more = str(error).splitlines() or [type(error).__name__]
        if "CONCURRENTLY" in first:
            return Finding(CONCURRENTLY, first, INSTEAD[CONCURRENTLY])
        return Finding(REFUSED, "\n".join([f"{type(error).__name__}: {first}", *more]))
    rule = RULES.get(sqlstate(found), REFUSED)
    said = "\n".join(server_error.words(found))
    return Finding(rule, f"PostgreSQL says: {said}", INSTEAD.get(rule, ()))


def _server_error(error: BaseException | None) -> DBAPIError | None:
    """The error of PostgreSQL that *error* is, or came from."""
    while error is not None and not isinstance(error, DBAPIError):
        error = error.__cause__
    return error
