"""The folder that becomes a project, and git there."""

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .messages import Stop

# The README installs uv there, and this may be running from it.
TOOLS = ".tools"
# Settings of a person that change what git prints.
PLAIN = ("-c", "color.ui=false", "-c", "column.ui=never", "-c", "log.showSignature=false")


@dataclass(frozen=True)
class Place:
    """The folder, and where this works in it; start.py tells what each is for."""

    root: Path
    work: Path
    done: Path
    journal: str

    @property
    def script(self) -> Path:
        """start.py, which is the last file to go."""
        return self.root / "start.py"

    def git(self, *command: str, given: Iterable[str] = (), **environ: str) -> str:
        """What git prints, with *given* as its input lines; raise Stop with its words if it fails."""
        done = subprocess.run(
            ["git", *PLAIN, *command],
            cwd=self.root,
            env=os.environ | environ,
            input="".join(f"{line}\n" for line in given),
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
        if done.returncode:
            raise Stop(f"git {command[0]} failed:\n\n    {done.stderr.strip()}")
        return done.stdout

    def git_or_none(self, *command: str, **environ: str) -> str | None:
        """Likewise, in one line, or None where git says no."""
        try:
            return self.git(*command, **environ).strip()
        except Stop:
            return None
