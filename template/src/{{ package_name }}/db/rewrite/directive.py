"""Steps as Alembic's directives, which it writes into the file of a migration."""

import re
from collections.abc import Iterable
from typing import Any

from alembic import context
from alembic.autogenerate import render_python_code, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation
from alembic.operations.ops import MigrationScript, UpgradeOps
from alembic.runtime.migration import MigrationContext

from ..settings.project import PACKAGE
from .code import Call

IMPORTS = {
    r"\bpostgresql\.": "from sqlalchemy.dialects import postgresql",
    r"\bSQLType\(": f"\nfrom {PACKAGE}.db.operations.sql_type import SQLType",
}


class CodeOp(MigrateOperation):
    """An operation that is written as it is."""

    def __init__(self, code: Call) -> None:
        self.code = code

    def to_diff_tuple(self) -> tuple[str, str]:
        """What `alembic check` would say of it."""
        return ("code", self.code.flat())


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


def fill(script: MigrationScript, upgrade: Iterable[Call], downgrade: Iterable[Call]) -> None:
    """Have Alembic write these two ways into *script*."""
    assert script.upgrade_ops is not None
    assert script.downgrade_ops is not None
    script.upgrade_ops.ops = [CodeOp(code) for code in upgrade]
    script.downgrade_ops.ops = [CodeOp(code) for code in downgrade]


def written(codes: Iterable[Call], context: MigrationContext) -> str:
    """The body of a function, to the letter as Alembic writes it."""
    operations: Any = [CodeOp(code) for code in codes]
    return render_python_code(UpgradeOps(operations), migration_context=context)


def to_template(**values: object) -> None:
    """Let migrations/script.py.mako speak of *values*; Alembic has no public way to say them."""
    context._proxy.context_opts["template_args"].update(values)  # type: ignore[attr-defined]
