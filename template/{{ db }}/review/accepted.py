"""What the author of a revision has accepted, and why: `accepted = {...}` in its file."""

from collections.abc import Mapping
from dataclasses import replace

from alembic.script import Script

from ..revisions.accepted import accepted, is_reason
from .finding import Finding


def reasons(script: Script) -> dict[str, str]:
    """Those in the file of *script*, by what they are for."""
    return {_plain(what): why for what, why in accepted(script).items() if is_reason(why)}


def excused(finding: Finding, reasons: Mapping[str, str]) -> Finding:
    """*finding* with the reason that was given for it, if there is one."""
    for name in (*finding.names, *finding.squawk):
        if why := reasons.get(_plain(name)):
            return replace(finding, reason=why)
    return finding


def _plain(name: str) -> str:
    """The same name, however it is quoted, with or without the schema that goes without saying."""
    return " ".join(name.replace('"', "").replace("public.", "").split()).lower()
