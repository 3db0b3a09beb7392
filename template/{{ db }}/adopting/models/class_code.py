"""Code beyond that of migrations: classes, their attributes, and tuples."""

from dataclasses import dataclass

from ...rewrite.python.code import INDENT, LINE_LENGTH, Code, Group, Item
from ...rewrite.python.strings import width


@dataclass(frozen=True)
class Tuple(Group):
    """A tuple, of which one of a single element has a comma, too."""

    def flat(self) -> str:
        return super().flat() if len(self.items) != 1 else f"({self.items[0].flat()},)"

    def split(self, indent: int) -> str:
        if len(self.items) != 1:
            return super().split(indent)
        (item,), inner = self.items, indent + INDENT
        flat = item.flat()
        fits = not item.must_split and inner + width(flat) < LINE_LENGTH
        return f"(\n{' ' * inner}{flat if fits else item.split(inner)},\n{' ' * indent})"


@dataclass(frozen=True)
class Assigned(Item):
    """A value with the name of an attribute before it, which may be as long as the line."""

    def split(self, indent: int) -> str:
        split = super().split(indent)
        if indent + width(split.partition("\n")[0]) <= LINE_LENGTH:
            return split
        inner = self.value.source(indent + INDENT)
        return f"{self.prefix}(\n{inner}\n{' ' * indent})"


@dataclass(frozen=True)
class Class(Code):
    """A class: what it says *about* itself, and its *attributes*."""

    name: str
    base: str
    about: tuple[Code, ...]
    attributes: tuple[Code, ...]

    def flat(self) -> str:
        return self.source()

    def source(self, indent: int = 0) -> str:
        blocks = [
            "\n".join(one.source(indent + INDENT) for one in part)
            for part in (self.about, self.attributes)
        ]
        return f"class {self.name}({self.base}):\n" + "\n\n".join(blocks)
