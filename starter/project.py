"""The project, made below the place where the work is done."""

import argparse
import os
import re
import shlex
import shutil
import sys
import warnings
from pathlib import Path

from .messages import Stop
from .place import Place

MEMORY = ".copier-answers.yml"
# Whoever edits these does it for what happens here, and need not be told where it is.
STARTER = {"start.py", "starter"}


def render(
    place: Place, template: Path, ref: str, url: str, options: argparse.Namespace
) -> tuple[Path, str]:
    """Render the project; return it and its version.

    It is in a folder of the same name as this one, which is the default of a question.
    """
    answers = {"project_kind": "new"} | dict(options.data)
    if answers["project_kind"] != "new":
        raise Stop("This makes a new project. An existing one is added to: `uvx copier copy`.")
    project = place.work / "new" / place.root.name
    copy(template, project, answers, ref, options.defaults)
    remember(project, url)
    found = re.search("(?m)^_commit: (.*)$", (project / MEMORY).read_text("utf-8"))
    return project, found[1].strip("'\"") if found else "an unknown release"


def copy(template: Path, project: Path, answers: dict[str, str], ref: str, defaults: bool) -> None:
    """Have Copier render it; whatever goes wrong there is a Stop, in its words."""
    from copier import run_copy
    from copier.errors import ShallowCloneWarning

    warnings.simplefilter("ignore", ShallowCloneWarning)
    try:
        run_copy(str(template), project, answers, vcs_ref=ref, defaults=defaults, quiet=True)
    except KeyboardInterrupt:  # Copier's own is an Exception, too.
        raise
    except Exception as error:
        raise Stop(str(error) or type(error).__name__) from error


def remember(project: Path, url: str) -> None:
    """Have `copier update` look for releases at *url*, and not in this folder."""
    import yaml

    memory = project / MEMORY
    line = yaml.safe_dump({"_src_path": url}, allow_unicode=True, width=sys.maxsize)
    # A long path may go on in indented lines.
    text = re.sub(r"(?m)^_src_path:.*\n(?: .*\n)*", lambda _: line, memory.read_text("utf-8"))
    memory.write_text(text, "utf-8")


def bring_along(place: Place, project: Path) -> list[str]:
    """Copy what was added to a copy of the template; return notes about what was edited."""
    first = place.git("rev-list", "--max-parents=0", "HEAD").split()[0]
    head = place.git("rev-parse", "HEAD")
    changes = place.git("diff", "-z", "--no-renames", "--name-status", first, "HEAD").split("\0")
    notes = []
    for status, name in zip(changes[::2], changes[1::2], strict=False):
        target = project / name
        if status == "A" and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(place.root / name, target, follow_symlinks=False)
        elif status != "D" and name.split("/")[0] not in STARTER:
            notes.append(f"git show {shlex.quote(f'{head[:10]}:{name}')}")
    return notes
