"""What is measured is still there to be measured; how long it takes is no test."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY

BENCHMARKS = REPOSITORY / "benchmarks"


def test_one_command_measures_all() -> None:
    # What is left out installs packages; docs/benchmarks.md has its last run.
    printed = benchmark("all", "--quick", "--without", "zero-to-green")

    assert "| `alembic upgrade head` | **" in printed
    assert "| check, kept | 3 | **" in printed
    assert "| migrated again | **1.000** |" in printed
    # The stalls, which have a page of their own besides.
    assert printed.count("| index | **") == 2
    assert "No statement of a client failed." in printed
    assert "postgresql_concurrently=True" in printed


def test_a_section_of_the_page_is_renewed_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    module: Any = import_module("page")
    section: Any = import_module("section").Section
    page = tmp_path / module.NAME

    for name, text in (("one", "outdated"), ("two", "kept"), ("one", "renewed")):
        module.renew(page, section(name, name.title(), text))

    found = page.read_text("utf-8")
    assert "outdated" not in found
    assert found.index("# Benchmarks") < found.index("renewed") < found.index("kept")
    assert found.count("## One") == found.count("## Two") == 1


def benchmark(name: str, *options: str) -> str:
    """What the benchmark prints, which must succeed."""
    command = [sys.executable, str(BENCHMARKS / f"{name}.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
