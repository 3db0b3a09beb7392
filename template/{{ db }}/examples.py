"""An example of each of Alembic's verbs, whose own help has none."""

from collections.abc import Mapping

# What comes after `db`, and what it is for.
Lines = tuple[tuple[str, str], ...]

EXAMPLES: Mapping[str, Lines] = {
    "branches": (("branches", "where the history divides"),),
    "check": (("check", "does the database hold what the models say?"),),
    "current": (
        ("current", "which migration the database is at"),
        ("current --check-heads", "exit status 1 if that is not the last one"),
    ),
    "downgrade": (
        ("downgrade -1", "undo the last migration"),
        ("downgrade 5f3c0e7a9b12", "all those after this one"),
        ("downgrade 5f3c0e7a9b12:8a1d4b6c2e90 --sql", "only print the SQL"),
    ),
    "edit": (
        ("edit head", "open the last migration in $EDITOR"),
        ("edit current", "that which the database is at"),
    ),
    "ensure_version": (("ensure_version", "for a database that Alembic does not know yet"),),
    "heads": (("heads", "the last migration; several after a merge in git"),),
    "history": (
        ("history --indicate-current", "all, and where the database is"),
        ("history -r current:head", "those that are pending"),
    ),
    "init": (("init other", "a second history; this project has its own already"),),
    "list_templates": (("list_templates", "what `init` can begin with"),),
    "merge": (('merge heads -m "two branches"', "make one head of several"),),
    "revision": (
        ('revision --autogenerate -m "add posts"', "from what changed in the models"),
        ('revision -m "fill in slugs"', "an empty one, to write by hand"),
    ),
    "show": (
        ("show head", "the last migration: its file, and what it follows"),
        ("show 5f3c0e7a9b12", "this one"),
    ),
    "stamp": (
        ("stamp head", "say that all migrations were applied; none is run"),
        ("stamp --purge 5f3c0e7a9b12", "whatever was said before"),
    ),
    "upgrade": (
        ("upgrade head", "run all that are pending"),
        ("upgrade +1", "only the next one"),
        ("upgrade head --sql", "only print the SQL"),
    ),
}


def example(verb: str) -> str:
    """The lines for the help of a *verb*, as those of our own verbs are; "" if there are none."""
    lines = EXAMPLES.get(verb, ())
    width = max((len(typed) for typed, _ in lines), default=0)
    return "\n".join(["example:", *(f"  db {typed:{width}}   {why}" for typed, why in lines)]) if lines else ""
