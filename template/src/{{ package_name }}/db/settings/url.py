"""The URL of a database, out of the pattern in alembic.ini and the settings of an environment."""

from urllib.parse import quote, unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from .errors import SettingsError
from .project import Project
from .sources import ADDRESS, Settings, placeholders

# What may be left out, and what is meant then.
DEFAULTS = {"POSTGRES_PORT": "5432", "POSTGRES_SSLMODE": ""}
# An empty password is a password of none; an empty name of anything else is a mistake.
MAY_BE_EMPTY = {"POSTGRES_PASSWORD", *DEFAULTS}


def connection_url(project: Project, settings: Settings) -> URL | None:
    """The URL to connect to, or nothing where the settings do not speak of a server at all.

    Raises `SettingsError`, naming every missing setting at once.
    """
    if not settings.values:
        return None
    if address := settings.values.get(ADDRESS):
        return _for_driver(_parse(address, settings), project.driver)
    return _for_driver(_fill(project, settings), project.driver)


def _parse(address: str, settings: Settings) -> URL:
    # Heroku and others still write postgres://, which SQLAlchemy refuses.
    scheme, separator, rest = address.partition("://")
    try:
        if scheme.partition("+")[0] not in {"postgres", "postgresql"} or not separator:
            raise ArgumentError
        return make_url(f"postgresql://{rest}")
    except (ArgumentError, ValueError):
        # The address holds a password, so it is not shown.
        raise SettingsError(
            f"{ADDRESS} is not the address of a PostgreSQL database.\n\n"
            f"  Looked in {settings.searched}.\n"
            "  It has the form postgresql://USER:PASSWORD@HOST:5432/DATABASE, where a password's\n"
            "  special characters are percent-encoded. POSTGRES_PASSWORD takes them as they are."
        ) from None


def _fill(project: Project, settings: Settings) -> URL:
    values = _complete(project, settings)
    quoted = {name: quote(value, safe="") for name, value in values.items()}
    try:
        return make_url(project.url_pattern.format_map(quoted))
    except (ArgumentError, ValueError):
        raise SettingsError(
            f"sqlalchemy.url in {project.root}/alembic.ini does not make an address.\n\n"
            f"  It says {project.url_pattern}"
        ) from None


def _complete(project: Project, settings: Settings) -> dict[str, str]:
    needed = placeholders(project.url_pattern)
    values = {name: settings.values.get(name, DEFAULTS.get(name)) for name in needed}
    missing = [
        name
        for name, value in values.items()
        if value is None or (value == "" and name not in MAY_BE_EMPTY)
    ]
    if missing:
        raise SettingsError(
            f"The environment {settings.environment} has no {', '.join(missing)}.\n\n"
            f"  Looked in {settings.searched}.\n"
            f"  Set {'it' if len(missing) == 1 else 'them'} there (an empty POSTGRES_PASSWORD= "
            f"means none), or set {ADDRESS} instead."
        )
    complete = {name: value for name, value in values.items() if value is not None}
    return complete | {"POSTGRES_PORT": _port(complete, settings)}


def _port(values: dict[str, str], settings: Settings) -> str:
    port = values.get("POSTGRES_PORT") or DEFAULTS["POSTGRES_PORT"]
    if port.isascii() and port.isdigit() and 0 < int(port) < 65536:
        return port
    raise SettingsError(
        f"POSTGRES_PORT is {port!r}, which is not a port.\n\n"
        f"  Looked in {settings.searched}.\n"
        "  It is a number between 1 and 65535; PostgreSQL's own is 5432."
    )


def _for_driver(url: URL, driver: str) -> URL:
    query = {name: value for name, value in url.query.items() if value}
    host = unquote(url.host or "")
    if host.startswith("/") or "," in host:
        # A Unix socket, or several hosts: no driver takes these as the host of a URL.
        query |= {"host": host, "port": str(url.port or 5432)}
        url = url._replace(host=None, port=None)
    elif host:
        url = url._replace(host=host)
    if driver.endswith("+asyncpg") and "sslmode" in query:
        # asyncpg has libpq's values under a name of its own.
        query["ssl"] = query.pop("sslmode")
    # No password is not an empty one: libpq would not look further, in ~/.pgpass.
    url = url._replace(password=url.password or None)
    return url.set(drivername=driver, query=query)
