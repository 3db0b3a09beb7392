"""The parts of a type's name, as PostgreSQL's `format_type()` writes it."""

import re
from dataclasses import dataclass

# Words and quoted names, what is in parentheses, and what follows: `timestamp(3) with time zone`.
_FORMAT = re.compile(r'((?:"(?:[^"]|"")+"|[^"(])+)(?:\(([^()]*)\))?(.*)', re.DOTALL)
_PART = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')


@dataclass(frozen=True)
class TypeName:
    """`timestamp(3) with time zone[]` is `timestamp with time zone`, with ("3",), and an array."""

    name: str
    modifiers: tuple[str, ...]
    is_array: bool
    # Of an interval: `day to second`.
    fields: str | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The modifiers, where they are numbers."""
        return tuple(int(modifier) for modifier in self.modifiers)

    @property
    def path(self) -> tuple[str, ...]:
        """The name without quotes, with the schema before it if there is one."""
        parts = _PART.findall(self.name)
        return tuple(quoted.replace('""', '"') if quoted else plain for quoted, plain in parts)


def parse(sql: str) -> TypeName:
    """The parts of *sql*, which is text of `format_type()`."""
    is_array = sql.endswith("[]")
    found = _FORMAT.fullmatch(sql.removesuffix("[]"))
    if found is None:
        return TypeName(sql.removesuffix("[]"), (), is_array)
    head, modifiers, tail = found.groups()
    parts = tuple(part.strip() for part in modifiers.split(",")) if modifiers else ()
    name = head.rstrip() + tail
    if name.startswith("interval "):
        return TypeName("interval", parts, is_array, fields=name.removeprefix("interval "))
    return TypeName(name, parts, is_array)
