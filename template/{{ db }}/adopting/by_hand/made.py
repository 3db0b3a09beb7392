"""What is found in a database beside the tables of models."""

from dataclasses import dataclass, field

# Functions may call what is not there yet.
UNCHECKED = "SET LOCAL check_function_bodies = off"


@dataclass(frozen=True)
class Made:
    """A statement that makes *what*, and the one that undoes it.

    The latter two are empty where they go with another one: a comment is part of what it is about.
    """

    create: str
    drop: str
    what: str


@dataclass(frozen=True)
class ByHand:
    """Statements that run in this order: *before* the tables of the models are made, and *after*.

    *reported* is what SQL cannot make again, or not everybody: each a kind and a name.
    """

    before: list[Made] = field(default_factory=list)
    after: list[Made] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
