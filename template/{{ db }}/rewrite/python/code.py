"""Python code as a small tree, written as `ruff format` would write it: it then changes nothing.

    call("op.drop_column", "users", "mail", schema="app").source(indent=4)

is `    op.drop_column("users", "mail", schema="app")`. What is too long for a line is split like black
does: first all arguments on a line of their own, then one argument per line.

The text of strings, and of SQL inside of them, is the business of `strings.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from .strings import block, escaped, has_lines, literal, width

LINE_LENGTH = 100
INDENT = 4


class Code(ABC):
    """A Python expression."""

    @abstractmethod
    def flat(self) -> str:
        """The expression on one line."""

    def split(self, indent: int) -> str:
        """The expression on several lines, where it begins on a line indented by *indent*."""
        return self.flat()

    @property
    def must_split(self) -> bool:
        """Whether a string inside of it has line breaks."""
        return False

    def source(self, indent: int = 0) -> str:
        """A statement, indented by *indent* spaces."""
        return " " * indent + _fitted(self, indent)

    def __str__(self) -> str:
        return self.source()


@dataclass(frozen=True)
class Text(Code):
    """Code as it is: a name, a number, a string."""

    text: str

    def flat(self) -> str:
        return self.text

    @property
    def must_split(self) -> bool:
        return "\n" in self.text


@dataclass(frozen=True)
class Item(Code):
    """One argument, or element: with `name=` or `"key": ` before it, or nothing."""

    prefix: str
    value: Code

    def flat(self) -> str:
        return self.prefix + self.value.flat()

    def split(self, indent: int) -> str:
        return self.prefix + self.value.split(indent)

    @property
    def must_split(self) -> bool:
        return self.value.must_split


@dataclass(frozen=True)
class Group(Code):
    """Elements between brackets."""

    opening: str
    items: tuple[Item, ...]
    closing: str

    def flat(self) -> str:
        return self.opening + ", ".join(item.flat() for item in self.items) + self.closing

    @property
    def must_split(self) -> bool:
        return any(item.must_split for item in self.items)

    def split(self, indent: int) -> str:
        if not self.items:
            return self.flat()
        inner, room = " " * (indent + INDENT), len(self.items) > 1
        lines = [_fitted(item, indent + INDENT, after=int(room)) for item in self.items]
        body = "".join(f"{inner}{line}{',' if room else ''}\n" for line in lines)
        return f"{self.opening}\n{body}{' ' * indent}{self.closing}"


@dataclass(frozen=True)
class Call(Group):
    """A call of a function."""

    @property
    def _is_hugged(self) -> bool:
        """Whether the parentheses stay at the quotes of the only argument, a string with breaks."""
        match self.items:
            case (Item("", Text(text)),):
                return "\n" in text
        return False

    def split(self, indent: int) -> str:
        if self._is_hugged:
            return self.flat()
        arguments = ", ".join(item.flat() for item in self.items)
        if self.items and not self.must_split and indent + INDENT + width(arguments) <= LINE_LENGTH:
            return f"{self.opening}\n{' ' * (indent + INDENT)}{arguments}\n{' ' * indent})"
        return super().split(indent)


@dataclass(frozen=True)
class Block(Code):
    """Statements under a line that ends with a colon."""

    heading: str
    body: tuple[Code, ...]

    def flat(self) -> str:
        return self.source()

    def source(self, indent: int = 0) -> str:
        lines = [statement.source(indent + INDENT) for statement in self.body]
        return "\n".join([" " * indent + self.heading, *lines])


@dataclass(frozen=True)
class Commented(Code):
    """A statement with a comment above it."""

    comment: tuple[str, ...]
    statement: Code

    def flat(self) -> str:
        return self.source()

    def source(self, indent: int = 0) -> str:
        # A name in it may have a line break.
        lines = [line for text in self.comment for line in text.splitlines() or [""]]
        comment = [f"{' ' * indent}# {line}".rstrip() for line in lines]
        return "\n".join([*comment, self.statement.source(indent)])


def _fitted(code: Code, indent: int, after: int = 0) -> str:
    """*code* on one line where it fits, with *after* more letters behind it."""
    flat = code.flat()
    if not code.must_split and indent + width(flat) + after <= LINE_LENGTH:
        return flat
    return code.split(indent)


def call(function: str, *arguments: object, **keywords: object) -> Call:
    """A call of *function* with code, or Python's own values. A keyword that is None is left out."""
    positional = [Item("", code(value)) for value in arguments]
    named = [Item(f"{key}=", code(value)) for key, value in keywords.items() if value is not None]
    return Call(f"{function}(", (*positional, *named), ")")


def code(value: object) -> Code:
    """The code that makes *value*: a string, number, bool, None, or list, tuple or dict of such."""
    match value:
        case Code():
            return value
        case str():
            return Text(literal(value))
        case list():
            return Group("[", _items(value), "]")
        case tuple():
            # A tuple of one has a comma, which would make ruff split it: no operation needs one.
            return Group("[", _items(value), "]")
        case dict():
            return Group("{", tuple(Item(f"{code(k)}: ", code(v)) for k, v in value.items()), "}")
    return Text(repr(value))


def _items(values: Sequence[object]) -> tuple[Item, ...]:
    return tuple(Item("", code(value)) for value in values)


def sql(statement: str) -> Code:
    """*statement* as a string for what passes it to `text()`: `op.execute`, `CheckConstraint` ..."""
    text = escaped(statement)
    return Text(block(text) if has_lines(text) else literal(text))


def sa_text(expression: str) -> Call:
    """`sa.text("...")`, which reaches PostgreSQL as *expression*."""
    return call("sa.text", sql(expression))


def execute(statement: str) -> Call:
    """`op.execute("...")`, which reaches PostgreSQL as *statement*."""
    return call("op.execute", sql(statement))
