"""Reads a statement from left to right, a keyword, a name or an expression at a time."""

from collections.abc import Iterator

from .tokens import Token, split


class Reader:
    """The *tokens* of one statement in *sql*, and how far they have been read."""

    def __init__(self, sql: str, tokens: list[Token]) -> None:
        self.sql = sql
        self.tokens = tokens

    def skip(self, *keywords: str) -> bool:
        """Go past these keywords. If they do not come next, stay, and say so."""
        coming = [token.upper for token in self.tokens[: len(keywords)]]
        if coming != list(keywords):
            return False
        self.tokens = self.tokens[len(keywords) :]
        return True

    def name(self) -> str | None:
        """Go past a name, with its schema if it has one."""
        if not (self.tokens and self.tokens[0].is_name):
            return None
        length = 1
        while [token.upper for token in self.tokens[length : length + 1]] == ["."]:
            length += 2
        return self._take(length)

    def until(self, *keywords: str) -> str:
        """Go to the first of the *keywords* that is not within parentheses, or to the end."""
        depth = length = 0
        for token in self.tokens:
            if depth == 0 and token.upper in keywords:
                break
            depth += {"(": 1, ")": -1}.get(token.upper, 0)
            length += 1
        return self._take(length)

    def parenthesized(self) -> str | None:
        """Go past an expression in parentheses, and return what is within."""
        found = self._within()
        return found.until() if found else None

    def list(self) -> tuple[str, ...]:
        """Go past a list in parentheses, and return its elements."""
        found = self._within()
        return tuple(part.until() for part in found.split_rest(",")) if found else ()

    def index_key(self) -> tuple[str, ...]:
        """Go past the list of what an index is about; orders and operator classes are left out."""
        found = self._within()
        return tuple(part._indexed() for part in found.split_rest(",")) if found else ()

    def split_rest(self, separator: str) -> Iterator["Reader"]:
        """A reader for each part of what is left."""
        for part in split(self.tokens, separator):
            yield Reader(self.sql, part)

    def _indexed(self) -> str:
        expression = self._take(self._length_within()) or self.name() or ""
        if [token.upper for token in self.tokens[:1]] == ["("]:
            expression += self._take(self._length_within())
        if self.skip("COLLATE"):
            expression = f"({expression} COLLATE {self.name()})"
        return expression

    def _within(self) -> "Reader | None":
        length = self._length_within()
        if length == 0:
            return None
        within = Reader(self.sql, self.tokens[1 : length - 1])
        self.tokens = self.tokens[length:]
        return within

    def _length_within(self) -> int:
        """How many tokens it takes to come to the parenthesis that closes the one that is next."""
        depth = 0
        for length, token in enumerate(self.tokens, 1):
            depth += {"(": 1, ")": -1}.get(token.upper, 0)
            if depth == 0:
                return length if length > 1 else 0
        return 0

    def _take(self, length: int) -> str:
        taken, self.tokens = self.tokens[:length], self.tokens[length:]
        return self.sql[taken[0].start : taken[-1].end] if taken else ""
