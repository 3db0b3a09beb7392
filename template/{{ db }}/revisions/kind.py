"""Whether a revision is one transaction, or work in many.

An atomic revision is applied whole or not at all. An online one leaves its transaction, so that
long work keeps nobody waiting: each statement is there at once, and stays.
"""

import ast
from pathlib import Path

from alembic.script import Script

# `with op.online():`, and what it stands on, `with op.get_context().autocommit_block():`.
LEAVES_THE_TRANSACTION = {"online", "autocommit_block"}


def is_online(script: Script) -> bool:
    """Whether the file of *script* calls what leaves the transaction, in either direction.

    Read from its source, so that nothing runs. Without a source (`sourceless`) it counts as atomic.
    """
    path = Path(script.path)
    if path.suffix != ".py":
        return False
    return any(map(_leaves, ast.walk(ast.parse(path.read_bytes()))))


def _leaves(node: ast.AST) -> bool:
    """Whether *node* calls a method of such a name, whatever the thing is called that has it."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LEAVES_THE_TRANSACTION
    )
