"""What an exclusion constraint consists of, read from PostgreSQL's own text of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...violations.tokens import Token, tokens

_BEGIN = re.compile(r"EXCLUDE USING (\w+) \(")
_END = re.compile(r"( WHERE (?P<where>\(.*\)))?( DEFERRABLE( INITIALLY DEFERRED)?)?", re.DOTALL)


@dataclass(frozen=True)
class Exclusion:
    """*elements* are pairs of an expression, with its operator class, and an operator."""

    method: str
    elements: list[tuple[str, str]]
    where: str | None


def parse(definition: str) -> Exclusion | None:
    """The parts of *definition*, or None if it has more than these."""
    begin = _BEGIN.match(definition)
    if begin is None:
        return None
    inside = definition[begin.end() :]
    pieces, end = _pieces(inside)
    rest = _END.fullmatch(inside, end)
    elements = [tuple(piece.rsplit(" WITH ", 1)) for piece in pieces]
    if rest is None or any(len(element) != 2 for element in elements):
        return None
    return Exclusion(begin[1], [(key, operator) for key, operator in elements], rest["where"])


def _pieces(inside: str) -> tuple[list[str], int]:
    """What is between commas up to the closing parenthesis, and where that ends."""
    pieces, start = [], 0
    for token in _outside(tokens(inside)):
        if token.text in {",", ")"}:
            pieces.append(inside[start : token.start].strip())
            start = token.end
        if token.text == ")":
            return pieces, token.end
    return pieces, len(inside)


def _outside(all_tokens: list[Token]) -> Iterator[Token]:
    """Those that are in no parentheses of their own."""
    depth = 0
    for token in all_tokens:
        if token.kind == "symbol" and token.text in {"(", "["}:
            depth += 1
        elif token.kind == "symbol" and token.text in {")", "]"} and depth:
            depth -= 1
        elif depth == 0 and token.kind == "symbol":
            yield token
