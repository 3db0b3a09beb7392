"""The folder that models live in, and a place beside it where a draft can be tried."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import uuid4

from sqlalchemy import MetaData

from ...expected import Expected
from ..inside import Announce

assert __package__
PACKAGE = __package__.rsplit(".", 3)[0]


EXAMPLE = f"""\
      from sqlalchemy import MetaData

      from ..{__package__.split(".")[1]}.naming import POSTGRESQL_NAMES

      metadata = MetaData(naming_convention=POSTGRESQL_NAMES)
"""


# What it is called, and a random word.
DRAFT = "_models_"


class NoHome(Expected):
    """There is no folder to write models into. The text is for the person at the keyboard."""

    def __init__(self, base: Path, lack: str) -> None:
        super().__init__(
            "The database has tables, of which there are no models, and nothing was written.\n\n"
            f"  They would be written beside {base}, {lack}. It holds what all\n"
            f"  tables share, such as:\n\n{EXAMPLE}"
        )


@dataclass(frozen=True)
class Home:
    """The *folder* of models, which has a base.py."""

    folder: Path

    @classmethod
    def find(cls) -> "Home":
        """That of this package. Raises `NoHome`."""
        folder = Path(__file__).resolve().parents[3] / "models"
        if not (folder / "base.py").is_file():
            raise NoHome(folder / "base.py", "which is not there")
        return cls(folder)

    @property
    def taken(self) -> set[str]:
        """The modules that are there, as paths from the folder without their suffix."""
        files = (path.relative_to(self.folder) for path in self.folder.rglob("*.py"))
        return {path.with_suffix("").as_posix() for path in files}

    def base(self) -> Any:
        """The module base.py, imported for itself. Raises `NoHome` if it has no metadata."""
        with self._draft({}) as package:
            base = import_module(f"{package}.base")
        if not isinstance(getattr(base, "metadata", None), MetaData):
            raise NoHome(self.folder / "base.py", "which has no `metadata`")
        return base

    @contextmanager
    def tried(self, texts: Mapping[PurePosixPath, str]) -> Iterator[MetaData]:
        """The tables of *texts*, by paths in the folder; the files are gone afterwards."""
        with self._draft(texts) as package:
            for path in texts:
                parts = [part for part in path.with_suffix("").parts if part != "__init__"]
                import_module(".".join([package, *parts]))
            metadata = import_module(f"{package}.base").metadata
            assert isinstance(metadata, MetaData)
            yield metadata

    @contextmanager
    def _draft(self, texts: Mapping[PurePosixPath, str]) -> Iterator[str]:
        # Beside the folder, as base.py imports what is beside it.
        folder = self.folder.parent / f"{DRAFT}{uuid4().hex[:8]}"
        package = f"{PACKAGE}.{folder.name}"
        try:
            # What base.py imports may be there, too; but for __init__.py, which imports everything.
            left_out = shutil.ignore_patterns("__pycache__", "__init__.py")
            shutil.copytree(self.folder, folder, ignore=left_out)
            for path, text in texts.items():
                _write(folder / path, text)
            invalidate_caches()
            yield package
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            for name in [name for name in sys.modules if name.startswith(package)]:
                del sys.modules[name]

    def keep(self, texts: Mapping[PurePosixPath, str], announce: Announce) -> list[Path]:
        """Write *texts*, all or none, which is announced; no file that exists is touched."""
        written: list[Path] = []
        folders = [path for path in self.folder.rglob("*") if path.is_dir()]
        # The __init__.py of a folder which is there has a text of its own.
        new = {
            self.folder / path: text
            for path, text in texts.items()
            if path.name != "__init__.py" or not (self.folder / path).exists()
        }
        announce(new)
        try:
            for file, text in new.items():
                _write(file, text)
                written.append(file)
        except BaseException:
            for file in written:
                file.unlink(missing_ok=True)
            for made in {file.parent for file in written} - {self.folder, *folders}:
                made.rmdir()
            raise
        return written


def drafts() -> list[Path]:
    """The places beside the folder of models where somebody tries, or was killed while trying."""
    package = Path(__file__).resolve().parents[3]
    return [path for path in package.glob(f"{DRAFT}????????") if path.is_dir()]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
        except BaseException:
            path.unlink()
            raise
