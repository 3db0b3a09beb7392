"""The last words of a run that made a project."""

from .folder import Folder
from .messages import listed


def told(here: Folder, url: str, version: str, made: str | None, notes: list[str]) -> str:
    """They tell what became of the folder and its history, and what to do next."""
    history = "goes on in the history that was here" if here.keep else "begins a history of its own"
    how = f"is commit {made[:7]}, and" if made else "is not committed yet, and"
    lines = [
        f"{here.place.root.name} is your project now, in this folder. It {how} {history}.",
        f"`uvx copier update` will look for releases after {version} at {url}.",
    ]
    if notes:
        heading = "What you had edited of the template's is in the history:"
        lines += ["", listed(heading, notes).rstrip()]
    lines += ["", "Next:", ""]
    lines += [] if made else ['    git add -A && git commit -m "Start from the template"']
    lines += [
        "    uv run alembic upgrade head   # starts PostgreSQL, makes the database, migrates it",
        "    uv run pytest                 # tries every migration, up and down",
    ]
    return "\n".join([*lines, "", "Without uv: README.md says the same for pip."])
