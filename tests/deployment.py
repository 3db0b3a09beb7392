"""Do what GitHub, GitLab and Docker would do with the files of a rendered project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from conftest import REPOSITORY, Project
from readme import network


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def steps(workflow: Path) -> list[str]:
    """The commands of a workflow on GitHub, in their order."""
    jobs = read(workflow)["jobs"].values()
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


def shell(project: Project, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in the project's folder as a runner does: the first failure ends it."""
    stand_ins = f"PATH='{REPOSITORY}/tests/stand_ins':$PATH"
    return project.run("bash", "-e", "-o", "pipefail", "-c", f"{stand_ins}\n{script}")


def git(project: Project, *command: str) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
    return project.ok("git", *identity, *command)


def start_history(project: Project) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "The project")


def instructions(dockerfile: Path) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile: their names, and what follows these."""
    text = re.sub(r"^#.*\n", "", dockerfile.read_text("utf-8"), flags=re.MULTILINE)
    logical = text.replace("\\\n", "").splitlines()
    return [
        (name, rest.strip()) for name, _, rest in (line.partition(" ") for line in logical) if name
    ]


def copied(dockerfile: Path) -> list[tuple[list[str], str]]:
    """What is copied from the project, and where to."""
    copies = [rest.split() for name, rest in instructions(dockerfile) if name == "COPY"]
    return [(words[:-1], words[-1]) for words in copies if not words[0].startswith("--")]


def build(context: Project, app: Path) -> Project:
    """Build in the folder *app* what the Dockerfile builds in /app; the image is what is left."""
    stage = app.with_name("build")
    environ = {name: os.environ[name] for name in ("HOME", "PATH")} | network()
    # The Python of the tests, instead of the one in the image.
    environ["UV_PYTHON"] = sys.executable
    for name, rest in instructions(context.path / "Dockerfile"):
        if name == "FROM":
            if app.exists():
                app.rename(stage)
            app.mkdir()
        elif name == "ENV":
            environ |= dict(pair.split("=", 1) for pair in rest.split() if pair.startswith("UV_"))
        elif name == "COPY":
            _copy(rest.split(), context.path, stage, app)
        elif name == "RUN" and "uv sync" in rest:
            command = re.sub(r"--mount=\S+ +uv", os.environ["UV"], rest).split()
            subprocess.run(
                command, cwd=app, env=environ, check=True, capture_output=True, text=True
            )
    shutil.rmtree(stage)
    return Project(app, context.data)


def _copy(words: list[str], context: Path, stage: Path, app: Path) -> None:
    if words[0] == "--from=build":
        # Moved, so that it has the path again at which it was built.
        (stage / Path(words[1]).relative_to("/app")).rename(app / words[2])
    elif not words[0].startswith("--from="):
        *patterns, target = words
        for source in (found for pattern in patterns for found in context.glob(pattern)):
            if source.is_dir():
                shutil.copytree(source, app / target)
            else:
                shutil.copy2(source, app / target)
