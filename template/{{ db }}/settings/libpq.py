"""libpq's own settings: the words for them, and where libpq looks for what an address leaves out.

psycopg2 and psycopg hand these to libpq. We look all the same, for every driver: what is shown
before a command runs, and what the guard decides on, must be where the connection really goes.
An address wins over a service file, and that over the variables
(https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .errors import SettingsError

# libpq's variables, and the keyword that each stands for.
VARIABLES = {
    "PGHOST": "host",
    "PGHOSTADDR": "hostaddr",
    "PGPORT": "port",
    "PGDATABASE": "dbname",
    "PGUSER": "user",
    "PGPASSWORD": "password",
    "PGPASSFILE": "passfile",
    "PGAPPNAME": "application_name",
    "PGOPTIONS": "options",
    "PGCONNECT_TIMEOUT": "connect_timeout",
    "PGCLIENTENCODING": "client_encoding",
    "PGTARGETSESSIONATTRS": "target_session_attrs",
    "PGLOADBALANCEHOSTS": "load_balance_hosts",
    "PGREQUIREAUTH": "require_auth",
    "PGREQUIREPEER": "requirepeer",
    "PGCHANNELBINDING": "channel_binding",
    "PGGSSENCMODE": "gssencmode",
    "PGKRBSRVNAME": "krbsrvname",
    "PGGSSLIB": "gsslib",
    "PGGSSDELEGATION": "gssdelegation",
    "PGSSLMODE": "sslmode",
    "PGSSLNEGOTIATION": "sslnegotiation",
    "PGSSLCOMPRESSION": "sslcompression",
    "PGSSLCERT": "sslcert",
    "PGSSLKEY": "sslkey",
    "PGSSLCERTMODE": "sslcertmode",
    "PGSSLROOTCERT": "sslrootcert",
    "PGSSLCRL": "sslcrl",
    "PGSSLCRLDIR": "sslcrldir",
    "PGSSLSNI": "sslsni",
    "PGSSLMINPROTOCOLVERSION": "ssl_min_protocol_version",
    "PGSSLMAXPROTOCOLVERSION": "ssl_max_protocol_version",
    "PGMINPROTOCOLVERSION": "min_protocol_version",
    "PGMAXPROTOCOLVERSION": "max_protocol_version",
}
KEYWORDS = {
    *VARIABLES.values(),
    "fallback_application_name",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "replication",
    "service",
    "servicefile",
    "sslpassword",
    "tcp_user_timeout",
}
# What they say is in the other keywords already, once `left_out` has been asked.
SERVICE = {"service", "servicefile"}


def left_out(given: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """What libpq would add to the *given* keywords, from a service file and its variables."""
    service = given.get("service") or environ.get("PGSERVICE")
    from_file = _service(service, given, environ) if service else {}
    from_variables = {
        keyword: environ[name] for name, keyword in VARIABLES.items() if environ.get(name)
    }
    return {
        keyword: value
        for keyword, value in (from_variables | from_file).items()
        if keyword not in given
    }


def own_folder(environ: Mapping[str, str]) -> tuple[Path, str]:
    """Where libpq keeps a user's own files, and what their names begin with."""
    if sys.platform == "win32":
        return Path(environ.get("APPDATA", ""), "postgresql"), ""
    # Where a container's user has no home, this is a folder that is not there.
    return Path(environ.get("HOME") or os.path.expanduser("~")), "."


def text_of(file: Path) -> str:
    """What is in *file*; nothing where it cannot be read, which libpq does not mind either."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _service(service: str, given: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    files = _service_files(given, environ)
    for file in files:
        if (found := _read_service(file, service)) is not None:
            return found
    looked = " and ".join(str(file) for file in files)
    raise SettingsError(
        f"There is no service {service!r} for the database.\n\n"
        f"  PGSERVICE, or service= in an address, names it. Looked in {looked}.\n"
        f"  Add a section [{service}] there, or name the file that has it in PGSERVICEFILE."
    )


def _service_files(given: Mapping[str, str], environ: Mapping[str, str]) -> list[Path]:
    folder, dot = own_folder(environ)
    own = given.get("servicefile") or environ.get("PGSERVICEFILE")
    files = [Path(own) if own else folder / f"{dot}pg_service.conf"]
    if everybodys := environ.get("PGSYSCONFDIR"):
        files.append(Path(everybodys, "pg_service.conf"))
    return files


def _read_service(file: Path, service: str) -> dict[str, str] | None:
    """The settings of *service* in *file*, as libpq reads them: no quotes, no escapes."""
    found: dict[str, str] | None = None
    for number, raw in enumerate(text_of(file).split("\n"), start=1):
        line = raw.strip(" \t\r")
        if line.startswith("["):
            if found is not None:
                break
            found = {} if line == f"[{service}]" else None
        elif found is not None and line and not line.startswith("#"):
            keyword, _, value = line.partition("=")
            if keyword not in KEYWORDS - {"service", "servicefile"}:
                raise SettingsError(f"{file}, line {number}: this is not a setting of libpq.")
            found.setdefault(keyword, value)
    return found
