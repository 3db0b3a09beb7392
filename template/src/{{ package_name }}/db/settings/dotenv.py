"""Read a .env file, literally.

The libraries for this all expand ``$NAME``, even in single quotes, which damages passwords. Here a
value is what stands after the ``=``, without surrounding blanks and one pair of quotes. A line that
begins with ``#`` is a comment; a ``#`` further on is part of the value.
"""

import re
from pathlib import Path

from .errors import SettingsError

_LINE = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?P<value>.*)")


def read_dotenv(path: Path) -> dict[str, str]:
    """Every setting in the file at *path*; none if there is no such file."""
    if not path.is_file():
        return {}
    # utf-8-sig: editors on Windows put a byte order mark first.
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return dict(
        _setting(line.strip(), where=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.strip().startswith("#")
    )


def _setting(line: str, where: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise SettingsError(f"{where}: this is not NAME=value. Put # before a comment.")
    return found["name"], _unquoted(found["value"])


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value
