"""Which migrations were there before: `db adopt` took them over as they were."""

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from . import lockfile


def adopted(config: Config) -> set[str]:
    """Their revisions."""
    lines = _lines(ScriptDirectory.from_config(config))
    return {line.revision for line in lines if line.adopted}


def named_by_models(script: ScriptDirectory) -> set[str]:
    """Those of them that leave names to the naming convention of the models."""
    return {line.revision for line in _lines(script) if line.state == lockfile.ADOPTED}


def _lines(script: ScriptDirectory) -> list[lockfile.Line]:
    return list(lockfile.read(Path(script.dir, lockfile.NAME), conflicts=True).values())
