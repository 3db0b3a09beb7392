"""Which environment this is, and what it says about the database.

    project.py      what alembic.ini says: the URL pattern, the names of the environments
    sources.py      environment variables, secret files and .env files, in order of precedence
    envfile.py      an environment's .env file: whose it is, who may read it, slips of the pen
    dotenv.py       how a .env file is read
    url.py          the pattern and the values, put together
    parse.py        the text of an address, taken apart
    check.py        values that PostgreSQL would refuse
    libpq.py        what libpq adds: its variables and service files
    address.py      the outcome, in libpq's words
    drivers.py      the outcome as each driver spells it
    for_asyncpg.py  what asyncpg does not do by itself; with pgpass.py, the password file
    errors.py       the one error of this folder

Nothing is read at import. Every error is a `SettingsError`, whose text names the setting, the
places that were searched and what to do, and never a value.
"""

from .address import Address, Host
from .errors import SettingsError
from .project import Project
from .sources import Settings, environment_name, read_settings
from .url import address_in, connection_address, connection_url, driver_url

__all__ = [
    "Address",
    "Host",
    "Project",
    "Settings",
    "SettingsError",
    "address_in",
    "connection_address",
    "connection_url",
    "driver_url",
    "environment_name",
    "read_settings",
]
