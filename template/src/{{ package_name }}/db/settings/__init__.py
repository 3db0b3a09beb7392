"""Which environment this is, and what it says about the database.

    project.py    what alembic.ini says: the URL pattern, the names of the environments
    dotenv.py     how a .env file is read
    sources.py    environment variables, secret files and .env files, in order of precedence
    url.py        the pattern and the values, put together

Nothing is read at import. Every error is a `SettingsError`, whose text names the setting, the
places that were searched and what to do, and never a value.
"""

from .errors import SettingsError
from .project import Project
from .sources import Settings, environment_name, read_settings
from .url import connection_url

__all__ = [
    "Project",
    "Settings",
    "SettingsError",
    "connection_url",
    "environment_name",
    "read_settings",
]
