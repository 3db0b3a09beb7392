"""The text of a module: what it is about, its imports, and its statements.

Code names things by their module, until it is known which names are free in the module that it is
part of: `sa.Text`, and `<base>metadata` for what is in base.py beside it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ...rewrite.python.code import LINE_LENGTH, Code, Group, Item, Text
from .class_code import Class

# What code calls a module, and what it is.
MODULES = {
    "sa": "sqlalchemy",
    "orm": "sqlalchemy.orm",
    "postgresql": "sqlalchemy.dialects.postgresql",
    "dt": "datetime",
    "decimal": "decimal",
    "typing": "typing",
    "uuid": "uuid",
}
STANDARD = {"datetime", "decimal", "typing", "uuid"}

_QUALIFIED = re.compile(rf"(?<![\w.])({'|'.join(MODULES)})\.(\w+)")
# `<ddl>after`, or `<>types` for a module as such.
_OURS = re.compile(r"<([\w.]*)>(\w+)")


class Module:
    """Collects imports; names that are *taken* in the module stay with where they are from.

    *dots* are what an import begins with that is from the folder of models.
    """

    def __init__(self, dots: str, taken: Collection[str]) -> None:
        self.dots = dots
        self.taken = taken
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._modules: set[str] = set()

    def source(self, about: str, statements: Sequence[Code]) -> str:
        """The text, which begins with the docstring *about*."""
        own = [self._plain(statement) for statement in statements]
        imports = "\n\n".join("\n".join(group) for group in self._imports() if group)
        return f'"""{about}"""\n\n{imports}\n' + "".join(_joined(own))

    def _plain(self, code: Code) -> Code:
        """*code* with names as they are in this module."""
        match code:
            case Text(text) if not text.startswith(('"', "'")):
                return Text(self._named(text))
            case Item(prefix, value):
                is_key = prefix.startswith(('"', "'"))
                named = prefix if is_key else self._named(prefix)
                return replace(code, prefix=named, value=self._plain(value))
            case Group():
                items = tuple(Item(one.prefix, self._plain(one.value)) for one in code.items)
                return replace(code, opening=self._named(code.opening), items=items)
            case Class():
                attributes = tuple(map(self._plain, code.attributes))
                about = tuple(map(self._plain, code.about))
                return replace(
                    code, base=self._named(code.base), about=about, attributes=attributes
                )
        return code

    def _named(self, text: str) -> str:
        return _OURS.sub(self._ours, _QUALIFIED.sub(self._theirs, text))

    def _ours(self, found: re.Match[str]) -> str:
        self._names[self.dots + found[1]].add(found[2])
        return found[2]

    def _theirs(self, found: re.Match[str]) -> str:
        module, name = found.groups()
        if name in self.taken:
            self._modules.add(module)
            return found[0]
        self._names[MODULES[module]].add(name)
        return name

    def _imports(self) -> Iterator[list[str]]:
        named = sorted(self._names.items())
        whole = sorted(map(_whole, self._modules))
        lines = [*whole, *(_from(module, names) for module, names in named)]
        # `import` comes before `from`.
        lines.sort(key=lambda line: line.startswith("from "))
        yield [line for line in lines if line.split()[1] in STANDARD]
        yield [line for line in lines if line.split()[1].partition(".")[0] == "sqlalchemy"]
        yield [line for line in lines if line.split()[1].startswith(".")]


def _whole(name: str) -> str:
    package, _, last = MODULES[name].rpartition(".")
    if package:
        return f"from {package} import {last}"
    return f"import {last}" if last == name else f"import {last} as {name}"


def _from(module: str, names: Collection[str]) -> str:
    """The import as ruff sorts it: constants, classes, and the rest."""
    ordered = sorted(names, key=lambda name: (not name.isupper(), name[0].islower(), name))
    line = f"from {module} import {', '.join(ordered)}"
    if len(line) <= LINE_LENGTH:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in ordered) + ")"


def _joined(statements: Sequence[Code]) -> Iterator[str]:
    """Two blank lines around a class, one around what is assigned, none between calls."""
    before = None
    for statement in statements:
        if Class in (type(statement), before):
            yield "\n\n"
        elif not (before is type(statement) and before is not Item):
            yield "\n"
        before = type(statement)
        yield statement.source() + "\n"
