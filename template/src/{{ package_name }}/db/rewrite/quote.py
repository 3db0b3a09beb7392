"""Names and texts as SQL has them."""

from sqlalchemy.dialects.postgresql.base import RESERVED_WORDS


def quoted(name: str) -> str:
    """*name* as an identifier, in quotes where PostgreSQL would read another name without."""
    if name.isascii() and name.isidentifier() and name.islower() and name not in RESERVED_WORDS:
        return name
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """*value* as a text."""
    escaped = value.replace("'", "''")
    return f"E'{escaped.replace(chr(92), chr(92) * 2)}'" if "\\" in escaped else f"'{escaped}'"
