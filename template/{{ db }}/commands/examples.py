"""An example of each of Alembic's verbs, whose own help has none."""

import inspect
from argparse import ArgumentParser, RawDescriptionHelpFormatter

# For each verb: what follows `db`, and what that is for.
EXAMPLES = {
    "branches": {
        "branches": "where the history divides",
    },
    "check": {
        "check": "whether the database is what the models say",
    },
    "current": {
        "current": "the migration that the database is at",
        "current --check-heads": "exit status 1 if there are newer ones",
    },
    "downgrade": {
        "downgrade -1": "undo the last one",
        "downgrade 5f3c0e7a9b12": "undo what came after this one",
        "downgrade head:5f3c0e7a9b12 --sql": "only print the SQL",
    },
    "edit": {
        "edit head": "the last one",
        "edit current": "the one that the database is at",
    },
    "ensure_version": {
        "ensure_version": "where no migration has run yet",
    },
    "heads": {
        "heads": "several, if a merge in git has brought two",
    },
    "history": {
        "history --indicate-current": "all, and where the database is",
        "history -r current:head": "those that are pending",
    },
    "init": {
        "init other": "a second history; this project has one already",
    },
    "list_templates": {
        "list_templates": "what `init -t` takes",
    },
    "merge": {
        'merge -m "two branches" heads': "make one head of several",
    },
    "revision": {
        'revision --autogenerate -m "add posts"': "from the change of the models",
        'revision -m "fill in slugs"': "an empty one, to write by hand",
    },
    "show": {
        "show head": "the last one",
        "show 5f3c0e7a9b12": "this one",
    },
    "stamp": {
        "stamp head": "say that all have run; none does",
        "stamp --purge 5f3c0e7a9b12": "the same, whatever was said before",
    },
    "upgrade": {
        "upgrade head": "run all that are pending",
        "upgrade +1": "run the next one",
        "upgrade head --sql": "only print the SQL",
    },
}


def explain(verb: str, parser: ArgumentParser) -> None:
    """Let the help of one of Alembic's verbs say what it does, with an example, as ours do."""
    command, *_ = parser.get_default("cmd")
    summary = (inspect.getdoc(command) or "").partition("\n\n")[0].removesuffix(" .")
    parser.description = f"{summary}\n\n{_example(verb)}".strip()
    parser.formatter_class = RawDescriptionHelpFormatter


def _example(verb: str) -> str:
    lines = EXAMPLES.get(verb, {})
    width = max(map(len, lines), default=0)
    told = [f"  db {typed:{width}}   {purpose}" for typed, purpose in lines.items()]
    return "\n".join(["example:", *told]) if told else ""
