"""Each Bad of the page is reported by the rule that it stands under, and each Good by none."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from changes.database import Databases
from changes.project import Project
from production.site import Site
from sqlalchemy import URL

from .bench import alike, choose
from .page import Block, Section, sections

pytest_plugins = ["server_fixtures"]

PAGE = sections("safe-migrations.md")
TABLES = PAGE[1].all("sql")[0].text
RULES = [one for one in PAGE if one.level == 3 and one.within != "What production refuses"]
REFUSALS = [one for one in PAGE if one.level == 3 and one.within == "What production refuses"]
REVISION = "3f2a6c81d9e0"


@pytest.fixture(scope="session")
def project(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.like(shop, tmp_path_factory.mktemp("safe"))


@pytest.fixture(scope="session")
def tables(databases: Databases) -> URL:
    """A database with the tables of the page, which the migration `tables` has made."""
    databases.administer("CREATE DATABASE safe TEMPLATE template0")
    with databases.connect("safe") as connection:
        connection.exec_driver_sql(TABLES)
        connection.exec_driver_sql("CREATE TABLE alembic_version AS SELECT 'tables' AS version_num")
        connection.commit()
    databases.close("safe")
    return databases.url.set(database="safe")


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_what_is_bad_is_reported_and_what_is_good_is_not(
    rule: Section,
    project: Project,
    databases: Databases,
    tables: URL,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad, *good = rule.all("python")
    assert "Bad:" in bad.said, f"line {bad.line}"
    assert "ood" in good[0].said, f"line {good[0].line}"
    site = Site(project, databases, monkeypatch)

    reported = findings(site, tables, [bad])
    assert rule.title in reported
    assert {name for name, fails in reported.items() if fails} <= {rule.title}

    assert not any(findings(site, tables, good).values())


def findings(site: Site, tables: URL, blocks: list[Block]) -> dict[str, bool]:
    """What a review finds in the migrations, and whether it fails for that."""
    site.project.afresh()
    site.last = None
    site.write("tables", f"op.execute({TABLES!r})")
    for number, block in enumerate(blocks):
        head, code = parted(block)
        site.write(f"m{number}", code, more=head)
    found = [one for report in review(site, tables).reports for one in report.findings]
    return {one.rule.name: one.fails for one in found}


def review(site: Site, url: URL) -> Any:
    """That of the pending migrations."""
    ini = site.project.folder / "alembic.ini"
    settings = import_module("shop.db.settings").Project.load(ini)
    target = import_module("shop.db.target").Target("local", url)
    reviewing = import_module("shop.db.review.reviewing")
    return reviewing.Reviewing(Config(ini), settings, target).review((), every=False, ref="")


def parted(block: Block) -> tuple[str, str]:
    """What stands at the top of the file, and what upgrade() does."""
    if not block.text.startswith("accepted"):
        return "", block.text
    head, _, code = block.text.partition("\n\n")
    return head, code


def test_every_rule_has_its_section(shop: Path) -> None:
    rules = [rule.name for rule in import_module("shop.db.review.rules").RULES]

    assert [one.title for one in RULES] == rules


@pytest.fixture
def site(project: Project, databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A production of its own, where every table is big."""
    databases.make_shop()
    databases.run(f"{TABLES}; INSERT INTO users (id, active) VALUES (1, 'yes')")
    choose(databases.url, monkeypatch)
    monkeypatch.setenv("APP_ENV", "production")
    monkeypatch.setenv("MIGRATION_MAX_REWRITE", "0")
    project.afresh()
    return Site(project, databases, monkeypatch)


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
def test_production_refuses_what_the_page_says(refusal: Section, site: Site) -> None:
    bad, good = (one for one in refusal.blocks if one.language)
    (message,) = refusal.all("")

    said = run(site, bad)
    assert alike(said).startswith(alike(message.text).removeprefix("FAILED: ")), said

    assert run(site, good) == ""


def run(site: Site, block: Block) -> str:
    """What is said when it is refused."""
    if block.language == "sh":
        if not list(site.project.versions.glob("*.py")):
            site.write(REVISION, "pass")
            if "downgrade" in block.text:
                site.run("upgrade", "head")
        command = block.text.removeprefix("uv run alembic ").split()
        return site.project.alembic(*command).message
    site.project.afresh()
    site.last = None
    head, code = parted(block)
    site.write(REVISION, code, more=head)
    return site.project.alembic("upgrade", "head").message
