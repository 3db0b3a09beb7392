"""Values that PostgreSQL would refuse, refused in our words: a driver's would show the value.

It may be a password that went to the wrong place, so no message here repeats it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from .errors import SettingsError
from .parse import NoAddress, names_hosts, number

_TLS = ("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
_WISH = ("disable", "prefer", "require")
_SESSIONS = ("any", "primary", "standby", "prefer-standby", "read-write", "read-only")
WORDS = {
    "sslmode": ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "sslnegotiation": ("postgres", "direct"),
    "ssl_min_protocol_version": _TLS,
    "ssl_max_protocol_version": _TLS,
    "channel_binding": _WISH,
    "gssencmode": _WISH,
    "target_session_attrs": _SESSIONS,
    "load_balance_hosts": ("disable", "random"),
}
WHOLE_NUMBERS = {
    "connect_timeout",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "tcp_user_timeout",
}


def check(parameters: Mapping[str, str], names: Mapping[str, str], searched: str) -> None:
    """Raise SettingsError for the first bad one; *names* says which setting it came from."""
    for keyword, value in parameters.items():
        if value and (complaint := _complaint(keyword, value)):
            what, advice = complaint
            raise SettingsError(
                f"{names.get(keyword, keyword)} {what}.\n\n  Looked in {searched}.\n  {advice}"
            )


def _complaint(keyword: str, value: str) -> tuple[str, str] | None:
    """What is wrong, and what would be right."""
    if keyword == "port" and not _is_port(value):
        return (
            "is not a port",
            "It is a number between 1 and 65535; PostgreSQL's own is 5432.",
        )
    if keyword in {"host", "hostaddr"} and not names_hosts(value):
        return (
            "is not a host",
            "It is a name, an IP address or the folder of a Unix socket; several with commas.",
        )
    if value not in (words := WORDS.get(keyword, (value,))):
        return "has a value that PostgreSQL does not know", f"It is one of {', '.join(words)}."
    if keyword == "sslrootcert" and value != "system" and not _is_file(value):
        return (
            "names no file of certificates",
            "It is the path of a file that is there and can be read, or the word system.",
        )
    if keyword in WHOLE_NUMBERS and not re.fullmatch(r"-?[0-9]{1,9}", value):
        return "is not a number", "It is a whole number."
    return None


def _is_port(value: str) -> bool:
    try:
        return all(number(port) for port in value.split(",") if port)
    except NoAddress:
        return False


def _is_file(value: str) -> bool:
    try:
        return Path(value).is_file()
    except (OSError, ValueError):
        return False
