"""Steps as Alembic's directives, which it writes into the file of a migration."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from alembic.autogenerate import render_python_code, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation
from alembic.operations.ops import DowngradeOps, MigrationScript, UpgradeOps
from alembic.runtime.migration import MigrationContext
from alembic.util import rev_id

from ..running.steps import command_options
from ..settings.project import TOOLS
from .parts.part import Part
from .python.code import Code

IMPORTS = {
    r"\bpostgresql\.": "from sqlalchemy.dialects import postgresql",
    r"\bSQLType\(": f"\nfrom {TOOLS}.operations.sql_type import SQLType",
}


class CodeOp(MigrateOperation):
    """An operation that is written as it is."""

    def __init__(self, code: Code) -> None:
        self.code = code

    def to_diff_tuple(self) -> tuple[str, str]:
        """What `alembic check` would say of it."""
        return ("code", self.code.source())


@renderers.dispatch_for(CodeOp)
def _render(autogen_context: AutogenContext, operation: CodeOp) -> str:
    # Alembic indents the lines of a function by four.
    source = _without_indent(operation.code.source(indent=4))
    for pattern, line in IMPORTS.items():
        if re.search(pattern, source):
            autogen_context.imports.add(line)
    return source


def _without_indent(source: str) -> str:
    return re.sub(r"^ {4}", "", source, flags=re.MULTILINE)


def scripts(first: MigrationScript, parts: Sequence[Part]) -> list[MigrationScript]:
    """A file for each of the *parts*, one after the other; Alembic has prepared the *first*."""
    found = [first]
    for part in parts[1:]:
        found.append(_next(found[-1], _message(first, part)))
    for script, part in zip(found, parts, strict=True):
        script.upgrade_ops = UpgradeOps([CodeOp(code) for code in part.up])
        script.downgrade_ops = DowngradeOps([CodeOp(code) for code in part.down])
    return found


@contextmanager
def following(files: Sequence[MigrationScript]) -> Iterator[None]:
    """Let each of the *files* go on following the one before, which may get another identifier."""
    pairs = [(one, two) for one, two in pairwise(files) if two.head == one.rev_id]
    yield
    for one, two in pairs:
        two.head = one.rev_id


def _next(before: MigrationScript, message: str) -> MigrationScript:
    script = MigrationScript(
        rev_id(),
        UpgradeOps([]),
        DowngradeOps([]),
        message=message,
        head=before.rev_id,
        version_path=before.version_path,
    )
    script._needs_render = True  # as with the one that Alembic has made
    return script


def _message(first: MigrationScript, part: Part) -> str:
    return f"{first.message or ''} {'online' if part.online else ''}".strip()


def written(codes: Iterable[Code], context: MigrationContext) -> str:
    """The body of a function, to the letter as Alembic writes it."""
    operations: Any = [CodeOp(code) for code in codes]
    return render_python_code(UpgradeOps(operations), migration_context=context)


def to_template(**values: object) -> None:
    """Let migrations/script.py.mako speak of *values*."""
    command_options()["template_args"].update(values)
