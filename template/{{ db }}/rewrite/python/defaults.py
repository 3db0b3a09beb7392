"""How a default reads best in Python."""

import re

from ...compare.snapshot import Column
from .code import Call, Code, call, sa_text

# 'word'::character varying, where the type is that of the column.
LITERAL = re.compile(r"'((?:[^']|'')*)'::(?P<type>.+)", re.DOTALL)

TEXTS = {"text", "character varying"}


def default_code(column: Column) -> Call | Code | str:
    """The value of ``server_default=`` for the default of *column*."""
    expression = column.default or ""
    if expression == "now()":
        return call("sa.func.now")
    if expression in {"true", "false"} and column.type == "boolean":
        return call(f"sa.{expression}")
    found = LITERAL.fullmatch(expression)
    own_type = column.type.partition("(")[0]
    if found and found["type"] == own_type and own_type in TEXTS and "\\" not in found[1]:
        return found[1].replace("''", "'")
    return sa_text(expression)
