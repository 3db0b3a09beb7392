"""What the README tells people to type, and the clone in which they type it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from conftest import REPOSITORY, repository_files


def text() -> str:
    return (REPOSITORY / "README.md").read_text("utf-8")


def commands(containing: str) -> str:
    """The one shell block of the README that holds *containing*."""
    (block,) = _blocks("sh", containing)
    return block


def outputs(containing: str) -> list[str]:
    """The blocks of the README that show what is printed, and hold *containing*."""
    return _blocks("", containing)


def _blocks(language: str, containing: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text(), flags=re.MULTILINE | re.DOTALL)
    return [block for kind, block in found if kind == language and containing in block]


def clone(folder: Path) -> None:
    """A clone of the repository as it stands in the working tree, with its history and no tags."""
    # Who uses it may be given the files in it, so none is shared with this repository.
    copy = ["git", "clone", "-q", "--no-hardlinks", "--no-tags", "--no-checkout"]
    subprocess.run([*copy, REPOSITORY, folder], check=True)
    for name in repository_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, folder / name, follow_symlinks=False)
    git = ["git", "-c", "user.name=Clone", "-c", "user.email=clone@example.com"]
    for command in (["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "Clone"]):
        subprocess.run([*git, *command], cwd=folder, check=True)


def network() -> dict[str, str]:
    """The settings, if any, that this machine needs to reach a package index."""
    prefixes = ("PIP_", "UV_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy")
    return {name: value for name, value in os.environ.items() if name.startswith(prefixes)}
