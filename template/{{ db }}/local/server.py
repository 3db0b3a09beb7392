"""One PostgreSQL server: start it, stop it, and make databases in it."""

import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from . import cluster, pidfile
from .address import Address, choose
from .errors import LocalServerError, last_lines
from .places import shortage
from .process import begin, run
from .programs import Programs, find

# Seconds for a server to recover from a crash, or to write everything down before it stops.
PATIENCE = 60

# Seconds for what is left of a killed server to notice, and to let go of its memory.
MOURNING = 5

LOG = "server.log"

CREATE_DATABASE = r"""
SELECT pg_advisory_lock(hashtext('create_database'));
SELECT format('CREATE DATABASE %I', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
"""


class Server:
    """A PostgreSQL server of this machine, running or stopped."""

    user = "postgres"

    def __init__(self, base: Path, settings: Mapping[str, str] | None = None) -> None:
        """Take the server whose files are in *base*; *settings* win over its postgresql.conf."""
        self.data = base / "data"
        self._settings = dict(settings or {})

    @property
    def host(self) -> str:
        """The folder of its socket, or 127.0.0.1 where there are no Unix sockets; "" if stopped."""
        return self._address.host

    @property
    def port(self) -> int:
        """Its port, which for a socket is just a part of the name; 0 if stopped."""
        return self._address.port

    @property
    def version(self) -> str:
        """The version of the programs that run it here, such as "18.6"."""
        return self.programs.version

    @cached_property
    def programs(self) -> Programs:
        """The programs that run it here; looked for when they are first needed."""
        return find()

    @property
    def ready(self) -> bool:
        """Whether it lets clients in."""
        found = pidfile.read(self.data)
        return found is not None and found.ready

    def start(self) -> None:
        """Start it unless it runs; return when it is ready. Raises LocalServerError.

        Two processes must not do this at once (see `users.one_at_a_time`).
        """
        if self._settled():
            return
        if not (self.data / "PG_VERSION").exists():
            cluster.make(self.data, self.programs, self._settings)
        cluster.check_version(self.data, self.programs)
        pidfile.disown(self.data)
        complaint = self._launch()
        end = time.monotonic() + MOURNING
        while "memory block" in complaint and time.monotonic() < end:
            time.sleep(0.1)
            complaint = self._launch()
        if not self._settled():
            raise LocalServerError(
                f"PostgreSQL {self.version} does not start in {self.data}.",
                f"{complaint}\n\n{shortage(self.data)}".strip(),
            )

    def stop(self, mode: str = "fast") -> None:
        """Stop it if it runs, without waiting for its clients; return when it is gone.

        *mode* "immediate" is for data that nobody needs any more. Raises LocalServerError.
        """
        if not pidfile.is_held(self.data):
            return
        address = self._address
        with self._pg_ctl("stop", "-W", "-m", mode) as stopper:
            if stopper.wait() == 0:
                _wait_until(lambda: not pidfile.is_held(self.data))
        if pidfile.is_held(self.data):
            raise LocalServerError(f"PostgreSQL does not stop in {self.data}.", self._last_words())
        address.clear_away(self.data)

    def create_database(self, name: str) -> bool:
        """Make the database *name* unless there is one; return whether it was made.

        Any name of at most 63 bytes will do, and several processes may ask at once. It is one call
        of psql (a few milliseconds), as no driver is imported here. Raises LocalServerError.
        """
        options = ["-XAt", "-v", "ON_ERROR_STOP=1", "-v", f"name={name}"]
        where = ["-h", self.host, "-p", str(self.port), "-U", self.user, "-d", "postgres"]
        psql = self.programs.folder / "psql"
        said = run([psql, *options, *where], text=CREATE_DATABASE, PGCLIENTENCODING="UTF8")
        if said.status:
            raise LocalServerError(
                f"The database {name!r} could not be made.", last_lines(said.output)
            )
        return "CREATE DATABASE" in said.output

    @property
    def _address(self) -> Address:
        found = pidfile.read(self.data)
        return found.address if found else Address("", 0)

    def _settled(self) -> bool:
        """Whether it runs, once whoever has begun to start or stop it is done."""
        _wait_until(lambda: self.ready or not pidfile.is_held(self.data))
        return self.ready

    def _launch(self) -> str:
        """Have pg_ctl start it, and wait until it is ready; return what was said if not."""
        (self.data / LOG).unlink(missing_ok=True)  # what is left of an earlier run
        settings = choose(self.data).settings() | {"cluster_name": pidfile.mark(self.data)}
        settings |= self._settings
        words = [word for item in settings.items() for word in ("-c", "=".join(item))]
        # pg_ctl hands them to a shell; on Windows none of them needs quotes.
        options = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
        with self._pg_ctl("start", "-t", str(PATIENCE), "-l", LOG, "-o", options) as starter:
            _wait_until(lambda: self.ready or starter.poll() is not None)
            if self.ready:
                starter.kill()  # it looks only ten times a second whether it may go
                return ""
            said, _ = starter.communicate()
            return self._last_words() or said.decode(errors="replace")

    def _pg_ctl(self, *arguments: str) -> subprocess.Popen[bytes]:
        # It would pass an option -D to a shell, which PGDATA and the working folder spare us.
        return begin(
            [self.programs.folder / "pg_ctl", "-s", *arguments],
            directory=self.data,
            output=subprocess.PIPE,
            PGDATA=str(self.data),
        )

    def _last_words(self) -> str:
        log = self.data / LOG
        said = log.read_text(errors="replace") if log.exists() else ""
        return f"The end of its log, {log}:\n\n{last_lines(said)}" if said else ""


def _wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        time.sleep(0.003)
