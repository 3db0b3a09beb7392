"""A database in the words of libpq, for programs that are not Python: psql, pg_dump and others."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from ..settings.libpq import KEYWORDS, SERVICE
from ..target import Target

# In an address anybody could read them. The first has a place of its own.
SECRETS = {"password", "sslpassword"}


def parameters(database: Target) -> dict[str, str]:
    """Where *database* is, and how to go there."""
    if database.address:
        given = database.address.parameters
        return {keyword: given[keyword] for keyword in given if keyword in KEYWORDS - SERVICE}
    host, port = (str(database.url.query[name]) for name in ("host", "port"))
    return {"host": host, "port": port, "user": database.role, "dbname": database.database}


def address(given: Mapping[str, str], password: str = "") -> str:
    """The same as one text, with *password* in place of the real one."""
    rest = {keyword: value for keyword, value in given.items() if keyword not in SECRETS}
    user, name = (quote(rest.pop(keyword, ""), safe="") for keyword in ("user", "dbname"))
    login = f"{user}:{password}@" if password else f"{user}@" if user else ""
    place = "" if _is_peculiar(rest.get("host", "")) else _host(rest)
    # For libpq a + is a +, and only %20 a blank.
    options = urlencode(rest, quote_via=quote)
    return f"postgresql://{login}{place}/{name}{'?' if options else ''}{options}"


def _is_peculiar(host: str) -> bool:
    """Whether it is a socket or several hosts, which are clearer as options."""
    return host.startswith(("/", "@")) or "," in host


def _host(rest: dict[str, str]) -> str:
    host, port = rest.pop("host", ""), rest.pop("port", "")
    return (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
