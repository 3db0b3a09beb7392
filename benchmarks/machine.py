"""The machine that a benchmark ran on, and the libraries that migrate, in words."""

import os
import platform
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Its processor and memory, and the system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, {system}"


def versions() -> str:
    """Of the libraries that migrate."""
    return ", ".join(f"{name} {version(name)}" for name in ("alembic", "sqlalchemy"))


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text("utf-8").splitlines() if described.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
