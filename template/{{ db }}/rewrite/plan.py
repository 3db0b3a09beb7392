"""From a change to the steps of a migration."""

from .attachments import attachment_steps
from .change import Change
from .columns import column_steps
from .comments import comment_steps
from .constraints import constraint_steps
from .indexes import index_steps
from .named_types import type_steps
from .schemas import schema_steps
from .sequences import sequence_steps
from .steps import Step
from .tables import table_steps
from .views import view_steps

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
