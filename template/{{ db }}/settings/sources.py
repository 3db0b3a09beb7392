"""Where settings come from: real environment variables, secret files and one .env file.

A real environment variable wins over the file. The file is `.env` in the environment `local`, and
`.env.NAME` in any other; they are never mixed, so that no local password meets production. Each
setting NAME may be given as NAME_FILE, the path of a file that holds it, as Docker and Kubernetes
hand over secrets.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

from . import envfile
from .envfile import ADDRESS
from .errors import SettingsError
from .project import Project

PASSWORD = "POSTGRES_PASSWORD"


@dataclass(frozen=True)
class Settings:
    """What one environment says about its database."""

    environment: str
    file: Path
    # Secrets: what shows this object, such as a report of an error with its local variables,
    # shows none of them.
    values: Mapping[str, str] = field(repr=False)
    # All variables, since libpq has its own.
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    # Whether the file has a DATABASE_URL that does not count, since variables are set.
    set_aside: bool = False

    @property
    def searched(self) -> str:
        """The places that were looked at, for messages."""
        there = "" if self.file.is_file() else ", which is not there"
        return f"the environment variables and {self.file}{there}"

    def name(self, part: str) -> str:
        """The setting that says what *part* would: DATABASE_URL where there is one."""
        return ADDRESS if self.values.get(ADDRESS) else part


def environment_name(
    project: Project, environ: Mapping[str, str], chosen: str | None = None
) -> str:
    """The environment: *chosen* on the command line, else APP_ENV, else ``local``."""
    if chosen == "":
        # As in a script whose own variable is empty: nobody means `local` with that.
        raise SettingsError(
            "-x env names no environment.\n\n"
            f"  alembic.ini knows {', '.join(project.environments)}. Say one of them, as in\n"
            f"  -x env={project.environments[0]}, or leave -x env out."
        )
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
    file = envfile.path_of(project, environment)
    names = {ADDRESS, *placeholders(project.url_pattern)}
    real = _resolve(environ, names, names, project.root, "the environment variables")
    lines = envfile.read(project, environment, names)
    filed = _resolve(lines, names, _counting(names, real), project.root, str(file))
    had_address = bool(lines.get(ADDRESS) or lines.get(f"{ADDRESS}_FILE"))
    set_aside = bool(real) and ADDRESS not in real and had_address
    return Settings(environment, file, filed | real, environ, set_aside)


def _counting(names: set[str], real: Mapping[str, str]) -> set[str]:
    """What a file may add to *real* variables: a secret that it names otherwise need not be there."""
    if ADDRESS in real:
        return set()
    # Half an address from here and a whole one from there would be an address of nowhere.
    return names - real.keys() - ({ADDRESS} if real else set())


def placeholders(pattern: str) -> list[str]:
    """The ``{NAMES}`` in *pattern*, in their order. Raises SettingsError."""
    try:
        fields = [field for _, *field in Formatter().parse(pattern) if field[0] is not None]
    except ValueError:
        fields = [["", "", None]]
    if not all(str(name).isidentifier() and not rest for name, *rest in map(_said, fields)):
        raise SettingsError(
            "sqlalchemy.url in alembic.ini has braces that hold no name.\n\n"
            "  They hold the name of a setting, as in {POSTGRES_USER}; elsewhere, { is %7B and } %7D."
        )
    return [str(name) for name, *_ in fields]


def _said(field: list[str | None]) -> list[str]:
    """The name in braces, and what follows it there."""
    return [part for part in field if part] or [""]


def _resolve(
    source: Mapping[str, str],
    names: Collection[str],
    counting: Collection[str],
    root: Path,
    where: str,
) -> dict[str, str]:
    """The settings in *source*, out of which those that are *counting*."""
    # Compose files pass variables on that nobody has set, as empty ones. Only a password may
    # really be empty.
    given = {name: source[name] for name in names if name in source}
    found = {name: value for name, value in given.items() if value or name == PASSWORD}
    files = {name: path for name in names if (path := source.get(f"{name}_FILE"))}
    for name in sorted(files.keys() & found.keys()):
        raise SettingsError(
            f"{name} and {name}_FILE are both set in {where}.\n\n"
            "  They may disagree. Remove one of them."
        )
    for name in sorted(files.keys() & counting):
        found[name] = _secret(root / files[name], f"{name}_FILE in {where}", root)
    for name in sorted(found.keys() & counting):
        _check_text(found[name], f"{name} in {where}")
    return {name: value for name, value in found.items() if name in counting}


def _check_text(value: str, what: str) -> None:
    # Python keeps bytes that are not UTF-8 as halves of characters, which no driver takes.
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise SettingsError(
            f"{what} is not text.\n\n  It has a zero, or a byte that is not UTF-8. Write it anew."
        )


def _secret(path: Path, where: str, root: Path) -> str:
    try:
        # Editors and `echo` end a file with a line break that is not part of the secret.
        return path.read_bytes().decode("utf-8-sig").rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        # Somebody may have put the secret itself there. What is not the name of a file is not shown.
        named = f"{path}, which" if _exists(path) else "a file that"
        raise SettingsError(
            f"{where} names {named} cannot be read: {reason}.\n\n"
            f"  Correct the path, which begins at {root} if it has no / in front, or make the file\n"
            "  readable for the user who runs this."
        ) from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
