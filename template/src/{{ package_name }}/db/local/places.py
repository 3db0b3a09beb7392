"""Where a project's server lives: in `.pgdata`, next to pyproject.toml.

    .pgdata/
        data/      the cluster: what PostgreSQL itself reads and writes, and its log
        users/     a locked file for each process that uses the server
        lock       held while somebody comes or goes

For root it is /var/lib/local-postgres/<project>-<hash>, because the account that then runs
PostgreSQL often cannot enter root's folders. LOCAL_POSTGRES_DIR names another place for either.
Only `data` belongs to that account, so what root writes, nobody else can have tampered with.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .account import name_of, unprivileged
from .errors import LocalServerError

# Where root keeps what the unprivileged account must be able to reach.
SHARED = Path("/var/lib/local-postgres")

ELSEWHERE = """\
Or keep the data somewhere else:

    export LOCAL_POSTGRES_DIR=/path/to/a/folder/of/yours"""


def base(project: Path) -> Path:
    """Return the folder of *project*'s server; whether it exists is another matter."""
    project = project.resolve()
    if given := os.environ.get("LOCAL_POSTGRES_DIR"):
        return (project / given).resolve()
    if unprivileged():
        return SHARED / f"{project.name}-{short_hash(project)}"
    return project / ".pgdata"


def short_hash(path: Path) -> str:
    """Return eight characters that stand for *path*."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def prepare(base: Path) -> None:
    """Make *base* if it is missing. Raises LocalServerError when it is not ours to use."""
    try:
        if not base.exists():
            _make(base)
        _check(base)
    except OSError as error:
        raise LocalServerError(
            f"{base} cannot be used: {error.strerror}.\n\n"
            f"Give {name_of(_me())} the right to write there. {ELSEWHERE}"
        ) from error
