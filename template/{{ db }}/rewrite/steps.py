"""A step of a migration, and the order in which steps must run.

What is in the way of a change goes before it, and what needs the change comes after: a foreign key
is dropped before the type of its columns changes, and made again when both columns have the new one.
"""

from dataclasses import dataclass
from enum import IntEnum, auto

from .python.code import Call, Code, Commented
from .report import Report


class Phase(IntEnum):
    """When a step runs; those of one phase run in the order in which they were planned."""

    CREATE_SCHEMAS = auto()
    DROP_VIEWS = auto()
    DROP_FOREIGN_KEYS = auto()
    DROP_TABLES = auto()
    DROP_INDEXES = auto()
    DROP_CONSTRAINTS = auto()
    RENAME = auto()
    CHANGE_TYPES = auto()
    CREATE_SEQUENCES = auto()
    CREATE_TABLES = auto()
    ADD_COLUMNS = auto()
    ALTER_COLUMNS = auto()
    DROP_COLUMNS = auto()
    COMPUTE_COLUMNS = auto()
    OWN_SEQUENCES = auto()
    DROP_TYPES = auto()
    ADD_CONSTRAINTS = auto()
    CREATE_INDEXES = auto()
    ADD_FOREIGN_KEYS = auto()
    DROP_SEQUENCES = auto()
    CREATE_VIEWS = auto()
    ATTACH = auto()
    COMMENT = auto()
    DROP_SCHEMAS = auto()


@dataclass(frozen=True)
class Step:
    """One statement of a migration, as Python."""

    phase: Phase
    code: Call
    # What it does to code that is running, if that is anything.
    report: Report | None = None
    # What the file says above it.
    comment: tuple[str, ...] = ()

    @property
    def written(self) -> Code:
        """The code as it stands in the file."""
        return Commented(self.comment, self.code) if self.comment else self.code
