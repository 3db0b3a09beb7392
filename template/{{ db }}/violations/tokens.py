"""SQL as tokens: just enough of PostgreSQL's lexical structure to find names and parentheses.

https://www.postgresql.org/docs/current/sql-syntax-lexical.html. Each token knows where it stands,
so that an expression can be cut out of the statement as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SKIPPED = re.compile(r"(?: \s+ | --[^\n]* | /\* .*? \*/ )+", re.VERBOSE | re.DOTALL)

TOKEN = re.compile(
    r"""
    (?P<string>  [eE]' (?: [^'\\] | \\. | '' )* '
               | (?: [bBnNxX] | [uU]& )? ' (?: [^'] | '' )* '
               | \$ (?P<tag> (?: [^\W\d]\w* )? ) \$ .*? \$ (?P=tag) \$ )
  | (?P<quoted>  (?: [uU]& )? " (?: [^"] | "" )* " )
  | (?P<word>    [^\W\d] [\w$]* )
  | (?P<number>  \d [\w.]* )
  | (?P<symbol>  :: | . )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A piece of a statement: its *kind* is string, quoted, word, number or symbol."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def upper(self) -> str:
        """The keyword or symbol that this may be; a quoted name or a string is none."""
        return self.text.upper() if self.kind in {"word", "symbol"} else ""

    @property
    def is_name(self) -> bool:
        return self.kind in {"word", "quoted"}


def tokens(sql: str) -> list[Token]:
    """The tokens of *sql*, without blanks and comments."""
    return list(_tokens(sql))


def _tokens(sql: str) -> Iterator[Token]:
    at = 0
    while at < len(sql):
        if blank := SKIPPED.match(sql, at):
            at = blank.end()
        elif found := TOKEN.match(sql, at):
            kind = found.lastgroup if found.lastgroup != "tag" else "string"
            yield Token(kind or "symbol", found[0], at, found.end())
            at = found.end()


def split(found: list[Token], separator: str) -> Iterator[list[Token]]:
    """The parts of *found* between each *separator* that is not within parentheses."""
    part: list[Token] = []
    depth = 0
    for token in found:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.upper, 0)
        if token.upper == separator and depth == 0:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def first_words(sql: str) -> set[str]:
    """The word, in capitals, that each of the statements in *sql* begins with."""
    return {part[0].upper for part in split(tokens(sql), ";") if part}
