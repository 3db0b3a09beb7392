"""The text of an address, taken apart.

By the grammar of libpq and not by SQLAlchemy's, which shows the whole text, password and all, when
a port is not a number; and which takes what follows an unencoded ``@`` in a password for the host.
Here a reserved character that should be encoded makes no address at all, and nothing is shown.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from .address import Host
from .libpq import KEYWORDS

_ADDRESS = re.compile(
    r"(?P<scheme>[\w+]+)://"
    r"(?:(?P<user>[^:/?@]*)(?::(?P<password>[^/?@]*))?@)?"
    r"(?P<hosts>[^/?@]*)"
    r"(?:/(?P<dbname>[^?@]*))?"
    r"(?:\?(?P<options>[^@]*))?",
    re.DOTALL,
)
_HOST = re.compile(r"(?P<name>\[[^\[\]]*\]|[^:\[\]]*)(?::(?P<port>.*))?")
# Names, IP addresses with a zone, sockets. What else stands there may be a piece of a password.
_HOST_NAME = re.compile(r"(?:\[[\w.:%-]*\])?[\w.:%-]*|[/@][^?\0]*")
# What other libraries add to the same words.
DIALECTS = {"ssl": "sslmode", "database": "dbname", "username": "user"}
SSL_WORDS = {"true": "require", "1": "require", "false": "disable", "0": "disable"}
# Of SQLAlchemy's own.
EXTRA = {"prepared_statement_cache_size"}


class NoAddress(ValueError):
    """The text is none. What is said about it holds none of it, except the name of an option."""


def parse(text: str) -> dict[str, str]:
    """The parameters in an address such as postgres://user:password@h1:5432,h2/shop?sslmode=require.

    Raises NoAddress.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or found["scheme"].partition("+")[0] not in {"postgres", "postgresql"}:
        raise NoAddress
    parts = {name: _decoded(found[name]) for name in ("user", "password", "dbname")}
    return _spoken(parts | _hosts(found["hosts"]) | dict(_options(found["options"] or "")))


def _spoken(parameters: Mapping[str, str]) -> dict[str, str]:
    """Without what says nothing, and with hosts that can be hosts."""
    if not all(names_hosts(parameters.get(keyword, "")) for keyword in ("host", "hostaddr")):
        raise NoAddress
    return {keyword: value for keyword, value in parameters.items() if value}


def names_hosts(text: str) -> bool:
    """Whether all of *text*, with commas in between, could be hosts."""
    return all(_HOST_NAME.fullmatch(name) for name in text.split(","))


def _decoded(text: str | None) -> str:
    # A byte that is not UTF-8 would become another character, and the password a wrong one.
    decoded = unquote(text or "", errors="strict")
    if "\0" in decoded:
        raise NoAddress
    return decoded


def _hosts(text: str) -> dict[str, str]:
    hosts = [host for spec in _specs(text) for host in _named(*spec)]
    ports = [str(host.port or "") for host in hosts]
    return {
        "host": ",".join(host.name for host in hosts),
        "port": ports[0] if len(set(ports)) == 1 else ",".join(ports),
    }


def _specs(text: str) -> Iterator[tuple[str, str]]:
    for spec in text.split(","):
        found = _HOST.fullmatch(spec)
        if found is None:
            raise NoAddress
        yield _decoded(found["name"]), _decoded(found["port"])


def _named(names: str, port: str) -> Iterator[Host]:
    """What one spec means: POSTGRES_HOST may hold several hosts, with ports or without."""
    listed, ports = names.split(","), port.split(",")
    if len(ports) not in {1, len(listed)}:
        raise NoAddress
    for name, its_port in zip(listed, ports * len(listed), strict=False):
        bare = name.startswith(("/", "@")) or (name.count(":") > 1 and name[0] != "[")
        found = None if bare else _HOST.fullmatch(name)
        if found is None and not bare:
            raise NoAddress
        own = found["port"] if found else None
        yield Host((found["name"] if found else name).strip("[]"), number(own or its_port))


def number(port: str) -> int | None:
    """The number of a *port*; none if it is left out. Raises NoAddress."""
    if not port:
        return None
    if not (port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536):
        raise NoAddress
    return int(port)


def _options(text: str) -> Iterator[tuple[str, str]]:
    for option in text.split("&") if text else []:
        keyword, equals, value = option.partition("=")
        keyword, value = _decoded(keyword), _decoded(value)
        if keyword == "ssl":
            value = SSL_WORDS.get(value, value)
        keyword = DIALECTS.get(keyword, keyword)
        if not equals:
            raise NoAddress
        if keyword not in KEYWORDS | EXTRA:
            raise NoAddress(f"Its option {keyword!r} is none of PostgreSQL's.")
        yield keyword, value
