"""Every table of the project.

A module dropped in this folder, or in one below, is imported here, so its tables are in ``metadata``
before Alembic compares anything. There is no list to maintain.
"""

from importlib import import_module
from pathlib import Path

from .base import metadata

__all__ = ["metadata"]

_FOLDER = Path(__file__).parent


def _modules() -> list[str]:
    """The names of all modules from here down; a folder need not have an ``__init__.py``."""
    paths = (path.relative_to(_FOLDER).with_suffix("") for path in _FOLDER.rglob("*.py"))
    names = {".".join(part for part in path.parts if part != "__init__") for path in paths}
    # What is no name in Python is a checkpoint, a backup or the like.
    return sorted(name for name in names if all(part.isidentifier() for part in name.split(".")))


def _register(name: str) -> None:
    try:
        import_module(name)
    except Exception as error:
        # Going on without its tables would look like a wish to drop them.
        raise ImportError(f"{name} cannot be imported: {error!r}", name=name) from error


for _module in _modules():
    _register(f"{__name__}.{_module}")
