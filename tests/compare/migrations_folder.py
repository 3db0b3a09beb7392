"""A folder of migrations, written by a test."""

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from revision_file import source

CREATE = 'op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))'


class Migrations:
    """Alembic's folder in *path*. Each revision follows the one that was written before it."""

    def __init__(self, path: Path) -> None:
        self.folder = path / "migrations"
        (self.folder / "versions").mkdir(parents=True)
        self.config = Config()
        self.config.set_main_option("script_location", str(self.folder))
        self.last: str | tuple[str, ...] | None = None

    def add(
        self,
        id: str,
        body: str,
        follows: str | tuple[str, ...] | None = "",
        needs: str | None = None,
    ) -> Path:
        """Write the revision *id* that does *body*; return its file."""
        path = self.folder / "versions" / f"{id}.py"
        follows = self.last if follows == "" else follows
        path.write_text(source(id, follows, body, needs=needs))
        self.last = id
        return path

    @property
    def script(self) -> ScriptDirectory:
        """The revisions as they are now."""
        return ScriptDirectory.from_config(self.config)
