"""The command line."""

import argparse


def arguments(about: str | None) -> argparse.Namespace:
    """What was asked for; *about* is what `--help` begins with."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("-l", "--defaults", action="store_true", help="take the default answer to every question")
    add("-d", "--data", action="append", default=[], type=answer, metavar="NAME=VALUE")
    add("-r", "--vcs-ref", metavar="REF", help="render this release, branch or commit")
    add("--source", metavar="URL", help="where the template lives, for `copier update`")
    history = parser.add_mutually_exclusive_group()
    for value, text in (("keep", "commit to the history"), ("fresh", "begin a new history")):
        name = f"--{value}-history"
        history.add_argument(name, dest="history", action="store_const", const=value, help=text)
    return parser.parse_args()


def answer(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text} is not NAME=VALUE")
    return name, value
