"""The .env file of an environment, and what makes it unfit: who may read it, and slips of the pen."""

import shlex
import stat
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from .dotenv import read_dotenv
from .errors import SettingsError
from .project import Project

ADDRESS = "DATABASE_URL"
# Nothing of value is in these, and everybody makes them with the permissions that files get.
ON_THIS_MACHINE = {"local", "test"}


def path_of(project: Project, environment: str) -> Path:
    """The one file of *environment*, there or not."""
    return project.root / (".env" if environment == "local" else f".env.{environment}")


def read(project: Project, environment: str, names: Collection[str]) -> dict[str, str]:
    """Every line of it, with *names* being those that count. Raises SettingsError."""
    path = path_of(project, environment)
    found = read_dotenv(path)
    if found and environment not in ON_THIS_MACHINE:
        _refuse_if_everybody_may_read(path, environment)
    _refuse_another_environment(found, path, project, environment)
    _refuse_misspelled(found, path, names)
    return found


def _refuse_if_everybody_may_read(path: Path, environment: str) -> None:
    # A group may: it is how a server's administrator lends the file to the program's account.
    if sys.platform != "win32" and path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        raise SettingsError(
            f"Every user of this machine can read the passwords of {environment}.\n\n"
            f"  They are in {path}. Keep them to yourself:\n\n"
            f"      chmod 600 {shlex.quote(str(path))}"
        )


def _refuse_another_environment(
    found: Mapping[str, str], path: Path, project: Project, environment: str
) -> None:
    said = found.get("APP_ENV", environment)
    if said != environment and said in project.environments:
        raise SettingsError(
            f"{path} is for the environment {environment}, and says APP_ENV={said}.\n\n"
            f"  No file chooses the environment. If these are the settings of {said}, move them\n"
            f"  to {path_of(project, said)}, and choose it with APP_ENV={said} before a command,\n"
            f"  or alembic -x env={said}. Else remove the line."
        )


def _refuse_misspelled(found: Mapping[str, str], path: Path, names: Collection[str]) -> None:
    """A name that is nearly one of *names*, which itself is not there, is meant to be that one."""
    # With an address the parts do not count, so that a strange one does no harm; and vice versa.
    parts = {name for name in names if name != ADDRESS}
    given = {name for name in names if {name, f"{name}_FILE"} & found.keys()}
    counting = {ADDRESS} if ADDRESS in given else parts if parts & given else set(names)
    missing = {form for name in counting - given for form in (name, f"{name}_FILE")}
    strange = found.keys() - {form for name in names for form in (name, f"{name}_FILE")}
    if slips := _nearly(sorted(strange), missing):
        raise SettingsError(
            f"{path} has a name that looks like a slip of the pen.\n\n"
            + "".join(f"  {slip}: did you mean {name}?\n" for slip, name in slips.items())
            + "\n  If it is a setting of your own, give it another name, or set the one above too."
        )


def _nearly(strange: Collection[str], names: Collection[str]) -> dict[str, str]:
    if not strange or not names:
        return {}
    from difflib import get_close_matches

    # 0.9 is a letter too many, too few, or in the wrong place; POSTGRES_DSN is not POSTGRES_DB.
    near = {name: get_close_matches(name.upper(), names, n=1, cutoff=0.9) for name in strange}
    return {name: found[0] for name, found in near.items() if found}
