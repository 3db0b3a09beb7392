"""Where a database is, in words for a person."""

from ..settings import Host
from ..target import Target


def place(target: Target) -> str:
    """The server of *target*, such as `db.example.com, port 5432`."""
    if target.address is None:
        return "the embedded PostgreSQL"
    return " and ".join(_host(host) for host in target.address.hosts)


def _host(host: Host) -> str:
    port = host.port or 5432
    if not host.name:
        return f"the usual socket of this machine (.s.PGSQL.{port})"
    if host.is_socket:
        return f"the socket {host.name}/.s.PGSQL.{port}"
    return f"{host.name}, port {port}"
