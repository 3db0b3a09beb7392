"""What squawk says about the SQL of a revision: https://squawkhq.com.

It reads the text, and so knows nothing of the tables. Where we have seen what PostgreSQL did, its
finding only confirms ours, or is dropped.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .rules import RULES

# About timeouts, which the guard sets; about online revisions, which can be run again; and about
# what no running code notices.
NOT_ASKED = {
    *("require-lock-timeout", "require-statement-timeout", "require-timeout-settings"),
    *("prefer-robust-stmts", "transaction-nesting", "ban-uncommitted-transaction"),
    *("ban-drop-constraint", "ban-drop-function", "ban-drop-trigger", "ban-drop-default"),
    *("require-concurrent-index-deletion", "ban-drop-not-null", "renaming-object"),
}

OBSERVED = {name for rule in RULES for name in rule.squawk}

# Matters of taste, or of code that uses a thing that the tables are not.
REMARKS = (
    *("prefer-", "ban-char-field", "ban-drop-type", "ban-drop-sequence", "identifier-too-long"),
    "require-enum-value-ordering",
)


@dataclass(frozen=True)
class Remark:
    """One finding of squawk's, and the line of SQL that it is about."""

    rule: str
    message: str
    advice: str
    sql: str

    @property
    def fails(self) -> bool:
        """Whether a review fails for it."""
        return not self.rule.startswith(REMARKS)


def program() -> str | None:
    """Where squawk is: beside this Python, or on PATH."""
    beside = shutil.which("squawk", path=str(Path(sys.executable).parent))
    return beside or shutil.which("squawk")


def remarks(squawk: str, sql: str, name: str, root: Path) -> list[Remark]:
    """What *squawk* says about *sql*, of the file *name*; .squawk.toml in *root* counts."""
    command = [squawk, "--reporter", "json", "--stdin-filepath", name]
    done = subprocess.run(
        command, cwd=root, input=sql, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode not in (0, 1):
        said = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        return [Remark("squawk", f"squawk failed: {said}", "", "")]
    lines = sql.splitlines()
    found = json.loads(done.stdout or "[]")
    return list(_read(found, lines))


def _read(found: Iterable[dict[str, str | int | None]], lines: list[str]) -> Iterable[Remark]:
    seen = set()
    for one in found:
        line = lines[min(int(one["line"] or 0), len(lines) - 1)].strip() if lines else ""
        rule = str(one["rule_name"])
        about_ours = "version_num" in line or "alembic_version" in line
        if rule in NOT_ASKED or about_ours or (rule, line) in seen:
            continue
        seen.add((rule, line))
        yield Remark(rule, str(one["message"] or ""), str(one["help"] or ""), line)
