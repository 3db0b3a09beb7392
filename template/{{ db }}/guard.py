"""What must not happen by mistake.

`local` and `test` are for trying things out, so their databases may lose everything: on a server of
this machine. Settings of another server that were left in a shell, or copied into .env, must not
be what a downgrade meets. Who means that server says its name.
"""

import shlex
from ipaddress import ip_address

from .expected import Expected
from .settings import Host
from .target import EMBEDDED, Target

# Alembic's commands that take something away: tables, or the knowledge of which are there.
DESTRUCTIVE = {"downgrade", "stamp"}


class Refused(Expected):
    """Nothing was done. The text is for the person at the keyboard."""


def refuse_elsewhere(target: Target, verb: str, named: str | None, command: str) -> None:
    """Raise Refused if *target* is local or test by name, and its server is not of this machine.

    *named* is what `-x host=` says. *command* is how to say it, with the placeholder {host}.
    """
    if target.environment not in EMBEDDED or target.address is None:
        return
    far = [host.name for host in target.address.hosts if not is_local(host)]
    if not far or set(far) <= set((named or "").split(",")):
        return
    names = ",".join(far)
    raise Refused(
        f"Nothing was done: this is {target.environment}, but {names} is not this machine.\n\n"
        f"  {target}\n\n"
        f"  A {verb} there could destroy what others work with. Perhaps\n"
        f"  {target.setting('POSTGRES_HOST')} is left over from another environment.\n"
        f"  {target.searched}\n"
        "  To do it there on purpose:\n\n"
        f"      {command.format(host=shlex.quote(names))}"
    )


def is_local(host: Host) -> bool:
    """Whether *host* is a socket, this machine, or a name without a dot, as in Compose files."""
    if not host.name or host.is_socket:
        return True
    try:
        return ip_address(host.name.partition("%")[0]).is_loopback
    except ValueError:
        name = host.name.rstrip(".").lower()
        # 134744072 and 0x8080808 are ways to write 8.8.8.8.
        return not ("." in name or ":" in name or name[0].isdigit()) or name.endswith(".localhost")
