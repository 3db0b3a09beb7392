"""Expressions as a person would write them, of which PostgreSQL makes the same as of the model's.

What PostgreSQL prints is not always read back as the same: of `mood IN ('happy', 'sad')` on a
varchar it makes a cast of the whole list, and of that text a list of casts. So a list is written
as one again.
"""

import re

_ITEM = r"'(?:[^']|'')*'::(?:text|character varying)"
_LIST = rf"ARRAY\[((?:{_ITEM}(?:, )?)+)\]"
_VALUE = r'(?:\((?P<name>(?:\w+|"(?:[^"]|"")+"))\)::text|(?P<plain>\w+))'
_IN = re.compile(rf"{_VALUE} (?P<word>= ANY|<> ALL) \((?:\({_LIST}\)::text\[\]|{_LIST})\)")
_CAST = re.compile(r"('(?:[^']|'')*')::(?:text|character varying)")


def readable(expression: str) -> str:
    """*expression*, with `x = ANY (ARRAY[...])` as `x IN (...)`."""
    return _IN.sub(_as_list, expression)


def _as_list(found: re.Match[str]) -> str:
    items = _CAST.sub(r"\1", found[4] or found[5])
    word = "IN" if found["word"] == "= ANY" else "NOT IN"
    return f"{found['name'] or found['plain']} {word} ({items})"


def without_parentheses(expression: str) -> str:
    """*expression* without the parentheses around all of it."""
    if not (expression.startswith("(") and expression.endswith(")")):
        return expression
    depth, quote = 0, ""
    for place, letter in enumerate(expression):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        elif letter in "()":
            depth += 1 if letter == "(" else -1
            if depth == 0 and place < len(expression) - 1:
                return expression
    return expression[1:-1]
