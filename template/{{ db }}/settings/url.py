"""The address of a database, out of the pattern in alembic.ini and the settings of an environment."""

from collections.abc import Mapping
from urllib.parse import quote

from sqlalchemy import URL

from . import drivers
from .address import Address
from .check import check
from .envfile import ADDRESS
from .errors import SettingsError
from .libpq import VARIABLES, left_out
from .parse import NoAddress, parse
from .project import Project
from .sources import PASSWORD, Settings, placeholders

# What may be left out, and what is meant then. So may everything after the question mark.
DEFAULTS = {"POSTGRES_PORT": "5432"}
SPELLED = {
    "host": "POSTGRES_HOST",
    "port": "POSTGRES_PORT",
    "sslmode": "POSTGRES_SSLMODE",
    "sslrootcert": "POSTGRES_SSLROOTCERT",
}


def connection_url(project: Project, settings: Settings) -> URL | None:
    """The URL to connect to, or nothing where the settings do not speak of a server at all.

    Raises `SettingsError`, naming every missing setting at once.
    """
    address = connection_address(project, settings)
    return driver_url(address, project.driver, settings.environ) if address else None


def driver_url(address: Address, driver: str, environ: Mapping[str, str]) -> URL:
    """The URL of *address* for SQLAlchemy's *driver*."""
    return drivers.url(address, driver, environ)


def connection_address(project: Project, settings: Settings) -> Address | None:
    """The same as an address, with what libpq's own settings add to it."""
    if not settings.values:
        return None
    if text := settings.values.get(ADDRESS):
        return address_in(ADDRESS, text, settings.environ, settings.searched)
    values = _values(project, settings)
    quoted = {name: quote(value, safe="") for name, value in values.items()}
    try:
        given = parse(project.url_pattern.format_map(quoted))
    except ValueError:
        raise SettingsError(
            f"sqlalchemy.url in {project.root}/alembic.ini does not make an address.\n\n"
            f"  Its settings come from {settings.searched}.\n"
            "  It has the form postgresql+DRIVER://{POSTGRES_USER}:{POSTGRES_PASSWORD}"
            "@{POSTGRES_HOST}:{POSTGRES_PORT}/{POSTGRES_DB}"
        ) from None
    return _whole(given, SPELLED, settings.environ, settings.searched)


def address_in(
    name: str, text: str, environ: Mapping[str, str], searched: str = "the environment variables"
) -> Address:
    """The address that the setting *name* holds, such as TEST_DATABASE_URL."""
    try:
        given = parse(text)
    except ValueError as error:
        # The address holds a password, so it is not shown.
        raise SettingsError(
            f"{name} is not the address of a PostgreSQL database.\n\n"
            f"  Looked in {searched}.\n"
            + (f"  {error}\n" if isinstance(error, NoAddress) and str(error) else "")
            + "  It has the form postgresql://USER:PASSWORD@HOST:5432/DATABASE, where a password's\n"
            "  special characters are percent-encoded. POSTGRES_PASSWORD takes them as they are."
        ) from None
    names = {keyword: f"{keyword} in {name}" for keyword in given}
    return _whole(given, names, environ, searched)


def _whole(
    given: Mapping[str, str], names: Mapping[str, str], environ: Mapping[str, str], searched: str
) -> Address:
    check(given, names, searched)
    added = left_out(given, environ)
    variables = {keyword: variable for variable, keyword in VARIABLES.items()}
    check(added, variables, "the environment variables and the service file")
    return Address({**added, **given})


def _values(project: Project, settings: Settings) -> dict[str, str]:
    """What stands for each placeholder. Raises SettingsError, naming all that are missing."""
    needed, _, options = (placeholders(part) for part in project.url_pattern.partition("?"))
    optional = dict.fromkeys(options, "") | DEFAULTS
    values = {name: settings.values.get(name) or optional.get(name) for name in needed + options}
    if PASSWORD in settings.values:
        # An empty password is a password of none; an empty name of anything else is a mistake.
        values[PASSWORD] = settings.values[PASSWORD]
    if missing := [name for name, value in values.items() if value is None]:
        raise _missing(missing, settings)
    complete = {name: value for name, value in values.items() if value is not None}
    for keyword in ("host", "port"):
        check({keyword: complete.get(SPELLED[keyword], "")}, SPELLED, settings.searched)
    return complete


def _missing(names: list[str], settings: Settings) -> SettingsError:
    aside = f"  {ADDRESS} in {settings.file} does not count, since variables are set.\n"
    return SettingsError(
        f"The environment {settings.environment} has no {', '.join(names)}.\n\n"
        f"  Looked in {settings.searched}.\n"
        + (aside if settings.set_aside else "")
        + f"  Set {'it' if len(names) == 1 else 'them'} there (an empty POSTGRES_PASSWORD= "
        f"means none), or set {ADDRESS} instead."
    )
