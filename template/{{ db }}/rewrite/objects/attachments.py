"""Triggers, rules and policies, which migrations make by hand: out of the way while columns change.

Views have some, too.
"""

from collections.abc import Iterator

from ...compare.snapshot import Attachment
from ..change import Change
from ..python.code import execute
from ..steps import Phase, Step


def attachment_steps(change: Change) -> Iterator[Step]:
    """Drop and create what hangs on tables."""
    before, after = change.before.attachments, change.after.attachments
    for key, old in sorted(before.items()):
        stays = key in after and key not in change.replaced_attachments
        if not stays and _outlives(change, old):
            yield Step(Phase.DROP_VIEWS, execute(_drop(old)))
    for key, new in sorted(after.items()):
        if key not in before or key in change.replaced_attachments:
            yield Step(Phase.ATTACH, execute(new.definition))


def _outlives(change: Change, attachment: Attachment) -> bool:
    """Whether its table, or its view, does not take it along."""
    owner = attachment.table.sql
    kept_views = change.after.views.keys() - change.replaced_views
    return owner in change.after.tables or owner in kept_views


def _drop(attachment: Attachment) -> str:
    return f"DROP {attachment.kind.upper()} {attachment.sql} ON {attachment.table.sql}"
