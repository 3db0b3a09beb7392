"""What migrations made by hand, where the models build on it: functions, types, sequences.

`metadata.create_all()` alone fails without them, and so would the comparison.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from ..adopting.by_hand import Made, by_hand

# What models make themselves, too: the kind, and the name.
_OF_BOTH = re.compile(r'CREATE (TYPE|DOMAIN|SEQUENCE) ((?:"(?:[^"]|"")+"|[^\s"(])+)')

# What a migration by hand may drop, if no table needs it.
_LOOSE = ("DROP SEQUENCE ", "DROP VIEW ")


def made_by_hand(history: Connection) -> list[Made]:
    """What makes all of *history* again that needs none of its tables. It is only read."""
    return by_hand(history).before


def loose(made: Sequence[Made]) -> list[str]:
    """The statements that undo what tables may, but need not, build on."""
    return [one.drop for one in reversed(made) if one.drop.startswith(_LOOSE)]


def merged(before: Sequence[str], models: Sequence[str]) -> tuple[list[str], list[str]]:
    """The same statements, *before* those of the *models*, so that nothing is made twice.

    What both make is as the models have it, and where *before* has it: others there may need it.
    """
    ours = {name: one for one in models if (name := _name(one))}
    theirs = {name for one in before if (name := _name(one))}
    first = [ours.get(_name(one) or (), one) for one in before]
    return first, [one for one in models if _name(one) not in theirs or _name(one) is None]


def _name(statement: str) -> tuple[str, ...] | None:
    """What *statement* makes, if models may make it: its kind, and its name without quotes."""
    found = _OF_BOTH.match(statement)
    return (found[1], found[2].replace('"', "").removeprefix("public.")) if found else None
