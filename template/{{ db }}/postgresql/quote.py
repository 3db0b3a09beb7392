"""Names and texts as SQL has them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Dialect


def identifier(name: str) -> str:
    """A *name* as it is written in SQL."""
    # Imported where it is used: what needs no SQL starts quickly.
    from sqlalchemy.dialects.postgresql.base import RESERVED_WORDS

    plain = re.fullmatch(r"[a-z_][a-z0-9_]*", name) and name not in RESERVED_WORDS
    return name if plain else '"' + name.replace('"', '""') + '"'


def qualified(name: str, schema: str | None) -> str:
    """The *name* of a table, an index or a function in SQL, with its *schema* if it has one."""
    return ".".join(identifier(part) for part in (schema, name) if part)


def unquoted(name: str) -> str:
    """The name that *name* stands for in SQL."""
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


def literal(value: str) -> str:
    """*value* as a text."""
    escaped = value.replace("'", "''")
    return f"E'{escaped.replace(chr(92), chr(92) * 2)}'" if "\\" in escaped else f"'{escaped}'"


def dollar_quoted(text: str, word: str) -> str:
    """*text* in dollar quotes with the *word*, or a longer one if that would end them."""
    while f"${word}$" in text:
        word += "_"
    return f"${word}${text}${word}$"


def as_sent(statement: str, dialect: "Dialect") -> str:
    """*statement*, as SQLAlchemy has it, as PostgreSQL gets it.

    Some drivers make one percent sign of two, and so SQLAlchemy makes two of one.
    """
    is_halved = dialect.paramstyle in {"format", "pyformat"}
    return statement.replace("%%", "%") if is_halved else statement
