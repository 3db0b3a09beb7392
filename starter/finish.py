"""What is left when the project is in place. Each step may be done twice, should we be killed."""

from .place import TOOLS, Place
from .swap import Swap, read, remove


def finish(place: Place) -> str:
    """Do it; return what to tell."""
    plan = read(place.done / place.journal)
    if plan.keep:
        go_on_in_the_history(place, plan)
    ignore_tools(place)
    place.git_or_none("update-index", "-q", "--refresh")
    # The last step that can fail: whoever still has start.py runs it again, and it needs DONE.
    place.script.unlink()
    remove(place.done)
    return plan.message


def go_on_in_the_history(place: Place, plan: Swap) -> None:
    """Let HEAD be the project's commit, if there is one, and the index its tree."""
    if plan.commit and place.git("rev-parse", "HEAD").strip() != plan.commit:
        place.git("update-ref", "-m", "start.py", "HEAD", plan.commit, f"{plan.commit}^")
    place.git("read-tree", plan.tree)


def ignore_tools(place: Place) -> None:
    """Have git ignore the folder that uv is in, as the template's own rules did."""
    if not (place.root / TOOLS).exists() or place.git_or_none("check-ignore", TOOLS):
        return
    exclude = place.root / ".git/info/exclude"
    exclude.parent.mkdir(exist_ok=True)
    with exclude.open("a", encoding="utf-8") as file:
        file.write(f"/{TOOLS}/\n")
