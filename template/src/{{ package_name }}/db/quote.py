"""Names and texts as SQL has them."""

import re


def identifier(name: str) -> str:
    """A *name* as it is written in SQL."""
    # Imported where it is used: what needs no SQL starts quickly.
    from sqlalchemy.dialects.postgresql.base import RESERVED_WORDS

    plain = re.fullmatch(r"[a-z_][a-z0-9_]*", name) and name not in RESERVED_WORDS
    return name if plain else '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """*value* as a text."""
    escaped = value.replace("'", "''")
    return f"E'{escaped.replace(chr(92), chr(92) * 2)}'" if "\\" in escaped else f"'{escaped}'"
