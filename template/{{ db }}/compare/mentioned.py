"""What of a live database is the project's, where its history cannot be replayed."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory

from .snapshot import Snapshot


def only_mentioned(live: Snapshot, script: ScriptDirectory, known: Collection[str]) -> Snapshot:
    """*live* without what neither *known*, the tables of the models, nor any migration names."""
    revisions = [Path(revision.path).read_text("utf-8") for revision in script.walk_revisions()]
    words = set(re.findall(r"[\w$]+", " ".join(revisions)))

    def is_ours(name: Any) -> bool:
        # A stranger's table in another schema may be called like one of ours.
        parts = f"{name.schema or ''}.{name.name}"
        return name.sql in known or set(re.findall(r"[\w$]+", parts)) <= words

    def of_ours(things: dict[Any, Any]) -> dict[Any, Any]:
        return {key: one for key, one in things.items() if is_ours(getattr(one, "table", one.name))}

    return replace(
        live,
        tables=of_ours(live.tables),
        constraints=of_ours(live.constraints),
        indexes=of_ours(live.indexes),
        attachments=of_ours(live.attachments),
        views=of_ours(live.views),
        enums=of_ours(live.enums),
        domains=of_ours(live.domains),
        sequences={
            key: one
            for key, one in live.sequences.items()
            if is_ours(one.name) or (one.owner and one.owner[0] in known)
        },
    )
