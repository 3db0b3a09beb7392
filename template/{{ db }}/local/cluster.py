"""A cluster: PostgreSQL's word for the folder with all the databases that one server serves."""

import re
import shlex
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .account import give, need_a_name, unprivileged
from .errors import LocalServerError, last_lines
from .places import shortage
from .process import run
from .programs import Programs


def make(data: Path, programs: Programs, settings: Mapping[str, str]) -> None:
    """Make an empty cluster in *data*, whole or not at all. Raises LocalServerError.

    *settings* count while it is made, and remain in its postgresql.conf (from PostgreSQL 16 on).
    Its text is UTF-8, sorted by code point, the same on every machine. There are no passwords:
    whoever can enter the folder, or on Windows connect from this machine, is let in.
    """
    need_a_name()
    for unfinished in data.parent.glob("data.part-*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    # A name that nobody else has: an initdb whose caller was killed goes on for a moment.
    part = Path(tempfile.mkdtemp(prefix="data.part-", dir=data.parent))
    try:
        _initdb(part, programs, settings)
        part.rename(data)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def check_version(data: Path, programs: Programs) -> None:
    """Raise LocalServerError when *data* was made by another major version than *programs*."""
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(programs.major):
        raise LocalServerError(
            f"{data} was made by PostgreSQL {made_by}, and PostgreSQL {programs.version} cannot "
            "read it.",
            f"These programs are in {programs.folder}.\n"
            f"To keep what is in it, go back to PostgreSQL {made_by}, and take it out with "
            "pg_dumpall.\n"
            "To begin anew, delete it:\n\n"
            f"    rm -r {shlex.quote(str(data))}",
        )


def _initdb(part: Path, programs: Programs, settings: Mapping[str, str]) -> None:
    give(part)
    options = _options(programs.major, settings)
    said = run([programs.folder / "initdb", *options], PGDATA=str(part))
    if said.status:
        raise LocalServerError(
            f"PostgreSQL {programs.version} could not make a cluster in {part.parent}.",
            f"What initdb said:\n\n{_complaints(said.output)}\n\n"
            f"{_advice(said.output)}{shortage(part.parent)}".rstrip(),
        )


def _options(major: int, settings: Mapping[str, str]) -> list[str]:
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    if major >= 17:
        # Sorts like C, and knows the upper and lower case of every letter.
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if major >= 16:
        options += [f"--set={name}={value}" for name, value in settings.items()]
    # Not waiting for the disk: should the machine fail within the next half minute, what is lost
    # is a cluster that was empty half a minute ago.
    return [*options, "--no-sync", "--no-instructions"]


def _complaints(output: str) -> str:
    found = re.findall(r"^.*\b(?:error|hint|FATAL|HINT):.*$", output, re.MULTILINE)
    return last_lines("\n".join(found) or output)


def _advice(output: str) -> str:
    account = unprivileged()
    if account and "Permission denied" in output:
        return (
            f"Root runs PostgreSQL as {account.name}, who must be able to enter every folder on\n"
            "the way. Name another folder with LOCAL_POSTGRES_DIR or, for the tests, with TMPDIR."
        )
    return ""
