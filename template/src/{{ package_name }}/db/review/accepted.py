"""What the author of a revision has accepted, and why: `accepted = {...}` in its file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .finding import Finding


def accepted(module: Any) -> dict[str, str]:
    """The reasons in the file of a revision, by what they are for. An empty reason is none."""
    found = getattr(module, "accepted", None)
    if not isinstance(found, Mapping):
        return {}
    return {_plain(str(name)): str(why) for name, why in found.items() if str(why).strip()}


def excused(finding: Finding, reasons: Mapping[str, str]) -> Finding:
    """*finding* with the reason that was given for it, if there is one."""
    for name in (*finding.names, *finding.squawk):
        if why := reasons.get(_plain(name)):
            return replace(finding, reason=why)
    return finding


def _plain(name: str) -> str:
    """The same name, however it is quoted, with or without the schema that goes without saying."""
    return " ".join(name.replace('"', "").replace("public.", "").split()).lower()
