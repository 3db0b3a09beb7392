"""From a change to the steps of a migration."""

from .change import Change
from .columns.columns import column_steps
from .objects.attachments import attachment_steps
from .objects.comments import comment_steps
from .objects.constraints import constraint_steps
from .objects.indexes import index_steps
from .objects.named_types import type_steps
from .objects.schemas import schema_steps
from .objects.sequences import sequence_steps
from .objects.tables import table_steps
from .objects.views import view_steps
from .steps import Step

PLANNERS = (
    schema_steps,
    attachment_steps,
    view_steps,
    constraint_steps,
    index_steps,
    type_steps,
    sequence_steps,
    table_steps,
    column_steps,
    comment_steps,
)


def plan(change: Change) -> list[Step]:
    """The steps in the order in which they run."""
    steps = [step for planner in PLANNERS for step in planner(change)]
    return sorted(steps, key=lambda step: step.phase)
