"""CI, containers and hooks come by question, and are sound to their own linters."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, Project, Render
from deployment import read, shell, start_history, steps

GITHUB = {
    ".ci/check-template",
    ".ci/review-migrations",
    ".github/dependabot.yml",
    ".github/workflows/checks.yml",
    ".github/workflows/migrations.yml",
    ".github/workflows/template.yml",
}
GITLAB = {".ci/check-template", ".ci/gitlab.yml", ".ci/review-migrations", ".gitlab-ci.yml"}
DOCKER = {".dockerignore", "Dockerfile", "compose.yaml", "secrets/.gitignore"}

BROUGHT: list[tuple[dict[str, Any], set[str]]] = [
    ({"ci": "none", "docker": False, "pre_commit": False}, set()),
    ({"ci": "github"}, GITHUB),
    ({"ci": "gitlab"}, GITLAB),
    ({"docker": True}, DOCKER),
    ({"pre_commit": True}, {".pre-commit-config.yaml"}),
    ({"ci": "github", "docker": True}, GITHUB | DOCKER),
]

SCHEMAS = {
    "github-workflows": {file for file in GITHUB if "/workflows/" in file},
    "dependabot": {".github/dependabot.yml"},
    "gitlab-ci": {".gitlab-ci.yml", ".ci/gitlab.yml"},
    "compose-spec": {"compose.yaml"},
}


@pytest.mark.parametrize(
    ("answers", "files"), BROUGHT, ids=[str(answers) for answers, _ in BROUGHT]
)
def test_each_answer_brings_its_files_and_no_others(
    answers: dict[str, Any], files: set[str], render_once: Render
) -> None:
    assert names(render_once(**answers)) - names(render_once()) == files


@pytest.mark.parametrize("answers", [answers for answers, _ in BROUGHT[1:]], ids=str)
def test_no_template_language_is_left(answers: dict[str, Any], render_once: Render) -> None:
    project = render_once(**answers)

    for name in names(project) - names(render_once()):
        content = (project.path / name).read_text("utf-8")
        assert not re.search(r"{%|(?<!\$){{|{#", content), name
        assert re.search(r"\S\n\Z", content), name


@pytest.mark.parametrize(
    ("schema", "answers"),
    [
        ("github-workflows", {"ci": "github"}),
        ("dependabot", {"ci": "github"}),
        ("dependabot", {"ci": "github", "docker": True}),
        ("gitlab-ci", {"ci": "gitlab"}),
        ("compose-spec", {"docker": True}),
    ],
)
def test_files_follow_their_schema(
    schema: str, answers: dict[str, Any], render_once: Render
) -> None:
    follows(render_once(**answers), schema, *SCHEMAS[schema])


def test_the_workflows_are_safe(render_once: Render) -> None:
    """No right that is not needed, nothing from outside that could be replaced, no injection."""
    project = render_once(ci="github", docker=True, pre_commit=True)

    project.ok("zizmor", "--offline", "--no-progress", "--strict-collection", ".")


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="there is no wheel for this machine")
def test_the_shell_is_sound(render_once: Render, tmp_path: Path) -> None:
    project = render_once(ci="github", docker=True)
    workflows = sorted((project.path / ".github/workflows").iterdir())
    (tmp_path / "steps").write_text("\n".join(step for file in workflows for step in steps(file)))

    project.ok("shellcheck", ".ci/check-template", ".ci/review-migrations")
    project.ok("shellcheck", "--shell=bash", str(tmp_path / "steps"))


def test_the_dockerfile_is_sound(render_once: Render) -> None:
    render_once(ci="github", docker=True).ok("hadolint", "--failure-threshold=style", "Dockerfile")


def test_hooks_format_what_is_committed(render: Render) -> None:
    project = render(pre_commit=True)
    (project.path / "src/shop/orders.py").write_text("import os\nx={'a':1}\n")
    start_history(project)

    project.ok("pre-commit", "validate-config")
    done = shell(project, "PRE_COMMIT_HOME=.cache SKIP=mypy pre-commit run --all-files")

    assert done.returncode == 1, done.stdout + done.stderr
    assert (project.path / "src/shop/orders.py").read_text() == 'x = {"a": 1}\n'


def test_the_job_of_the_documentation_knows_the_settings(render_once: Render) -> None:
    (job,) = (document for document in examples() if document.get("kind") == "Job")
    known = (render_once().path / ".env.example").read_text("utf-8")

    (container,) = job["spec"]["template"]["spec"]["containers"]

    for setting in container["env"]:
        assert f"{setting['name'].removesuffix('_FILE')}=" in known


@pytest.mark.parametrize(
    ("ci", "file", "schema"),
    [
        ("github", ".github/workflows/checks.yml", "github-workflows"),
        ("gitlab", ".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_the_service_containers_of_the_documentation_fit(
    ci: str, file: str, schema: str, render: Render
) -> None:
    project = render(ci=ci)
    # For YAML 1.1, `on` is a truth value.
    content = {"on" if key is True else key: job for key, job in read(project.path / file).items()}
    (example,) = (item for item in examples() if ("jobs" if ci == "github" else "checks") in item)

    jobs(content)["checks"] |= jobs(example)["checks"]
    (project.path / file).write_text(yaml.safe_dump(content))

    follows(project, schema, file)


def jobs(workflow: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = workflow.get("jobs", workflow)
    return found


def follows(project: Project, schema: str, *files: str) -> None:
    project.ok("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def names(project: Project) -> set[str]:
    """The rendered files, without what running them left, and without the migration's date."""
    return {
        str(path.relative_to(project.path))
        for path in project.path.rglob("*")
        if path.is_file() and not {"__pycache__", "versions"} & set(path.parts)
    }


def examples() -> list[Any]:
    """What docs/deployment.md shows in YAML."""
    page = (REPOSITORY / "docs/deployment.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(block) for block in blocks]
