"""What alembic.ini says about this project."""

from configparser import RawConfigParser
from dataclasses import dataclass
from pathlib import Path

from .errors import SettingsError

# The package that this folder is in, and the folder itself, as Python imports them.
PACKAGE = __name__.split(".")[0]
TOOLS = __name__.removesuffix(".settings.project")


@dataclass(frozen=True)
class Project:
    """The project's folder and the lines of its alembic.ini that are about the database."""

    root: Path
    url_pattern: str
    environments: tuple[str, ...]

    @classmethod
    def load(cls, ini: Path, section: str = "alembic") -> "Project":
        """Read *ini* without interpolation: a ``%`` in the pattern is a ``%``."""
        parser = RawConfigParser()
        parser.read(ini, encoding="utf-8")
        pattern = parser.get(section, "sqlalchemy.url", fallback="")
        if not pattern:
            raise SettingsError(
                f"{ini} has no sqlalchemy.url in its section [{section}].\n\n"
                "  It is the pattern of the database's address. Put it back:\n\n"
                "      sqlalchemy.url = postgresql+DRIVER://{POSTGRES_USER}:{POSTGRES_PASSWORD}"
                "@{POSTGRES_HOST}:{POSTGRES_PORT}/{POSTGRES_DB}?sslmode={POSTGRES_SSLMODE}"
                "&sslrootcert={POSTGRES_SSLROOTCERT}"
            )
        names = parser.get(section, "environments", fallback="local test staging production")
        return cls(ini.resolve().parent, pattern.replace("%%", "%"), tuple(names.split()))

    @classmethod
    def find(cls) -> "Project":
        """The project that this package belongs to, for code that Alembic did not start."""
        # An installed copy of the package lies elsewhere: then the working directory counts.
        folders = [*Path(__file__).resolve().parents, Path.cwd()]
        for folder in folders:
            if (folder / "alembic.ini").is_file():
                return cls.load(folder / "alembic.ini")
        raise SettingsError(
            "There is no alembic.ini, which says how the database is addressed.\n\n"
            f"  Looked in every folder above {Path(__file__).parent} and in {Path.cwd()}.\n"
            "  Start the program in the project's folder."
        )

    @property
    def driver(self) -> str:
        """SQLAlchemy's name of dialect and driver, such as ``postgresql+psycopg2``."""
        return self.url_pattern.partition(":")[0]
