"""Views: out of the way while what they read changes."""

from collections.abc import Iterator

from ...compare.snapshot import View
from ..change import Change
from ..order import read_first
from ..python.code import execute
from ..python.expressions import readable
from ..steps import Phase, Step


def view_steps(change: Change) -> Iterator[Step]:
    """Drop and create views."""
    for view in _to_drop(change):
        yield Step(Phase.DROP_VIEWS, execute(f"DROP {kind(view)} {view.name.sql}"))
    for view in _to_create(change):
        yield Step(Phase.CREATE_VIEWS, execute(_create(view)))


def _to_drop(change: Change) -> list[View]:
    """The views that go, each before those that it reads."""
    gone = change.before.views.keys() - change.after.views.keys()
    return list(reversed(read_first(change.before, gone | change.replaced_views)))


def _to_create(change: Change) -> list[View]:
    """The views that come, each after those that it reads."""
    new = change.after.views.keys() - change.before.views.keys()
    return read_first(change.after, new | change.replaced_views)


def kind(view: View) -> str:
    """What SQL calls it."""
    return "MATERIALIZED VIEW" if view.materialized else "VIEW"


def _create(view: View) -> str:
    options = f" WITH ({', '.join(view.options)})" if view.options else ""
    query = readable(view.definition).strip().removesuffix(";")
    return f"\nCREATE {kind(view)} {view.name.sql}{options} AS\n{query}\n"
