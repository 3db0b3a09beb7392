"""What the file of a revision must say, and must not. None of its functions runs.

A revision is run for years, by databases that are made long after it, beside models that have
changed since.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from alembic.script import Script

from ..settings.project import PACKAGE, TOOLS
from .accepted import accepted, is_reason
from .source import assigned

# Under these names a revision says why its downgrade() does nothing. With the first one
# `alembic downgrade` stops there (irreversible.py).
REASONS = ("irreversible", "nothing_to_undo")

NOT_UNDONE = """\
{file}: downgrade() does nothing. Write it, or say why not, beside `revision = ...`:

      irreversible = "the old values are gone"        # alembic downgrade stops there
      nothing_to_undo = "only fills what was empty"   # alembic downgrade goes on"""


def not_undone(script: Script) -> list[str]:
    """A message, if the downgrade does nothing although the upgrade does, and no reason is given."""
    tree = _tree(script)
    if _does_nothing(tree, "upgrade") or not _does_nothing(tree, "downgrade"):
        return []
    if any(_is_reason(assigned(tree, name)) for name in REASONS):
        return []
    return [NOT_UNDONE.format(file=_name(script))]


def imports_of_the_application(script: Script) -> list[str]:
    """A message for each import of the package, but for our folder in it."""
    return [
        f"{_name(script)}, line {line}: imports {name}. The application changes, and a migration "
        "must not:\n  write the tables that it needs into it, as sa.table(...), or use SQL."
        for line, name in _imports(_tree(script))
        if f"{name}.".startswith(f"{PACKAGE}.") and not f"{name}.".startswith(f"{TOOLS}.")
    ]


def accepted_without_reason(script: Script) -> list[str]:
    """A message for each thing in `accepted` that has no reason."""
    return [
        f"{_name(script)}: accepted[{what!r}] has no reason. Whoever reads it needs one:\n\n"
        f'      accepted = {{{what!r}: "why this may happen"}}'
        for what, reason in accepted(script).items()
        if not is_reason(reason)
    ]


def _tree(script: Script) -> ast.Module:
    return ast.parse(Path(script.path).read_bytes())


def _name(script: Script) -> str:
    return Path(script.path).name


def _is_reason(value: ast.expr | None) -> bool:
    """Whether it is a text with words in it; what is computed is taken for one."""
    if not isinstance(value, ast.Constant):
        return value is not None
    return isinstance(value.value, str) and bool(value.value.strip())


def _does_nothing(tree: ast.Module, name: str) -> bool:
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return all(map(_is_idle, found[-1].body)) if found else assigned(tree, name) is None


def _is_idle(statement: ast.stmt) -> bool:
    """Whether it is `pass`, a docstring, `...` or an empty return."""
    if isinstance(statement, ast.Return):
        return statement.value is None
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_text or isinstance(statement, ast.Pass)


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The modules that are imported anywhere in the file, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            yield from ((node.lineno, f"{PACKAGE}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
