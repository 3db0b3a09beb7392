"""The names that an adopted migration leaves to the models, as Alembic's own env.py lets it.

`op.create_unique_constraint(None, ...)` names a constraint as the naming convention of the models
says. Only adopted migrations may: ours name everything, and need no models to run.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import Any

from alembic.runtime.migration import RevisionStep
from sqlalchemy import MetaData

# SQLAlchemy's own, which names indexes.
PLAIN: Mapping[str, Any] = MetaData().naming_convention

Steps = Callable[[Any, Any], Iterable[Any]]


class Conventions:
    """Stands for the models where Alembic's operations ask for their naming convention.

    The models are imported only then, by *tables*, and only for the *revisions* that may ask.
    """

    def __init__(self, tables: Callable[[], Any], revisions: Collection[str]) -> None:
        self._tables = tables
        self._revisions = revisions
        self._is_asked = False

    @property
    def naming_convention(self) -> Mapping[str, Any]:
        """That of the models, while a revision runs that may ask for it."""
        return self._tables().naming_convention if self._is_asked else PLAIN

    def around(self, steps: Steps) -> Steps:
        """The function *steps*, of which Alembic takes what it runs."""

        @wraps(steps)
        def asking(*arguments: Any) -> list[Any]:
            found = list(steps(*arguments))
            for step in found:
                self._let_ask(step)
            return found

        return asking

    def _let_ask(self, step: object) -> None:
        if not isinstance(step, RevisionStep) or step.revision.revision not in self._revisions:
            return
        run = step.migration_fn

        @wraps(run)
        def asking(**arguments: Any) -> None:
            self._is_asked = True
            try:
                run(**arguments)
            finally:
                self._is_asked = False

        step.migration_fn = asking


def spelled(metadata: object) -> str:
    """The naming convention of *metadata*, as a text: the same for the same names."""
    found = dict(getattr(metadata, "naming_convention", None) or {})
    return repr(sorted((str(key), _spelled(value)) for key, value in found.items()))


def _spelled(value: object) -> str:
    return str(getattr(value, "__qualname__", value))
