"""What PostgreSQL calls an expression, such as `lower` for lower(email), where a name is made of it.

The rules are those of `FigureColname` in its source (src/backend/parser/parse_target.c). Text is not
parsed, so that Index(None, text("lower(email)")) is called `expr`.
"""

from typing import Any

from sqlalchemy import Cast, Column, Extract
from sqlalchemy.dialects.postgresql import JSONB, dialect
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, Grouping, Label, UnaryExpression, quoted_name
from sqlalchemy.sql.functions import FunctionElement

# Types that the standard and PostgreSQL call differently.
_TYPES = {
    "bigint": "int8",
    "boolean": "bool",
    "char": "bpchar",
    "decimal": "numeric",
    "double precision": "float8",
    "float": "float8",
    "integer": "int4",
    "real": "float4",
    "smallint": "int2",
}


def expression_name(key: Any) -> str:
    """What PostgreSQL calls the column, or the expression, *key* of an index: `lower`, `expr`."""
    return _certain(key) or _guess(key) or "expr"


def _certain(key: Any) -> str | None:
    match _bare(key):
        case Column(name=name):
            return name
        case FunctionElement() as function:
            return _function(function.name)
        case Extract():
            return "extract"
        case Cast(clause=inner):
            return _certain(inner)
    return None


def _guess(key: Any) -> str | None:
    match _bare(key):
        case Cast(type=kind):
            sql = kind.compile(dialect=dialect())  # type: ignore[no-untyped-call]
            name = sql.partition("(")[0].rpartition(".")[2].strip('"').lower()
            return _TYPES.get(name, name)
    return None


def _bare(key: Any) -> Any:
    """Without parentheses, sort order, collation and subscripts."""
    match key:
        case Label(element=inner) | Grouping(element=inner):
            return _bare(inner)
        case UnaryExpression(element=inner, modifier=modifier) if modifier:
            return _bare(inner)
        case BinaryExpression(operator=operators.collate | operators.getitem, left=inner):
            return _bare(inner)
        # data["size"], which is data->'size' for the older type JSON.
        case BinaryExpression(operator=operators.json_getitem_op, left=inner, type=JSONB()):
            return _bare(inner)
    return key


def _function(name: str) -> str:
    folded = str(name) if isinstance(name, quoted_name) else name.lower()
    return {"trim": "btrim"}.get(folded, folded)
