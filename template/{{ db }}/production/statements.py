"""A text of SQL as its statements, and those that a DO block may run.

What a DO block does is decided while it runs. So each text in it that begins as a statement does
is taken for one, and a name that is put together there for an unknown one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..violations.reader import Reader
from ..violations.tokens import Token, split, tokens

# In PL/pgSQL, a statement begins after these; `>>` ends a label.
BEFORE_A_STATEMENT = {"BEGIN", "THEN", "ELSE", "LOOP", ">"}
FIRST = {"ALTER", "DROP", "TRUNCATE", "CLUSTER", "VACUUM"}


@dataclass(frozen=True)
class Statement:
    """The *tokens* of one statement in *sql*."""

    sql: str
    tokens: list[Token]
    # Whether it is alone, so that its names are those of what is in the database now.
    is_alone: bool

    @property
    def reader(self) -> Reader:
        return Reader(self.sql, self.tokens)

    @property
    def text(self) -> str:
        return self.sql[self.tokens[0].start : self.tokens[-1].end]

    def has(self, *keywords: str) -> bool:
        """Whether all of these *keywords* are in it."""
        return set(keywords) <= {token.upper for token in self.tokens}


def statements(sql: str) -> list[Statement]:
    """The statements of *sql*, in their order."""
    parts = [part for part in split(tokens(sql), ";") if part]
    found: list[Statement] = []
    for part in parts:
        if part[0].upper == "DO":
            found += _in_strings(part)
        else:
            found.append(Statement(sql, part, len(parts) == 1))
    return found


def skip_name(reader: Reader) -> str | None:
    """Go past a name. It is none where it is known only later, as `%I`, or in escapes: U&"..."."""
    if (name := reader.name()) is not None:
        return None if re.match(r"[uU]&", name) else name
    if [token.upper for token in reader.tokens[:1]] == ["%"]:
        length = 1
        while length < len(reader.tokens) and _touch(reader.tokens, length):
            length += 1
        reader.tokens = reader.tokens[length:]
    return None


def _touch(found: list[Token], at: int) -> bool:
    return found[at - 1].end == found[at].start


def _in_block(body: str) -> Iterator[Statement]:
    for part in split(tokens(body), ";"):
        for at, token in enumerate(part):
            begins = at == 0 or part[at - 1].upper in BEFORE_A_STATEMENT
            if begins and token.upper in FIRST:
                yield Statement(body, part[at:], is_alone=False)
        yield from _in_strings(part)


def _in_strings(part: list[Token]) -> Iterator[Statement]:
    """What EXECUTE might run: the texts of *part*, with an unknown name between any two."""
    bodies = [_content(token.text) for token in part if token.kind == "string"]
    if bodies:
        yield from _in_block(" % ".join(bodies))


def _content(string: str) -> str:
    """What is between the quotes."""
    if string.startswith("$"):
        tag = string[: string.index("$", 1) + 1]
        return string.removeprefix(tag).removesuffix(tag)
    prefix, _, rest = string.partition("'")
    content = rest.removesuffix("'").replace("''", "'")
    return content.replace("\\'", "'").replace("\\n", "\n") if prefix in {"e", "E"} else content
