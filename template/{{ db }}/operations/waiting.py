"""Which statements keep others waiting while they wait for a lock themselves.

Whoever waits for a strong lock stands in line before all who come later, even those who only read.
So a statement that is done in a moment, once it has its lock, must not wait for it for long. One
that locks nobody out, on the other hand, may take hours, and a limit would only break it.
https://www.postgresql.org/docs/current/explicit-locking.html
"""

from ..violations.reader import Reader
from ..violations.tokens import split, tokens

# They take strong locks, unless they say CONCURRENTLY.
STRONG = {
    *("ALTER", "CLUSTER", "COMMENT", "CREATE", "DROP", "GRANT", "LOCK", "REFRESH", "REINDEX"),
    *("REVOKE", "SECURITY", "TRUNCATE"),
}


def in_the_way(sql: str) -> bool:
    """Whether any statement of *sql* waits for a lock that keeps readers or writers out."""
    return any(_is_strong(Reader(sql, part)) for part in split(tokens(sql), ";") if part)


def _is_strong(statement: Reader) -> bool:
    words = [token.upper for token in statement.tokens]
    if words[0] not in STRONG or "CONCURRENTLY" in words:
        return False
    return not _only_validates(statement)


def _only_validates(statement: Reader) -> bool:
    """ALTER TABLE ... VALIDATE CONSTRAINT: it reads all rows, and lets others read and write."""
    if not statement.skip("ALTER", "TABLE"):
        return False
    statement.skip("IF", "EXISTS")
    statement.skip("ONLY")
    statement.name()
    statement.skip("*")
    return all(action.skip("VALIDATE", "CONSTRAINT") for action in statement.split_rest(","))
