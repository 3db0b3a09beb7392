"""Every table of the project.

A module dropped in this folder is imported here, so its tables are in ``metadata`` before Alembic
compares anything. There is no list to maintain.
"""

from importlib import import_module
from pkgutil import walk_packages

from .base import metadata

__all__ = ["metadata"]


def _register(name: str) -> None:
    try:
        import_module(name)
    except Exception as error:
        # Going on without its tables would look like a wish to drop them.
        raise ImportError(f"{name} cannot be imported: {error!r}", name=name) from error


for _module in walk_packages(__path__, prefix=f"{__name__}."):
    _register(_module.name)
