"""Views: out of the way while what they read changes."""

from collections.abc import Iterator

from ..compare.snapshot import View
from .change import Change
from .code import execute
from .expressions import readable
from .steps import Phase, Step


def view_steps(change: Change) -> Iterator[Step]:
    """Drop and create views."""
    for view in change.views_to_drop():
        yield Step(Phase.DROP_VIEWS, execute(f"DROP {_kind(view)} {view.name.sql}"))
    for view in change.views_to_create():
        yield Step(Phase.CREATE_VIEWS, execute(_create(view)))


def _kind(view: View) -> str:
    return "MATERIALIZED VIEW" if view.materialized else "VIEW"


def _create(view: View) -> str:
    options = f" WITH ({', '.join(view.options)})" if view.options else ""
    query = readable(view.definition).strip().removesuffix(";")
    return f"\nCREATE {_kind(view)} {view.name.sql}{options} AS\n{query}\n"
