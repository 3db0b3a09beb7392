"""`db completion`: let the shell complete the verbs."""

from argparse import ArgumentParser

from alembic.config import Config

SCRIPTS = {
    "bash": "complete -o default -W '{verbs}' db",
    "zsh": "autoload -Uz bashcompinit && bashcompinit && complete -o default -W '{verbs}' db",
    "fish": "complete --command db --no-files --arguments '{verbs}'",
}


def completion(config: Config, shell: str = "bash") -> None:
    """Print what makes a shell complete the verbs of `db`.

    example:
      eval "$(db completion bash)"        in ~/.bashrc: bash, or zsh
      db completion fish | source
    """
    from ..verbs import command_line

    verbs = " ".join(command_line().subparsers.choices)
    config.print_stdout("%s", SCRIPTS[shell].format(verbs=verbs))


def add_options(parser: ArgumentParser) -> None:
    """Say which shells there are."""
    parser.add_argument("shell", choices=list(SCRIPTS))
