"""A database's address, in libpq's words, whatever driver will use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote


class Host(NamedTuple):
    """A name, an IP address, or the folder of a Unix socket; and a port, if one is given."""

    name: str
    port: int | None

    def __str__(self) -> str:
        """As in a URL: IPv6 in brackets, a socket's folder percent-encoded."""
        name = f"[{self.name}]" if ":" in self.name else quote(self.name, safe="")
        return name if self.port is None or self.is_socket else f"{name}:{self.port}"

    @property
    def is_socket(self) -> bool:
        """Whether it is a folder, or a Linux name that begins with @."""
        return self.name.startswith(("/", "@"))


@dataclass(frozen=True)
class Address:
    """Where a database is, and as whom to go there. Its text has no password."""

    parameters: Mapping[str, str] = field(repr=False)

    def __str__(self) -> str:
        """The address as a URL, without the password and without options."""
        secret = ":***" if self.password else ""
        at = f"{quote(self.user, safe='')}{secret}@" if self.user or secret else ""
        hosts = ",".join(map(str, self.hosts))
        return f"postgresql://{at}{hosts}/{quote(self.database, safe='')}"

    @property
    def hosts(self) -> tuple[Host, ...]:
        """Each host with its port; one without a name is the usual socket."""
        # An IP address wins over the name, which libpq then uses only to check a certificate.
        names = (self.get("hostaddr") or self.get("host")).split(",")
        ports = [int(port) if port else None for port in self.get("port").split(",")]
        return tuple(map(Host, names, ports if len(ports) > 1 else ports * len(names)))

    @property
    def user(self) -> str:
        """The role; empty where it is called like the user of the machine."""
        return self.get("user")

    @property
    def password(self) -> str:
        """The password, in plain text; empty where libpq is to look further."""
        return self.get("password")

    @property
    def database(self) -> str:
        """The database; empty where it is called like the role."""
        return self.get("dbname")

    def get(self, keyword: str) -> str:
        """The value of libpq's *keyword*; empty where nothing is said."""
        return self.parameters.get(keyword, "")
