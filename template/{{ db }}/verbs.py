"""Alembic's command line, with verbs of ours among Alembic's own.

`alembic` itself keeps working, and knows nothing of them. Each verb is a function in a module of
its name in `commands/`; its docstring is what `db VERB --help` prints.
"""

import inspect
import os
import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from alembic.config import CommandLine, Config
from alembic.script import ScriptDirectory

from .commands import (
    adopt,
    completion,
    diagram,
    prepare,
    rehearse,
    release,
    reset,
    review,
    seed,
    shell,
    status,
    url,
)
from .commands.examples import explain
from .running import branches, importing
from .settings.project import PACKAGE, TOOLS
from .terminal import console
from .terminal.program import run

MODULES = (
    prepare,
    seed,
    status,
    shell,
    url,
    diagram,
    adopt,
    review,
    rehearse,
    release,
    reset,
    completion,
)

DESCRIPTION = """\
Everything about the database: Alembic's commands, and those of this project.

  db prepare                     create the database, migrate it, load the seeds
  db status                      what it is, where it stands, what to type next
  db -x env=staging status       the same in another environment
  db VERB --help                 what a verb does, with an example
"""


def main() -> None:
    """Run the command line; the project is the one whose folder we are in."""
    # What Alembic takes when there is no -c.
    os.environ.setdefault("ALEMBIC_CONFIG", str(_find_ini()))
    line = command_line()
    if len(sys.argv) == 1:
        line.parser.print_help(sys.stderr)
        sys.exit(2)  # as where a word is missing
    line.main()


class _CommandLine(CommandLine):
    def run_cmd(self, config: Config, options: Namespace) -> None:
        if source := _other_code(config):
            sys.exit(_run_with(source))
        console.prepare(config)
        verb, *arguments = options.cmd
        explained = branches.explained(lambda: ScriptDirectory.from_config(config))
        options.cmd = (explained(importing.migrations()(verb)), *arguments)
        super().run_cmd(config, options)


def command_line() -> CommandLine:
    """Alembic's command line with the verbs of `commands/`."""
    line = _CommandLine(prog="db")
    line.parser.description = DESCRIPTION
    line.parser.formatter_class = RawDescriptionHelpFormatter
    # Or usage and errors would begin with three lines of them.
    line.subparsers.metavar = "VERB"
    for verb, parser in line.subparsers.choices.items():
        explain(verb, parser)
    for module in MODULES:
        verb = getattr(module, module.__name__.rpartition(".")[2])
        line.register_command(verb)
        parser = line.subparsers.choices[verb.__name__]
        parser.description = inspect.getdoc(verb)
        parser.formatter_class = RawDescriptionHelpFormatter
        module.add_options(parser)
    return line


def _find_ini() -> Path:
    """alembic.ini of this folder or one above it, else of the project that this package is in."""
    for folder in (Path.cwd(), *Path.cwd().parents, *Path(__file__).resolve().parents):
        if (folder / "alembic.ini").is_file():
            return folder / "alembic.ini"
    return Path("alembic.ini")


def _other_code(config: Config) -> Path | None:
    """Where a copy of the project has its own code, if that is not the code that runs here."""
    root = Path(config.config_file_name or "").resolve().parent
    ours = Path(__file__).parent
    for source in (root / "src", root):
        theirs = source / PACKAGE / ours.name
        if theirs.is_dir():
            return None if theirs.samefile(ours) else source
    return None


def _run_with(source: Path) -> int:
    path = os.pathsep.join(filter(None, [str(source), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-P", "-m", TOOLS, *sys.argv[1:]]
    return run(command, os.environ | {"PYTHONPATH": path})
