"""What the rendered package says when it gives up, read from its source.

A message is what an expected error is made with, wherever that is: a text, a function that returns
one, a constant that is formatted. Only the words that never change count.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# What ends as `FAILED: ...`, and what is shown of rows that are in the way.
ROOTS = frozenset(
    {"CommandError", "Expected", "LocalServerError", "MigrationError", "Diagnosis", "Failed"}
)
UNKNOWN = "\0"  # what differs from one message to the next
FORMATTED = re.compile(r"%[sd]|\{\w*[^{}]*\}")
DEPTH = 12
# A number and its noun, in one form of many.
COUNTED = "counted"
MANY = 64  # texts that a message may be, as far as we look


@dataclass(frozen=True)
class Message:
    """The first line of a message, where it is made."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text.replace(UNKNOWN, '…')}"


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    file: Path
    tree: ast.Module

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        nodes = ast.walk(self.tree)
        return {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}

    @cached_property
    def imported(self) -> set[str]:
        """What comes from the package itself."""
        froms = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom)]
        return {alias.name for node in froms if node.level for alias in node.names}

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        plain = (ast.Assign, ast.AnnAssign)
        return dict(_assigned([node for node in self.tree.body if isinstance(node, plain)]))


@dataclass(frozen=True, eq=False)
class Place:
    """Where a function is called."""

    call: ast.Call
    module: Module
    function: ast.FunctionDef | None


class Package:
    """All messages of the package in *folder*, or of a single file.

    They are what *errors*, and the classes below these, are made with.
    """

    def __init__(self, folder: Path, errors: AbstractSet[str] = ROOTS) -> None:
        self.folder = folder if folder.is_dir() else folder.parent
        files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]
        self.modules = [_module(file) for file in files]
        self.errors = errors | _below(errors, self.modules)
        self._calls: dict[str, list[Place]] = {}
        for module in self.modules:
            for function, call in _calls(module.tree):
                name = ast.unparse(call.func).rpartition(".")[2]
                self._calls.setdefault(name, []).append(Place(call, module, function))
        # Of the functions that we look into; None is where no caller is looked for any more.
        self._places: list[tuple[ast.FunctionDef, Place] | None] = []

    def messages(self) -> list[Message]:
        """Each once."""
        found = {
            Message(one.module.file.relative_to(self.folder), one.call.lineno, _first_line(text))
            for error in self.errors
            for one in self._calls.get(error, [])
            for text in self._texts(one.call.args[0], one.module, one.function, DEPTH)
        }
        return sorted(found, key=lambda one: (one.file, one.line, one.text))

    def constants(self) -> list[Message]:
        """Texts that functions are given which make errors of them, and perhaps some more."""
        return [
            Message(module.file.relative_to(self.folder), value.lineno, _first_line(text))
            for module in self.modules
            for name, value in module.constants.items()
            if name.isupper()
            for text in self._texts(value, module, None, 2)
            if "\n\n" in text
        ]

    def _texts(
        self, node: ast.expr, module: Module, function: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        """What *node* may be, with UNKNOWN for what only the running program knows."""

        def again(one: ast.expr) -> list[str]:
            return self._texts(one, module, function, depth - 1)

        if depth == 0:
            return [UNKNOWN]
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return _product([again(part) for part in parts])
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _product([again(left), again(right)])
            case ast.IfExp(body=one, orelse=other):
                return [*again(one), *again(other)]
            case ast.BinOp(left=left, op=ast.Mod()):
                return [FORMATTED.sub(UNKNOWN, text) for text in again(left)]
            case ast.Call(func=ast.Attribute(value=value, attr="format")):
                return [FORMATTED.sub(UNKNOWN, text) for text in again(value)]
            case ast.Call(func=ast.Attribute(attr="join"), args=[ast.List(elts=[first, *_])]):
                return [f"{text}\n" for text in again(first)]  # only the first line matters
            case ast.Tuple(elts=[first, *_]) | ast.FormattedValue(value=first):
                return again(first)
        return self._looked_up(node, module, function, depth)

    def _looked_up(
        self, node: ast.expr, module: Module, function: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        """The same, of a name or a call."""
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=home), attr=name)):
                place = Place(node, module, function)
                return self._returned(name, self._called(home, module), place, depth)
            case ast.Call(func=ast.Name(id=name)):
                place = Place(node, module, function)
                names = _looped(name, module, function) or [name]
                return _flat(self._returned(one, module, place, depth) for one in names)
            case ast.Name(id=name):
                return self._named(name, module, function, depth)
            case ast.Attribute(value=ast.Name(), attr=name) if name.isupper():
                homes = [one for one in self.modules if name in one.constants]
                return _flat(self._named(name, one, None, depth) for one in homes)
        return [UNKNOWN]

    def _called(self, name: str, caller: Module) -> Module:
        """The module of that name, or else the *caller*'s own: it is a method."""
        found = [one for one in self.modules if one.file.stem == name]
        beside = [one for one in found if one.file.parent == caller.file.parent]
        return next(iter([*beside, *found]), caller)

    def _returned(self, name: str, module: Module, place: Place, depth: int) -> list[str]:
        """What the function *name* may return at the *place* of its call."""
        is_ours = name in module.functions or name in module.imported
        homes = [one for one in (module, *self.modules) if name in one.functions and is_ours]
        if not homes or name == COUNTED:
            return [UNKNOWN]
        function = homes[0].functions[name]
        returns = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
        self._places.append((function, place))
        found = _flat(self._texts(one, homes[0], function, depth - 1) for one in returns if one)
        self._places.pop()
        return found or [UNKNOWN]

    def _named(
        self, name: str, module: Module, function: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        inside = function.body if function else []
        local = [value for key, value in _assigned(inside) if key == name]
        if not local and function and name in _parameters(function):
            return self._given(_parameters(function).index(name), function, depth)
        if not local and name in module.constants:
            local = [module.constants[name]]
        return _flat(self._texts(one, module, function, depth - 1) for one in local) or [UNKNOWN]

    def _given(self, number: int, function: ast.FunctionDef, depth: int) -> list[str]:
        """What a parameter may be: where the function is called that we look into, or anywhere.

        Anywhere is one step only: what a caller was given itself is not followed.
        """
        known = [one[1] for one in self._places[-1:] if one and one[0] is function]
        anywhere = [] if self._places else self._calls.get(function.name, [])
        held = self._places
        self._places = held[:-1] if known else [*held, None]
        found = _flat(
            self._texts(place.call.args[number], place.module, place.function, depth - 1)
            for place in known or anywhere
            if number < len(place.call.args)
        )
        self._places = held
        return found[:MANY] or [UNKNOWN]


def _module(file: Path) -> Module:
    return Module(file, ast.parse(file.read_text("utf-8")))


def _below(roots: AbstractSet[str], modules: list[Module]) -> set[str]:
    """The classes that are derived from those of *roots*, and from these."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    found: set[str] = set()
    while more := {name for name, of in bases.items() if of & (roots | found)} - found:
        found |= more
    return found


def _calls(
    tree: ast.AST, function: ast.FunctionDef | None = None
) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """The calls with an argument, each with the function that it stands in."""
    for node in ast.iter_child_nodes(tree):
        inner = node if isinstance(node, ast.FunctionDef) else function
        if isinstance(node, ast.Call) and node.args:
            yield function, node
        yield from _calls(node, inner)


def _parameters(function: ast.FunctionDef) -> list[str]:
    """Those that are given by their position."""
    names = [one.arg for one in function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _flat(texts: Iterable[list[str]]) -> list[str]:
    return [text for some in texts for text in some]


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for statement in body:
        for node in ast.walk(statement):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    yield name, value
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    yield name, value
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for one, value in zip(names, values, strict=True):
                        if isinstance(one, ast.Name):
                            yield one.id, value
                case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=name), *_])], value=value):
                    yield name, value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    yield name, value


def _product(parts: list[list[str]]) -> list[str]:
    """Every one of each, one after the other."""
    texts = [""]
    for part in parts:
        texts = [f"{text}{more}" for text in texts for more in part][:MANY]
    return texts


def _looped(name: str, module: Module, function: ast.FunctionDef | None) -> list[str]:
    """The functions that *name* is one after the other, in a loop over a constant."""
    for node in ast.walk(function) if function else ():
        match node:
            case ast.For(target=ast.Name(id=one), iter=ast.Name(id=constant)) if one == name:
                listed = module.constants.get(constant)
                if isinstance(listed, ast.Tuple):
                    return [ast.unparse(element) for element in listed.elts]
    return []


def _first_line(text: str) -> str:
    return text.lstrip("\n").partition("\n")[0]
