"""A folder for everything that a benchmark makes on its way."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_folder(name: str) -> Iterator[Path]:
    """Removed at the end only: some disks pause after removing much."""
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        # For root: its PostgreSQL runs as somebody else, who must get to the programs in there.
        Path(folder).chmod(0o755)
        yield Path(folder)
