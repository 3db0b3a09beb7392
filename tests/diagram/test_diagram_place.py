"""The file that the diagram is in: what is around it is the user's."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from drawn_schemas import Read, store

pytest_plugins = ["server_fixtures", "diagram_fixtures"]

MARKS = "<!-- begin: db diagram -->\n<!-- end: db diagram -->"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    ini = tmp_path / "alembic.ini"
    ini.write_text("[alembic]\n")
    return Config(ini)


@pytest.fixture
def module(shop: Path) -> Any:
    return import_module("shop.db.diagram.place")


def test_what_stands_around_the_diagram_is_left_alone(
    config: Config, module: Any, tmp_path: Path, read: Read
) -> None:
    snapshot, file = read(store()), tmp_path / "README.md"
    config.set_main_option("diagram", "README.md")
    file.write_text(f"# Mine\n\n{MARKS}\n\nThe end, é.\n", "utf-8")

    assert module.Place.of(config).write(snapshot)

    text = file.read_text("utf-8")
    assert text.startswith("# Mine\n\n<!-- begin: db diagram -->\n\n```mermaid\nerDiagram\n")
    assert text.endswith("\n\n<!-- end: db diagram -->\n\nThe end, é.\n")
    assert not module.Place.of(config).write(snapshot)
    assert not module.Place.of(config).changes(snapshot)


def test_a_file_without_a_place_for_it_is_not_written(
    config: Config, module: Any, tmp_path: Path, read: Read
) -> None:
    snapshot, file = read(store()), tmp_path / "docs" / "schema.md"
    file.parent.mkdir()
    file.write_text("# Mine\n")

    with pytest.raises(module.NoPlace, match=r"docs/schema\.md is there, and does not say where"):
        module.Place.of(config).write(snapshot)

    module.refresh(config, snapshot)
    assert file.read_text() == "# Mine\n"


def test_who_has_no_diagram_gets_none_with_a_new_revision(
    config: Config, module: Any, tmp_path: Path, read: Read
) -> None:
    module.refresh(config, read(store()))

    assert [path.name for path in tmp_path.iterdir()] == ["alembic.ini"]
