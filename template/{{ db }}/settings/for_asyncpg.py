"""What libpq does for the other drivers and asyncpg does not, or does otherwise."""

import getpass
import os
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from .address import Address
from .errors import SettingsError
from .parse import EXTRA
from .pgpass import passfile, password
from .project import PACKAGE

if sys.platform != "win32":
    import pwd

# What becomes of the URL's own parts, or has been read already.
TAKEN = {"user", "password", "host", "port", "dbname", "sslmode", "service", "servicefile"}
# What asyncpg cannot do and may be left out, since nothing is less safe or less true without it.
NEEDLESS = {
    "client_encoding",
    "connect_timeout",  # it gives up after a minute; see connection/connect_async.py
    "fallback_application_name",
    "gssdelegation",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "passfile",  # read here
    "sslcertmode",
    "sslcompression",
    "sslsni",
    "tcp_user_timeout",
}
# What asyncpg cannot do, and only these values can go without.
HARMLESS = {
    "channel_binding": {"disable", "prefer"},
    "gssencmode": {"disable", "prefer"},
    "replication": {"false", "off", "no", "0"},
    "require_auth": set[str](),
    "requirepeer": set[str](),
    "sslcrldir": set[str](),
}


def place(address: Address, environ: Mapping[str, str]) -> Address:
    """What libpq would find out by itself: role, database and password."""
    found = dict(address.parameters)
    found["user"] = address.user or _my_name()
    found["dbname"] = address.database or found["user"]
    if not address.password:
        file = passfile(found, environ)
        found["password"] = password(file, address.hosts, found["dbname"], found["user"]) or ""
    if addresses := found.pop("hostaddr", ""):
        if found.get("host") and found.get("sslmode") == "verify-full":
            raise _cannot("hostaddr")  # it would look for the IP address in the certificate
        found["host"] = addresses
    return Address(found)


def _my_name() -> str:
    if sys.platform == "win32":
        return getpass.getuser()
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise SettingsError(
            "The address names no role, and the user who runs this has no name to go by.\n\n"
            f"  Looked for the number {os.geteuid()} in /etc/passwd. Name the role, as in\n"
            "  postgresql://ROLE@HOST/DATABASE"
        ) from None


def options(address: Address) -> dict[str, str]:
    """`sslmode` is its `ssl`; what it takes only in an address of its own goes into `dsn`."""
    name = address.get("application_name") or address.get("fallback_application_name") or PACKAGE
    inner = {"application_name": name}
    for keyword, value in address.parameters.items():
        if keyword in HARMLESS:
            if value not in HARMLESS[keyword]:
                raise _cannot(keyword)
        elif keyword not in TAKEN | NEEDLESS | EXTRA:
            inner[keyword] = _system(value) if keyword == "sslrootcert" else value
    own = {"ssl": address.get("sslmode")} | {name: address.get(name) for name in EXTRA}
    dsn = f"postgresql://?{urlencode(inner, quote_via=quote, safe='')}"
    return {keyword: value for keyword, value in own.items() if value} | {"dsn": dsn}


def _cannot(keyword: str) -> SettingsError:
    return SettingsError(
        f"asyncpg cannot do what {keyword} asks for.\n\n"
        "  It stands in DATABASE_URL, in a service file, or in a variable of libpq.\n"
        "  Remove it there, or let sqlalchemy.url in alembic.ini name the driver psycopg."
    )


def _system(certificates: str) -> str:
    """libpq's word for the machine's own certificates, as the file that it means."""
    if certificates != "system":
        return certificates
    found = ssl.get_default_verify_paths()
    file = found.cafile or found.openssl_cafile
    if not Path(file).is_file():
        raise SettingsError(
            "sslrootcert=system: this machine has no file of certificates for asyncpg.\n\n"
            f"  Looked for {file}. Name the file in SSL_CERT_FILE, or instead of `system`."
        )
    return file
