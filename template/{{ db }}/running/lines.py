"""Which line of the project an exception came from."""

import sysconfig
import traceback
from pathlib import Path
from traceback import FrameSummary

from ..terminal.wording import near

# Where a frame is nobody's fault who sits at this keyboard.
INSTALLED = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib")}
OURS, PACKAGE = Path(__file__).parents[1], Path(__file__).parents[2]


def own(error: BaseException) -> FrameSummary | None:
    """The innermost line of the project that *error* came through, which is not one of ours."""
    found = [frame for frame in _frames(error) if _is_own(frame.filename)]
    return found[-1] if found else None


def is_ours(error: BaseException) -> bool:
    """Whether the project had called us when *error* was raised, so that it may be our fault."""
    found = [one for one in _frames(error) if _is_own(one.filename) or _is_ours(one.filename)]
    return bool(found) and _is_ours(found[-1].filename)


def within(error: BaseException, folders: set[Path]) -> FrameSummary | None:
    """The innermost line in one of the *folders*."""
    inside = {folder.resolve() for folder in folders}
    found = [one for one in _frames(error) if inside & {*Path(one.filename).resolve().parents}]
    return found[-1] if found else None


def place(line: FrameSummary) -> str:
    """Where a *line* is, as a path that can be opened from here."""
    return f"{near(line.filename)}, line {line.lineno}"


def _frames(error: BaseException) -> list[FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__))


def _is_ours(filename: str) -> bool:
    return Path(filename).is_relative_to(OURS)


def _is_own(filename: str) -> bool:
    """Whether a file belongs to the project and not to us, even if the project is installed."""
    path = Path(filename)
    if path.is_relative_to(PACKAGE):
        return not path.is_relative_to(OURS)
    return path.is_file() and not any(path.is_relative_to(folder) for folder in INSTALLED)
