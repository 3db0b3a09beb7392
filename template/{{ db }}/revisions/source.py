"""The file of a migration as text: read, and not run."""

import ast


def assigned(module: ast.Module, name: str) -> ast.expr | None:
    """What a line of the *module* gives to *name*."""
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            return getattr(node, "value", None)
    return None
