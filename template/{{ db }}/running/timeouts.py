"""How long a migration may wait and work, so that nobody who uses the database has to wait for it.

Real environment variables say so, as they do for one command in a shell or one step of a
deployment; no .env file does. Durations are written as PostgreSQL writes them: 500ms, 2s, 5min.
https://www.postgresql.org/docs/current/runtime-config-client.html
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..expected import Expected

UNITS = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
AMOUNT = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,9})?) ?([A-Za-z]+)")


class TimeoutsError(Expected):
    """A setting makes no sense. The text is for the person at the keyboard."""


@dataclass(frozen=True)
class Setting:
    """One environment variable, the value that it has if nobody sets it, and its bounds."""

    name: str
    default: str
    least: str
    most: str
    about: str
    # What stands for no limit at all, where that makes sense.
    none: str = ""


LOCK = Setting(
    *("MIGRATION_LOCK_TIMEOUT", "500ms", "10ms", "1min"),
    "how long an atomic migration waits for a lock, with everybody else in line behind it",
)
STATEMENT = Setting(
    *("MIGRATION_STATEMENT_TIMEOUT", "5s", "100ms", "1d"),
    "how long one statement of an atomic migration may hold its locks",
    none="0",
)
# The first delays are short, the later ones 5 seconds on the average: 2 to 3 minutes in all.
ATTEMPTS = Setting(
    *("MIGRATION_ATTEMPTS", "30", "1", "1000"),
    "how often an atomic migration is tried while its tables are locked",
)
WAIT = Setting(
    *("MIGRATION_WAIT", "10min", "1s", "1d"),
    "how long to wait for another migration of the same database",
)
SETTINGS = (LOCK, STATEMENT, ATTEMPTS, WAIT)

# Milliseconds. Nobody notices a pause of a tenth of a second; a busy table needs a longer one, but
# hardly ever at once.
BRIEF = 80


@dataclass(frozen=True)
class Timeouts:
    """The limits of this process."""

    lock: int  # milliseconds
    statement: int  # milliseconds; 0 is no limit
    attempts: int
    wait: float  # seconds

    @classmethod
    def configured(cls, environ: Mapping[str, str] = os.environ) -> "Timeouts":
        """What the environment variables say. Raises `TimeoutsError`."""
        found = cls(
            _read(environ, LOCK, milliseconds),
            _read(environ, STATEMENT, milliseconds),
            _read(environ, ATTEMPTS, _number),
            _read(environ, WAIT, milliseconds) / 1000,
        )
        if 0 < found.statement <= found.lock:
            raise TimeoutsError(
                f"{STATEMENT.name} ({spelled(found.statement)}) is not longer than "
                f"{LOCK.name} ({spelled(found.lock)}).\n\n"
                "  A statement waits for its locks first, and needs time of its own afterwards.\n"
                "  Set either of them to something else, or to nothing for its default."
            )
        return found

    def lock_in(self, attempt: int) -> int:
        """Milliseconds to wait for a lock in this *attempt*, the first of which is 1.

        The first third of the attempts is brief.
        """
        return min(self.lock, BRIEF) if attempt <= self.attempts // 3 else self.lock

    def statements(self) -> list[str]:
        """What makes them the limits of a session, for atomic migrations."""
        return [
            f"SET lock_timeout = '{spelled(self.lock)}'",
            f"SET statement_timeout = '{spelled(self.statement)}'",
        ]


def milliseconds(said: str) -> int | None:
    """The duration that *said* is, or nothing."""
    return amount(said, UNITS)


def amount(said: str, units: Mapping[str, int]) -> int | None:
    """What *said* is in the smallest of *units*, or nothing; 0 alone needs no unit."""
    found = AMOUNT.fullmatch(said)
    if found is None or found[2] not in units:
        return 0 if said == "0" else None
    return round(float(found[1]) * units[found[2]])


def spelled(duration: int) -> str:
    """A *duration* in milliseconds as PostgreSQL writes it: in the largest unit that fits."""
    fitting = [(unit, size) for unit, size in UNITS.items() if duration and duration % size == 0]
    return f"{duration // fitting[-1][1]}{fitting[-1][0]}" if fitting else "0"


def _number(said: str) -> int | None:
    return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else None


def _read(environ: Mapping[str, str], setting: Setting, read: Callable[[str], int | None]) -> int:
    # Compose files pass variables on that nobody has set, as empty ones.
    said = environ.get(setting.name, "").strip() or setting.default
    found, least, most = read(said), read(setting.least), read(setting.most)
    if said == setting.none:
        return 0
    if found is None or least is None or most is None or not least <= found <= most:
        raise TimeoutsError(_refusal(setting, said))
    return found


def _refusal(setting: Setting, said: str) -> str:
    none = f", or {setting.none} for no limit" if setting.none else ""
    kind, unit = "duration", f", with its unit ({', '.join(UNITS)})"
    if setting is ATTEMPTS:
        kind, unit = "number", ""
    return (
        f"{setting.name} is {said!r}, which is no {kind} from {setting.least} to {setting.most}"
        f"{none}.\n\n"
        f"  It says {setting.about}.\n"
        f"  Set it as in this example{unit}, or leave it out for the default:\n\n"
        f"      {setting.name}={setting.default}"
    )
