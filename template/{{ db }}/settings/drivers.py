"""An address as SQLAlchemy's URL for each driver, which all spell it differently."""

from collections.abc import Mapping

from sqlalchemy import URL

from .address import Address
from .libpq import SERVICE, VARIABLES
from .parse import EXTRA
from .project import PACKAGE

# Where the connection goes. The rest are options.
PLACE = {"user", "password", "host", "port", "dbname"}


def url(address: Address, driver: str, environ: Mapping[str, str]) -> URL:
    """The URL for SQLAlchemy's *driver*, such as ``postgresql+psycopg2``."""
    if driver.endswith("+asyncpg"):
        # With it come modules that no other driver needs.
        from . import for_asyncpg

        address = for_asyncpg.place(address, environ)
        options = for_asyncpg.options(address)
    else:
        options = _libpq_options(address, environ)
    hosts = _hosts(address)
    return URL.create(
        driver,
        username=address.user or None,
        # No password is not an empty one: libpq would not look further, in ~/.pgpass.
        password=address.password or None,
        host=None if hosts else address.hosts[0].name or None,
        port=None if hosts else address.hosts[0].port,
        database=address.database or None,
        query=options | hosts,
    )


def _hosts(address: Address) -> dict[str, str]:
    """A socket, several hosts, a name with its IP address: no driver takes these from the URL."""
    hosts = address.hosts
    if len(hosts) == 1 and not hosts[0].is_socket and not address.get("hostaddr"):
        return {}
    names = address.get("host") or address.get("hostaddr")
    return {"host": names, "port": ",".join(str(host.port or 5432) for host in hosts)}


def _libpq_options(address: Address, environ: Mapping[str, str]) -> dict[str, str]:
    """Those of the address, and a name for pg_stat_activity, unless PGAPPNAME has another."""
    # libpq reads its variables itself, and knows which of them it is too old for.
    variables = {(keyword, environ.get(name)) for name, keyword in VARIABLES.items()}
    taken = {
        keyword: value
        for keyword, value in address.parameters.items()
        if keyword not in PLACE | EXTRA | SERVICE and (keyword, value) not in variables
    }
    return {"fallback_application_name": PACKAGE} | taken
