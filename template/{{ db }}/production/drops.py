"""What a statement would drop, as it is written: things with rows, or all there is of them.

Constraints, indexes, defaults, views, functions and triggers hold no rows, and can be made again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..violations.reader import Reader
from .statements import Statement, skip_name

TABLE, COLUMN, VIEW = "table", "column", "materialized view"
SCHEMA, OWNED, TRUNCATE = "schema", "owned by", "truncate"

DROPPED = {
    ("TABLE",): TABLE,
    ("SCHEMA",): SCHEMA,
    ("MATERIALIZED", "VIEW"): VIEW,
    ("OWNED", "BY"): OWNED,
    ("DATABASE",): "database",
}
# With CASCADE, the columns of that type go along.
TYPES = {("TYPE",): "type", ("DOMAIN",): "domain", ("EXTENSION",): "extension"}


@dataclass(frozen=True)
class Drop:
    """One thing, by its name in SQL; a *name* that is known only at run time is empty."""

    kind: str
    name: str
    column: str = ""


def drops(statement: Statement) -> list[Drop]:
    """What *statement* would drop, or empty, if it names anything that is there."""
    reader = statement.reader
    if reader.skip("DROP"):
        kinds = DROPPED | (TYPES if statement.has("CASCADE") and not statement.is_alone else {})
        return list(_named(reader, kinds))
    if reader.skip("TRUNCATE"):
        reader.skip("TABLE")
        return [_one(TRUNCATE, part) for part in reader.split_rest(",")]
    if reader.skip("ALTER", "TABLE"):
        return list(_columns(reader))
    return []


def _named(reader: Reader, kinds: dict[tuple[str, ...], str]) -> Iterator[Drop]:
    for words, kind in kinds.items():
        if reader.skip(*words):
            reader.skip("IF", "EXISTS")
            for part in reader.split_rest(","):
                yield _one(kind, part)


def _one(kind: str, part: Reader) -> Drop:
    part.skip("ONLY")
    return Drop(kind, skip_name(part) or "")


def _columns(reader: Reader) -> Iterator[Drop]:
    table = skip_table(reader)
    for action in reader.split_rest(","):
        if action.skip("DROP") and not action.skip("CONSTRAINT"):
            action.skip("COLUMN")
            action.skip("IF", "EXISTS")
            yield Drop(COLUMN, table or "", skip_name(action) or "")


def skip_table(reader: Reader) -> str | None:
    """Go past the table of ALTER TABLE; it is none where it is known only later."""
    reader.skip("IF", "EXISTS")
    reader.skip("ONLY")
    table = skip_name(reader)
    reader.skip("*")
    return table
