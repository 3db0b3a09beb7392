"""What CI runs, run here: the commands of its files, in a rendered project with a history."""

import subprocess
from pathlib import Path

import pytest
from conftest import Project, Render
from deployment import git, read, shell, start_history, steps
from revision_file import source


def test_the_checks_pass_in_a_new_project(
    render: Render, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = render(ci="github")
    script = "\n".join(steps(project.path / ".github/workflows/checks.yml"))
    # Shared with other tests: reading SQLAlchemy takes longer than the project.
    cache = tmp_path_factory.getbasetemp() / "mypy"

    done = shell(project, f"export MYPY_CACHE_DIR={cache}\n{script}")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "13 passed" in done.stdout
    assert "No new upgrade operations detected." in done.stdout


def test_both_services_check_the_same(render_once: Render) -> None:
    github = steps(render_once(ci="github").path / ".github/workflows/checks.yml")
    gitlab = render_once(ci="gitlab").path
    shared = read(gitlab / ".ci/gitlab.yml")[".project"]

    script = read(gitlab / ".gitlab-ci.yml")["checks"]["script"]

    gets_uv, *before = shared["before_script"]
    assert gets_uv.startswith("pip install")
    assert before + script == github


def test_a_pull_request_shows_what_its_migrations_do(render: Render, tmp_path: Path) -> None:
    """As on GitHub: a shallow clone of the merge, and a file for the summary."""
    project = render(ci="github")
    start_history(project)
    git(project, "switch", "-q", "-c", "nickname")
    add_migration(project, "nickname", "op.execute('ALTER TABLE users ADD nickname text')")
    git(project, "switch", "-q", "main")
    git(project, "commit", "-q", "--allow-empty", "-m", "Meanwhile")
    git(project, "merge", "-q", "--no-ff", "-m", "Merge", "nickname")
    merge = Project(tmp_path / "merge", project.data)
    git(project, "clone", "-q", "--depth=2", project.path.as_uri(), str(merge.path))

    script = "\n".join(steps(merge.path / ".github/workflows/migrations.yml"))
    done = shell(merge, f"export GITHUB_STEP_SUMMARY=summary.md\n{script}")

    assert done.returncode == 0, done.stderr
    summary = (merge.path / "summary.md").read_text()
    assert "\n`migrations/versions/nickname.py`, atomic: one transaction\n" in summary
    assert "~~~sql\n-- ACCESS EXCLUSIVE on users\nALTER TABLE users ADD nickname text;\n" in summary
    assert "CREATE TABLE" not in summary


def test_a_merge_request_links_to_the_same(render: Render) -> None:
    project = render(ci="gitlab")
    start_history(project)
    base = git(project, "rev-parse", "HEAD").strip()
    add_migration(project, "nickname", "op.execute('ALTER TABLE users ADD nickname text')")

    job = read(project.path / ".ci/gitlab.yml")["review"]
    script = "\n".join(job["script"])
    done = shell(project, f"export CI_MERGE_REQUEST_DIFF_BASE_SHA={base}\n{script}")

    assert done.returncode == 0, done.stderr
    assert "ALTER TABLE users ADD nickname text;" in done.stdout
    assert (project.path / job["artifacts"]["paths"][0]).read_text() == done.stdout


def test_a_migration_that_nobody_has_accepted_fails_the_job(render: Render) -> None:
    project = render(ci="github")
    start_history(project)
    nothing = review(project)
    git(project, "switch", "-q", "-c", "drop")
    add_migration(project, "drop", 'op.drop_column("users", "phone")')

    dropped = review(project)

    assert nothing.stdout == "## Migrations\n\nNothing to review: all migrations are in main.\n"
    assert "**`drops-column`** (squawk: `ban-drop-column`)" in dropped.stdout
    assert [nothing.returncode, dropped.returncode] == [0, 1]


def test_the_update_check_says_what_to_type(render: Render, tmp_path: Path) -> None:
    project = render(ci="github")
    upstream = released(tmp_path / "template", "v1.0.0")
    answers = project.path / ".copier-answers.yml"
    answers.write_text(f"_src_path: {upstream.path}\n_commit: v1.0.0\n")
    (command,) = steps(project.path / ".github/workflows/template.yml")
    check = f"export GITHUB_STEP_SUMMARY=summary.md\n{command}"

    current = shell(project, check)
    released(upstream.path, "v1.1.0")
    behind = shell(project, check)
    upstream.path.rename(tmp_path / "elsewhere")
    lost = shell(project, check)

    assert (current.returncode, current.stdout) == (0, "The template has no newer version.\n")
    assert (behind.returncode, lost.returncode) == (1, 1)
    assert '"latest_version": "1.1.0"' in behind.stdout
    assert "    uvx copier update\n" in behind.stdout
    assert "FAILED: The version of the template cannot be looked up." in lost.stdout
    assert (project.path / "summary.md").read_text().endswith(lost.stdout)


def released(folder: Path, version: str) -> Project:
    """A template that is nothing but a version."""
    template = Project(folder, folder)
    folder.mkdir(exist_ok=True)
    (folder / "copier.yml").write_text(f"# {version}\n")
    git(template, "init", "-q")
    git(template, "add", ".")
    git(template, "commit", "-q", "-m", version)
    git(template, "tag", version)
    return template


def review(project: Project) -> subprocess.CompletedProcess[str]:
    """What this branch adds to main."""
    return shell(project, "bash .ci/review-migrations main")


def add_migration(project: Project, message: str, upgrade: str) -> None:
    """Commit a migration after the initial one, which does *upgrade*."""
    folder = project.path / "migrations/versions"
    newest = read(project.path / ".copier-answers.yml")["initial_revision"]
    (folder / f"{message}.py").write_text(source(message, newest, upgrade))
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", message)
