"""Where settings come from: real environment variables, secret files and one .env file.

A real environment variable wins over the file. The file is `.env` in the environment `local`, and
`.env.NAME` in any other; they are never mixed, so that no local password meets production. Each
setting NAME may be given as NAME_FILE, the path of a file that holds it, as Docker and Kubernetes
hand over secrets.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from .dotenv import read_dotenv
from .errors import SettingsError
from .project import Project

ADDRESS = "DATABASE_URL"


@dataclass(frozen=True)
class Settings:
    """What one environment says about its database."""

    environment: str
    file: Path
    values: Mapping[str, str]

    @property
    def searched(self) -> str:
        """The places that were looked at, for messages."""
        there = "" if self.file.is_file() else ", which is not there"
        return f"the environment variables and {self.file}{there}"


def environment_name(
    project: Project, environ: Mapping[str, str], chosen: str | None = None
) -> str:
    """The environment: *chosen* on the command line, else APP_ENV, else ``local``."""
    name = chosen or environ.get("APP_ENV") or "local"
    if name not in project.environments:
        source = "-x env" if chosen else "APP_ENV"
        raise SettingsError(
            f"There is no environment {name!r}.\n\n"
            f"  {source} says so; alembic.ini knows {', '.join(project.environments)}.\n"
            f"  Correct {source}, or add the name to `environments` in {project.root}/alembic.ini."
        )
    return name


def read_settings(project: Project, environment: str, environ: Mapping[str, str]) -> Settings:
    """The settings of *environment*, out of *environ* and the environment's own file."""
    file = project.root / (".env" if environment == "local" else f".env.{environment}")
    names = {ADDRESS, *placeholders(project.url_pattern)}
    real = _resolve(environ, names, project.root, "the environment variables")
    filed = _resolve(read_dotenv(file), names, project.root, str(file))
    if real:
        # Half an address from here and a whole one from there would be an address of nowhere.
        filed.pop(ADDRESS, None)
    return Settings(environment, file, filed | real)


def placeholders(pattern: str) -> list[str]:
    """The ``{NAMES}`` in *pattern*, in their order."""
    return [name for _, name, _, _ in Formatter().parse(pattern) if name]


def _resolve(
    source: Mapping[str, str], names: Collection[str], root: Path, where: str
) -> dict[str, str]:
    found = {name: source[name] for name in names if name in source}
    for name in names:
        if path := source.get(f"{name}_FILE"):
            if name in found:
                raise SettingsError(
                    f"{name} and {name}_FILE are both set in {where}.\n\n"
                    "  They may disagree. Remove one of them."
                )
            found[name] = _secret(root / path, f"{name}_FILE in {where}")
    if not found.get(ADDRESS, "unset"):
        # Compose files pass variables on that nobody has set, as empty ones.
        del found[ADDRESS]
    return found


def _secret(path: Path, where: str) -> str:
    try:
        # Editors and `echo` end a file with a line break that is not part of the secret.
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(
            f"{where} names {path}, which cannot be read: {reason}.\n\n"
            "  Correct the path, or make the file readable for the user who runs this."
        ) from None
