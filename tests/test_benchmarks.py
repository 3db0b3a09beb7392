"""What is measured is still there to be measured; how long it takes is no test."""

import subprocess
import sys

from conftest import REPOSITORY


def test_check_at_scale_prints_a_table() -> None:
    script = REPOSITORY / "benchmarks/check_at_scale.py"
    command = [sys.executable, str(script), "--tables", "3", "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "| check, kept | 3 | **" in done.stdout
