"""Something that a statement does, and that somebody would notice."""

from dataclasses import dataclass

from ..rewrite.python.code import Code
from .rules import Rule


@dataclass(frozen=True)
class Finding:
    """*what* happens, in a sentence with names; *instead* are the lines to write.

    *thing* is what an `accepted` may name, such as `drop column users.mail`.
    """

    rule: Rule
    what: str
    instead: tuple[Code, ...] = ()
    thing: str = ""
    # What squawk calls it, if it has noticed it too.
    squawk: tuple[str, ...] = ()
    # Why it was accepted.
    reason: str = ""

    @property
    def fails(self) -> bool:
        """Whether the review fails for it."""
        return self.rule.fails and not self.reason

    @property
    def names(self) -> tuple[str, ...]:
        """What an `accepted` may call it, the best first."""
        return (*((self.thing,) if self.thing else ()), self.rule.name, *self.rule.squawk)
