"""Names in Python for things that have a name in PostgreSQL, where every letter is allowed."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import count
from keyword import iskeyword

from .singular import singular

# Between two words in one: UserRole.
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def identifier(name: str, before: str = "_") -> str:
    """*name* as an identifier; *before* comes before a digit."""
    plain = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", name)).strip("_") or before
    plain = before + plain if not plain[0].isidentifier() else plain
    # A letter may be one in a word, and yet none in an identifier.
    plain = "".join(letter if f"_{letter}".isidentifier() else "_" for letter in plain)
    return f"{plain}_" if iskeyword(plain) else plain


def attribute(name: str, taken: Collection[str]) -> str:
    """*name* as an attribute of a class, in which those *taken* have a meaning already."""
    own = unicodedata.normalize("NFKC", name)
    # In a class, two underscores make a name private.
    if not own.isidentifier() or iskeyword(own) or own.startswith("__"):
        own = identifier(own)
    return free(own, taken, first="_")


def snake(name: str) -> str:
    """*name* as the name of a module or a variable: user_roles."""
    return identifier(_HUMP.sub("_", name).lower())


def camel(name: str, *, one: bool = True) -> str:
    """*name* as the name of a class: UserRole for user_roles, as it is *one* of many."""
    words = [word for word in re.split(r"_+", snake(name)) if word]
    if not words:
        return "Row"
    last = singular(words[-1]) if one else words[-1]
    joined = "".join(word[:1].upper() + word[1:] for word in [*words[:-1], last])
    return identifier(joined, before="T")


def free(name: str, taken: Collection[str], first: str = "_2") -> str:
    """*name*, or with *first* or a number behind it, so that it is none of those *taken*."""
    ends: Iterable[str] = (f"_{number}" for number in count(2))
    if name not in taken:
        return name
    if name + first not in taken:
        return name + first
    return next(name + end for end in ends if name + end not in taken)
