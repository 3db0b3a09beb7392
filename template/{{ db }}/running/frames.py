"""What Alembic's functions knew when an exception came through them: the exception does not say."""

import traceback
from typing import Any

# The local variables of a function, by their names.
Variables = dict[str, Any]


def frames(error: BaseException) -> dict[str, Variables]:
    """The functions that *error* came through, by their names; of several calls, the innermost."""
    walked = traceback.walk_tb(error.__traceback__)
    return {frame.f_code.co_name: frame.f_locals for frame, _ in walked}
