"""What of the live database decides how a migration or a model turns out on its server.

A scratch database is made alike, and is made anew when one of these has changed.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import URL, Connection, text

# pg_database as JSON: the columns about its locale have other names in each version of PostgreSQL.
QUERY = text("""
    SELECT CAST(json_build_object(
        'version', CAST(current_setting('server_version_num') AS integer),
        'role', current_user,
        'schema', current_schema(),
        'encoding', pg_encoding_to_char(d.encoding),
        'database', to_jsonb(d),
        'settings', (
            SELECT json_object_agg(name, setting) FROM pg_settings
            WHERE name = 'search_path' OR context = 'user' AND source LIKE 'database%'
        ),
        'set_role', current_setting('role'),
        'extensions', (
            SELECT json_agg(json_build_array(extname, nspname, extversion) ORDER BY e.oid)
            FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace
            WHERE extname <> 'plpgsql'
        )
    ) AS text)
    FROM pg_database d WHERE datname = current_database()""")

# A scratch database is written to, and nobody waits for it.
LOCALES = ("datlocprovider", "datcollate", "datctype", "datlocale", "daticulocale", "daticurules")
NOT_TAKEN = {"default_transaction_read_only", "transaction_read_only"}


class Extension(NamedTuple):
    """An extension that is installed, and the schema that it was put into."""

    name: str
    schema: str
    version: str


@dataclass(frozen=True)
class Profile:
    """What a scratch database has in common with the live one. *url* holds the password."""

    url: URL
    version: int
    role: str
    database: str
    encoding: str
    locale: dict[str, str]
    schema: str | None
    settings: dict[str, str]
    extensions: tuple[Extension, ...]

    @classmethod
    def of(cls, live: Connection) -> "Profile":
        """Read that of *live*, in one statement. A transaction is left open only if one was."""
        began = not live.in_transaction()
        facts = json.loads(live.scalar(QUERY) or "{}")
        if began:
            live.rollback()
        return cls(
            url=live.engine.url,
            version=facts["version"],
            role=facts["role"],
            database=facts["database"]["datname"],
            encoding=facts["encoding"],
            locale={name: value for name in LOCALES if (value := facts["database"].get(name))},
            schema=_first_schema(facts),
            settings=_settings(facts),
            extensions=tuple(Extension(*found) for found in facts["extensions"] or ()),
        )

    def fingerprint(self, *more: str) -> str:
        """A hash of *more* and of everything here but where the database is: hexadecimal."""
        facts = [self.version, self.role, self.encoding, self.locale, self.schema, self.settings]
        words = json.dumps([facts, self.extensions, more], sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()


def extensions(connection: Connection) -> tuple[Extension, ...]:
    """Those that are installed in the database of *connection*, in the order of their making."""
    return Profile.of(connection).extensions


def _first_schema(facts: dict[str, Any]) -> str | None:
    """Where a name without a schema is created, unless it is there by itself, or by "$user"."""
    schema, path = facts["schema"], facts["settings"]["search_path"]
    named = [entry.strip().strip('"') for entry in path.split(",")]
    if schema == "public" or schema not in named:
        return None
    return str(schema)


def _settings(facts: dict[str, Any]) -> dict[str, str]:
    """The search path, and what ALTER DATABASE ... SET has decided: other names do not get it."""
    taken = {name: value for name, value in facts["settings"].items() if name not in NOT_TAKEN}
    # SET ROLE, perhaps: to whom the tables belong is who creates them.
    return taken if facts["set_role"] == "none" else {"role": facts["set_role"]} | taken
