#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["copier>=9.19.1,<10"]
# ///
"""Turn this copy of the template into a project of your own.

    uv run start.py                        asks the questions
    uv run start.py --defaults             takes every default
    uv run start.py -d project_name=Shop   answers one of them

It works in a clone, in a copy made by "Use this template" and in an unpacked ZIP. The folder then
holds your project and nothing of the template, in a history of its own, and `copier update` works.
If anything goes wrong, the folder is as it was. docs/starter.md tells more.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Beside nothing but the template itself: the same file system, so that renames are enough.
WORK = HERE / ".start"
# Where WORK goes when the new project is complete. Git never looks at it, should we end right then.
DONE = HERE / ".git" / "start.done"
# It is in either of them from the first rename until the last has been made or taken back.
JOURNAL = "swap.json"


def main() -> int:
    """Run what is in `starter`; the exit status is 0 only when there is a project."""
    # Nothing is left behind here when nothing comes of it.
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(home()))
    from starter import run
    from starter.place import Place

    return run.main(Place(HERE, WORK, DONE, JOURNAL), __doc__)


def home() -> Path:
    """The folder that `starter` is in, wherever a run that was killed has left it.

    It is renamed with all else that is the template's, in one step, and nothing of it is imported
    after that. This file stays, and finds it:

    - in HERE, before that step, and after it has been taken back;
    - in WORK/old, until the project is complete, which is when WORK is renamed to DONE;
    - in DONE/old, until this file is removed. DONE goes after it.

    The journal tells, as HERE may hold the project's own folder of that name.
    """
    for place in (DONE, WORK):
        if (place / JOURNAL).exists() and (place / "old" / "starter").exists():
            return place / "old"
    if not (HERE / "starter").exists():
        sys.exit(
            "FAILED: The folder starter is not beside start.py, which can do nothing without it.\n\n"
            "In a clone, `git restore starter` brings it back. In your project, delete start.py.\n\n"
            "  Nothing was changed."
        )
    return HERE


if __name__ == "__main__":
    sys.exit(main())
