"""What is measured is still there to be measured; how long it takes is no test."""

import subprocess
import sys

from conftest import REPOSITORY


def test_check_at_scale_prints_a_table() -> None:
    printed = benchmark("check_at_scale", "--tables", "3", "--rounds", "1")

    assert "| check, kept | 3 | **" in printed


def test_stalls_prints_a_page() -> None:
    quick = ("--rows", "5000", "--calm", "0.5", "--around", "0.5", "--memory", "64MB")

    printed = benchmark("stalls", *quick, "--changes", "index")

    assert "| index | **" in printed
    assert "No statement of a client failed." in printed
    assert "postgresql_concurrently=True" in printed


def benchmark(name: str, *options: str) -> str:
    """What the benchmark prints, which must succeed."""
    command = [sys.executable, str(REPOSITORY / f"benchmarks/{name}.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
