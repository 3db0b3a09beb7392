"""A history that branches: `head` or `-1` does not say which way to go, and a message does.

Alembic's own words name neither the migrations nor what to type. What it knew is still there in its
frames, when it gives up.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from alembic.script import ScriptDirectory
from alembic.script.revision import MultipleHeads
from alembic.util import CommandError

from ..terminal.typed import typed_instead
from ..terminal.wording import near
from .frames import Variables, frames

MERGE = 'alembic merge heads -m "merge"'
FOLLOW = "Put one after the other: change down_revision in the one that was added last."

# Alembic only warns, and takes the one that comes first.
BACK = "downgrade -1 from multiple heads is ambiguous"
FURTHER = "Ambiguous upgrade from multiple current revisions"
WALK = "Ambiguous walk"

# Alembic's functions that take `heads` as well as `head`.
TAKE_ALL = {"_upgrade_revs", "_stamp_revs"}


@contextmanager
def explained(script: Callable[[], ScriptDirectory]) -> Iterator[None]:
    """Where Alembic cannot choose a branch of *script*, raise a `CommandError` that lists them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", BACK)
        try:
            yield
        except (CommandError, UserWarning) as error:
            # Where Alembic's frames are not as we know them, its own words stand.
            with suppress(KeyError):
                if message := _message(error.__cause__ or error, script):
                    raise CommandError(message) from error
            raise


def several_heads(script: ScriptDirectory, heads: Iterable[str]) -> str:
    """The end of a sentence: that there are several *heads*, which they are, and what to do."""
    listed = sorted(heads)
    return (
        f"the history has {len(listed)} ends.\n\n{_listed(script, listed)}\n\n  {FOLLOW}\n"
        f"  Where databases have run both, bring them together instead:\n\n      {MERGE}"
    )


def _message(error: BaseException, script: Callable[[], ScriptDirectory]) -> str | None:
    through = frames(error)
    if isinstance(error, MultipleHeads):
        return _one_of_several(error, not TAKE_ALL.isdisjoint(through), script())
    verb = "upgrade" if "_parse_upgrade_target" in through else "downgrade"
    parsing, said = through.get(f"_parse_{verb}_target"), str(error)
    if parsing and said == WALK:
        return _fork(through["_walk"], verb, parsing["target"], script())
    if parsing and said.startswith((BACK, FURTHER)):
        at = sorted(set(parsing["current_revisions"]))
        return _from_several(at, verb, parsing["target"], script())
    return None


def _one_of_several(error: MultipleHeads, takes_all: bool, script: ScriptDirectory) -> str:
    word = error.argument or "head"
    message = f"`{word}` is not one migration: {several_heads(script, error.heads)}"
    if word != "head" or not takes_all:
        return message
    every = typed_instead("head", "heads", "alembic upgrade heads")
    return f"{message}\n\n  Or go on with all of them, as they are:\n\n      {every}"


def _fork(walk: Variables, verb: str, steps: str, script: ScriptDirectory) -> str:
    """Where to a number of steps could lead from the migration at which Alembic's *walk* ended."""
    ways = sorted(one.revision for one in walk["children"])
    here = getattr(walk["initial"], "revision", "base")
    follow = "follow it" if verb == "upgrade" else "came together in it"
    return (
        f"`{steps}` leads {len(ways)} ways from {here}, as {len(ways)} migrations {follow}.\n\n"
        f"{_listed(script, ways)}\n\n  Say which:\n\n{_commands(verb, steps, ways)}"
    )


def _from_several(at: list[str], verb: str, steps: str, script: ScriptDirectory) -> str:
    """A number of steps could begin at each of those migrations which a database is *at*."""
    words = ["heads"] if verb == "upgrade" else [f"{one}@{steps}" for one in at]
    which = "To go on from all of them" if verb == "upgrade" else "Say which"
    return (
        f"`{steps}` does not say from where: the database is at {len(at)} migrations.\n\n"
        f"{_listed(script, at)}\n\n  {which}:\n\n{_commands(verb, steps, words)}"
    )


def _commands(verb: str, steps: str, words: Iterable[str]) -> str:
    lines = [typed_instead(steps, word, f"alembic {verb} {word}") for word in words]
    return "\n".join(f"      {line}" for line in lines)


def _listed(script: ScriptDirectory, revisions: Iterable[str]) -> str:
    """Each with its message and its file."""
    found = script.get_revisions(list(revisions))
    return "\n".join(
        f"  {one.revision}  {one.doc or '-'}  ({near(one.path)})" for one in found if one
    )
