"""The names of scratch databases: whose, what for, and of what state.

    shop_history_5f0c21aa_9d4e1b7c30a1f266    kept
    shop_history_5f0c21aa_tmp_4be1c0d7        being made, or a copy; gone when its maker is

The third part is a hash of whose it is, the fourth of what it was made of.
"""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from ..settings.project import PACKAGE

# PostgreSQL cuts names at 63 bytes. What follows the package takes 35 of them.
LONGEST = 28


@dataclass(frozen=True)
class Family:
    """The scratch databases of one project and role that are of one kind.

    Not of one live database: tests give theirs a new name each time, and each would leave a scratch
    database behind on a server that stays. What differs between databases is in the key.
    """

    prefix: str

    @classmethod
    def of(cls, kind: str, role: str) -> "Family":
        """That of this project's *kind* ("history", "models"); only its *role* may use it."""
        # Where the package lies tells two projects of the same name apart, and two checkouts.
        words = f"{Path(__file__).resolve().parents[2]}\n{role}"
        project = hashlib.sha256(words.encode()).hexdigest()[:8]
        return cls(f"{PACKAGE[:LONGEST]}_{kind}_{project}_")

    @classmethod
    def around(cls, member: str) -> "Family":
        """That of the kept database *member*."""
        return cls(member[: member.rindex("_") + 1])

    @property
    def kind(self) -> str:
        """What they are for: "history" or "models"."""
        return self.prefix.split("_")[-3]

    def kept(self, key: str) -> str:
        """The name of the finished database of this *key*, a hash."""
        return self.prefix + key[:16]

    def temporary(self) -> str:
        """A name that nobody else has."""
        return f"{self.prefix}tmp_{secrets.token_hex(4)}"

    def is_temporary(self, name: str) -> bool:
        """Whether *name*, of this family, is of a database that lives as long as its maker."""
        return name.startswith(f"{self.prefix}tmp_")
