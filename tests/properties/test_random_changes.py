"""Whatever a person changes is made right, or refused in words, and no row is lost."""

import pytest
from hypothesis import HealthCheck, Phase, assume, given, note
from hypothesis import settings as profile
from hypothesis import strategies as st

from . import edits, tables
from .judge import Example, Judge
from .rows import rows

pytest_plugins = ["server_fixtures"]

# What CI tries; it takes half a minute.
EXAMPLES = 12


@st.composite
def examples(draw: tables.Draw) -> Example:
    """A model with rows, and the model that it becomes."""
    before = draw(tables.models())
    after = draw(edits.edited(before))
    return Example(before, after, rows(before, draw(st.integers(0, 5)), draw(st.integers(0, 9))))


@pytest.mark.usefixtures("settings")
def test_a_random_change_is_right_or_refused(judge: Judge, request: pytest.FixtureRequest) -> None:
    number = request.config.getoption("--examples", default=None)

    @profile(
        max_examples=number or EXAMPLES,
        derandomize=number is None,
        # To find a smaller example takes minutes.
        phases=[Phase.generate, Phase.shrink] if number else [Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(examples())
    def change(example: Example) -> None:
        assume(example.before != example.after)
        assume(judge.is_possible(example.before) and judge.is_possible(example.after))
        note(judge.judge(example))

    change()
    report(judge)
    assert judge.ends["made"] * 2 >= judge.ends.total(), judge.ends


def report(judge: Judge) -> None:
    """Say how the changes ended, most frequent first."""
    for end, number in judge.ends.most_common():
        print(f"{number:5}  {end}")
