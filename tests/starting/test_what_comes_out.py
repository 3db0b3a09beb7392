"""start.py turns a copy of the template into a project, which Copier keeps current."""

import os
import re
import subprocess
import sys
from pathlib import Path

from copier import run_copy, run_update

from .folders import IDENTITY, answer, assert_complete, block, commit, environ, files, git, unpack
from .runs import start


def test_a_clone_becomes_exactly_what_copier_would_have_rendered(
    public: Path, shop: Path, tmp_path: Path
) -> None:
    command = [
        "start.py",
        "--defaults",
        "-d",
        "driver=psycopg",
        "--data",
        "project_name=Shop & Söhne",
    ]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=shop,
        env=environ(IDENTITY),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "uv run alembic upgrade head" in done.stdout
    assert f"releases after v1.0.0 at {public}." in done.stdout
    fresh = tmp_path / "fresh" / shop.name
    answers = {name: answer(shop, name) for name in ("created_at", "initial_revision")}
    answers |= {"driver": "psycopg", "project_name": "Shop & Söhne"}
    run_copy(str(public), fresh, answers, defaults=True, quiet=True)
    assert files(shop) == files(fresh)


def test_a_clone_gets_a_history_of_its_own_and_can_be_updated(public: Path, shop: Path) -> None:
    done = start(shop, "--defaults")

    assert block("is your project now") == (
        done.stdout.replace("shöp", "shop")
        .replace(str(public), "https://github.com/OWNER/TEMPLATE")
        .replace(git(shop, "rev-parse", "HEAD")[:7], "3f9c2d1")
    )

    assert_complete(shop)
    assert len(git(shop, "rev-list", "--all").split()) == 1
    assert not git(shop, "remote")
    assert_updates(public, shop)


def test_a_copy_made_by_use_this_template_keeps_its_history_and_what_was_added(
    public: Path, copy: Path
) -> None:
    (copy / "docs" / "mine.md").write_text("My own.\n")
    (copy / "starter" / "mine.md").write_text("In a folder that goes.\n")
    (copy / "README.md").write_text("My own words.\n")
    commit(copy, "My own")
    head = git(copy, "rev-parse", "HEAD").strip()

    done = start(copy, "--defaults", "--source", str(public))

    assert done.returncode == 0, done.stderr
    assert_complete(copy, {"docs", "starter"})
    assert os.listdir(copy / "starter") == ["mine.md"]
    assert git(copy, "rev-parse", "HEAD~1").strip() == head
    assert git(copy, "remote").split() == ["origin"]
    assert (copy / "docs/mine.md").read_text() == "My own.\n"
    (told,) = re.findall(r"git show \w+:README.md", done.stdout)
    assert git(copy, *told.split()[1:]) == "My own words.\n"
    assert_updates(public, copy)


def test_an_unpacked_zip_becomes_a_project(public: Path, tmp_path: Path) -> None:
    """Also when the template has no release yet."""
    folder, source = tmp_path / "shop", tmp_path / "source"
    git(tmp_path, "clone", "-q", "--no-tags", str(public), str(source))
    unpack(public, folder)
    (folder / "notes.txt").write_text("My own.\n")

    refused = start(folder, "--defaults", "--source", "../source")
    (folder / "notes.txt").rename(tmp_path / "notes.txt")
    done = start(folder, "--defaults", "--source", "../source")

    assert "notes.txt" in refused.stderr
    assert "Nothing was changed." in refused.stderr
    assert done.returncode == 0, done.stderr
    assert_complete(folder)
    assert answer(folder, "_src_path") == str(source)
    assert git(source, "rev-parse", "HEAD").startswith(answer(folder, "_commit"))


def test_a_shallow_clone_without_releases_remembers_its_commit(
    public: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", f"file://{public}", str(folder))
    head = git(folder, "rev-parse", "HEAD").strip()

    done = start(folder, "--defaults")

    assert done.returncode == 0, done.stderr
    assert_complete(folder)
    assert head.startswith(answer(folder, "_commit"))


def test_no_network_is_needed_and_no_password_is_remembered(shop: Path) -> None:
    git(shop, "remote", "set-url", "origin", "https://me:geheim@template.invalid/me/template")

    done = start(shop, "--defaults", "-r", "HEAD")

    assert done.returncode == 0, done.stderr
    assert answer(shop, "_commit") == "v1.0.0"
    assert answer(shop, "_src_path") == "git+https://template.invalid/me/template"
    assert "geheim" not in done.stdout
    assert not subprocess.run(["grep", "-r", "geheim", shop], check=False, stdout=-1).stdout


def test_what_only_you_ignore_stays_and_caches_go(shop: Path, tmp_path: Path) -> None:
    """Also the folder into which the README installs uv: this may be running from it."""
    (shop / ".git/info/exclude").write_text(".idea\n.env\n")
    for name in (".idea/a.xml", "docs/.env", ".env", ".tools/bin/uv", ".venv/x", "uv.lock"):
        (shop / name).parent.mkdir(parents=True, exist_ok=True)
        (shop / name).write_text("mine\n")

    done = start(shop, "--defaults")

    assert done.returncode == 0, done.stderr
    for name in (".idea/a.xml", "docs/.env", ".env", ".tools/bin/uv"):
        assert (shop / name).read_text() == "mine\n"
    assert not (shop / ".venv").exists()
    assert not (shop / "uv.lock").exists()
    assert_complete(shop, {"docs"})


def test_who_is_unknown_to_git_commits_by_hand(shop: Path) -> None:
    done = start(shop, "--defaults", identity={})

    assert done.returncode == 0, done.stderr
    (command,) = re.findall("git add .*", done.stdout)
    subprocess.run(command, shell=True, cwd=shop, env=os.environ | IDENTITY, check=True)
    assert_complete(shop)


def assert_updates(public: Path, project: Path) -> None:
    """`copier update` brings what a later release has, and nothing else changes."""
    later = project.parent / "later"
    git(project.parent, "clone", "-q", str(public), str(later))
    with (later / "template/alembic.ini{{ new }}.jinja").open("a") as file:
        file.write("# later\n")
    commit(later, "Later")
    git(later, "tag", "v2.0.0")
    # What the project remembers is that place; the release is published there.
    git(later, "push", "-q", "origin", "v2.0.0")
    try:
        run_update(project, defaults=True, overwrite=True, quiet=True)
    finally:
        git(public, "tag", "-d", "v2.0.0")

    changed = git(project, "status", "--porcelain").splitlines()
    assert sorted(line[3:] for line in changed) == [".copier-answers.yml", "alembic.ini"]
    assert answer(project, "_commit") == "v2.0.0"
