"""git, with an author and without anybody's settings."""

import os
import subprocess
from pathlib import Path

QUIET = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "core.autocrlf=off"]


def git(folder: Path, *command: str, **environ: str) -> str:
    """What the command prints. Its failure is told with what git says about it."""
    done = subprocess.run(
        ["git", *QUIET, *command],
        cwd=folder,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"git {' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout.rstrip("\n")


def commit(folder: Path) -> None:
    """Everything in the *folder*."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change")
