"""Read a .env file, literally.

The libraries for this all expand ``$NAME``, even in single quotes, which damages passwords. Here a
value is what stands after the ``=``, without surrounding blanks and one pair of quotes. A line that
begins with ``#`` is a comment; a ``#`` further on is part of the value.
"""

import re
from pathlib import Path

from .errors import SettingsError

_LINE = re.compile(r"(?:export\s+)?(?P<name>[^\s=]+)\s*=[ \t]*(?P<value>.*)", re.DOTALL)
# A password may well end in a no-break space.
_BLANKS = " \t\r"


def read_dotenv(path: Path) -> dict[str, str]:
    """Every setting in the file at *path*; none if there is no such file."""
    lines = [line.strip(_BLANKS) for line in _text(path).split("\n")]
    return dict(
        _setting(line, where=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line and not line.startswith("#")
    )


def _text(path: Path) -> str:
    try:
        # utf-8-sig: editors on Windows put a byte order mark first.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(
            f"{path} cannot be read: {reason}.\n\n"
            "  It holds the settings of this environment. Mend it, or take it away."
        ) from None


def _setting(line: str, where: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise SettingsError(f"{where}: this is not NAME=value. Put # before a comment.")
    return found["name"], _unquoted(found["value"])


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value
