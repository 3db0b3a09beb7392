"""A project's folder with files of settings, and what the rendered package makes of them."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

PARTS = {
    "POSTGRES_USER": "u",
    "POSTGRES_PASSWORD": "p",
    "POSTGRES_HOST": "h",
    "POSTGRES_DB": "d",
}


@dataclass(frozen=True)
class Place:
    """Nothing is there but the alembic.ini of the rendered project, for one driver."""

    root: Path
    project: Any

    @classmethod
    def make(cls, rendered: Path, root: Path, driver: str = "psycopg2") -> "Place":
        ini = (rendered / "alembic.ini").read_text("utf-8")
        (root / "alembic.ini").write_text(ini.replace("+psycopg2", f"+{driver}"), "utf-8")
        return cls(root, import_module("shop.db.settings").Project.load(root / "alembic.ini"))

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file that nobody else may read, without changing its line breaks."""
        path = self.root / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(0o600)
        return path

    def url(self, environ: dict[str, str], chosen: str | None = None) -> Any:
        """The URL that the settings make, with nothing but *environ* in the environment."""
        settings = import_module("shop.db.settings")
        environ = {"HOME": str(self.root)} | environ
        environment = settings.environment_name(self.project, environ, chosen)
        found = settings.read_settings(self.project, environment, environ)
        return settings.connection_url(self.project, found)

    def address(self, environ: dict[str, str], chosen: str | None = None) -> str | None:
        """The same as text: with the password, and without options."""
        url = self.url(environ, chosen)
        return url.set(query={}).render_as_string(hide_password=False) if url else None


def lines(settings: dict[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in settings.items())
