"""A cluster: PostgreSQL's word for the folder with all the databases that one server serves."""

import shlex
import shutil
import tempfile
from pathlib import Path
from textwrap import indent

from .account import give, need_a_name, unprivileged
from .errors import LocalServerError
from .process import run
from .programs import Programs


def make(data: Path, programs: Programs) -> None:
    """Make an empty cluster in *data*, whole or not at all. Raises LocalServerError.

    Its text is UTF-8, sorted by code point, the same on every machine. There are no passwords:
    whoever can enter the folder, or on Windows connect from this machine, is let in.
    """
    need_a_name()
    for unfinished in data.parent.glob("data.part-*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    # A name that nobody else has: an initdb whose caller was killed goes on for a moment.
    part = Path(tempfile.mkdtemp(prefix="data.part-", dir=data.parent))
    give(part)
    said = run([programs.folder / "initdb", *_options(programs.major)], PGDATA=str(part))
    if said.status:
        shutil.rmtree(part, ignore_errors=True)
        raise LocalServerError(
            f"PostgreSQL {programs.version} could not make a cluster in {data.parent}.",
            f"The end of what initdb said:\n\n{last_lines(said.output)}{_advice(said.output)}",
        )
    part.rename(data)


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


def last_lines(text: str) -> str:
    """Return the end of what a program said, indented for a message."""
    return indent("\n".join(text.strip().splitlines()[-5:]), "    ")


def _options(major: int) -> list[str]:
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    if major >= 17:
        # Sorts like C, and knows the upper and lower case of every letter.
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    # Not waiting for the disk: should the machine fail within the next half minute, what is lost
    # is a cluster that was empty half a minute ago.
    return [*options, "--no-sync", "--no-instructions"]


def _advice(output: str) -> str:
    account = unprivileged()
    if account and "Permission denied" in output:
        return (
            f"\n\nRoot runs PostgreSQL as {account.name}, who must be able to enter every folder on"
            "\nthe way. Name another folder with LOCAL_POSTGRES_DIR or, for the tests, with TMPDIR."
        )
    return ""
