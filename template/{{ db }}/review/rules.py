"""What `db review` notices: a name for each, why it matters, and what to write instead.

The names stand in the `accepted` of migrations, so they stay. The template's docs/review.md has
them as a table. *squawk* are the rules of squawk that guess at the same from the text:
https://squawkhq.com/docs/rules.
"""

from dataclasses import dataclass

STOPS = "stops running code"
BLOCKS = "keeps others waiting"
DATA = "changes rows"
FAILS = "does not run"
REMARK = "a remark"


@dataclass(frozen=True)
class Rule:
    """One thing to notice. A remark is shown, and fails no review."""

    name: str
    kind: str
    why: str
    instead: str
    squawk: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether a review with it ends with exit status 1, unless it was accepted."""
        return self.kind != REMARK


DROPS_TABLE = Rule(
    *("drops-table", STOPS),
    "Running code that uses the table fails, and its rows are lost.",
    "Deploy code that does not use it; then drop it, and say so in `accepted`.",
    ("ban-drop-table",),
)
DROPS_COLUMN = Rule(
    *("drops-column", STOPS),
    "Running code that reads or writes the column fails, and its values are lost.",
    "Deploy code that does not use it; then drop it, and say so in `accepted`.",
    ("ban-drop-column",),
)
DROPS_VIEW = Rule(
    *("drops-view", STOPS),
    "Running code that reads the view fails.",
    "Deploy code that does not use it; then drop it, and say so in `accepted`.",
    ("ban-drop-view",),
)
RENAMES_TABLE = Rule(
    *("renames-table", STOPS),
    "Running code knows the table by its old name only.",
    "Leave a view under the old name until no code uses it.",
    ("renaming-table", "ban-set-schema"),
)
RENAMES_COLUMN = Rule(
    *("renames-column", STOPS),
    "Running code knows the column by its old name only.",
    "The column change in three steps: both columns, kept equal by a trigger, side by side.",
    ("renaming-column",),
)
RENAMES_VALUE = Rule(
    *("renames-value", STOPS),
    "Running code writes and compares the old value of the enum.",
    "Add the new value, deploy code that knows both, and update the rows in batches.",
    ("renaming-object",),
)
REQUIRES_COLUMN = Rule(
    *("requires-column", STOPS),
    "An INSERT of running code, which does not know the column, fails; with rows in the table, so "
    "does the migration.",
    "Give the column a `server_default`; drop it when all code writes the column.",
    ("adding-required-field",),
)
CHANGES_TYPE = Rule(
    *("changes-type", STOPS),
    "The table is written anew while nobody can read or write it; running code still has the old "
    "type.",
    "The column change in three steps: both columns, kept equal by a trigger, side by side.",
    ("changing-column-type",),
)
FILLS_COLUMN = Rule(
    *("fills-column", BLOCKS),
    "A value that differs from row to row is computed for all of them: the table is written anew "
    "while nobody can read or write it.",
    "Add the column without it, then the default, and fill it in batches.",
    ("adding-field-with-default",),
)
REWRITES_TABLE = Rule(
    *("rewrites-table", BLOCKS),
    "The table is written anew while nobody can read or write it.",
    "Do it while nobody works, and say so in `accepted`.",
)
INDEX = Rule(
    *("index-without-concurrently", BLOCKS),
    "The whole table is read, and nobody can write to it meanwhile.",
    "`postgresql_concurrently=True` in `with op.online():`.",
    ("require-concurrent-index-creation", "require-concurrent-reindex"),
)
FOREIGN_KEY = Rule(
    *("foreign-key-without-not-valid", BLOCKS),
    "Both tables are read, and nobody can write to either of them meanwhile.",
    "`postgresql_not_valid=True`, then `op.validate_constraint`, in `with op.online():`.",
    ("adding-foreign-key-constraint", "constraint-missing-not-valid"),
)
CHECK = Rule(
    *("check-without-not-valid", BLOCKS),
    "The whole table is read while nobody can read or write it.",
    "`postgresql_not_valid=True`, then `op.validate_constraint`, in `with op.online():`.",
    ("constraint-missing-not-valid",),
)
NOT_NULL = Rule(
    *("not-null-without-check", BLOCKS),
    "The whole table is read while nobody can read or write it.",
    "A check that is validated first proves the same, without the lock.",
    ("adding-not-nullable-field",),
)
UNIQUE = Rule(
    *("unique-without-index", BLOCKS),
    "An index is built while nobody can read or write the table.",
    "A unique index built concurrently, which then becomes the constraint.",
    ("disallowed-unique-constraint", "adding-serial-primary-key-field"),
)
EXCLUSION = Rule(
    *("exclusion-constraint", BLOCKS),
    "An index is built while nobody can read or write the table. PostgreSQL has no other way.",
    "Do it while nobody works, or on a new table; say so in `accepted`.",
)
VALIDATES = Rule(
    *("validates-under-lock", BLOCKS),
    "The whole table is read while locks that were taken before in the same transaction keep "
    "others waiting.",
    "`op.validate_constraint` in `with op.online():`.",
)
SCANS = Rule(
    *("scans-table", BLOCKS),
    "The whole table is read while others wait.",
    "Read it before anything is locked, or in `with op.online():`.",
)
LOCKS_TABLE = Rule(
    *("locks-table", BLOCKS),
    "The lock is kept until the migration ends.",
    "Leave LOCK TABLE out: each statement takes the lock that it needs.",
)
CHANGES_ROWS = Rule(
    *("changes-rows", DATA),
    "Every row that is changed stays locked until all of them are, and until the migration ends if "
    "that is one transaction.",
    "`op.backfill` in `with op.online():`, which commits each batch.",
)
DELETES_ROWS = Rule(
    *("deletes-rows", DATA),
    "The rows are gone, and a downgrade does not bring them back.",
    "Look twice, and say so in `accepted`.",
)
TRUNCATES = Rule(
    *("truncates-table", DATA),
    "All rows are gone, and nobody can read the table until the migration ends.",
    "Look twice, and say so in `accepted`.",
    ("ban-truncate-cascade",),
)
HIDES_INVALID = Rule(
    *("hides-invalid-index", FAILS),
    "If building it was interrupted, an INVALID index of that name is left. IF NOT EXISTS takes it "
    "for the real one, for ever.",
    "Leave IF NOT EXISTS out: `op.create_index` in `with op.online():` builds it again.",
)
ENUM_VALUE = Rule(
    *("enum-value-used-at-once", FAILS),
    "PostgreSQL refuses to use a value of an enum in the transaction that added it.",
    "Two migrations: one adds the value, the next one uses it.",
)
CONCURRENTLY = Rule(
    *("concurrently-in-transaction", FAILS),
    "PostgreSQL refuses CONCURRENTLY in a transaction, which a migration is.",
    "Write it inside of `with op.online():`.",
    ("ban-concurrent-index-creation-in-transaction",),
)
REFUSED = Rule(
    *("refused", FAILS),
    "The migration ended with this error in an empty database.",
    "Mend the migration, or what it builds on.",
)
MIXED = Rule(
    *("atomic-and-online", FAILS),
    "What comes before `with op.online():` is committed there. If a later statement fails, running "
    "the migration again stumbles over it.",
    "Two migrations: one is a transaction, the other all inside of `with op.online():`.",
    ("prefer-robust-stmts",),
)
DROPS_DEFAULT = Rule(
    *("drops-default", REMARK),
    "An INSERT of running code that leaves the column out fails.",
    "First deploy code that writes the column.",
    ("ban-drop-default",),
)

RULES = (
    *(DROPS_TABLE, DROPS_COLUMN, DROPS_VIEW, RENAMES_TABLE, RENAMES_COLUMN, RENAMES_VALUE),
    *(REQUIRES_COLUMN, CHANGES_TYPE, FILLS_COLUMN, REWRITES_TABLE, INDEX, FOREIGN_KEY, CHECK),
    *(NOT_NULL, UNIQUE, EXCLUSION, VALIDATES, SCANS, LOCKS_TABLE, CHANGES_ROWS, DELETES_ROWS),
    *(TRUNCATES, HIDES_INVALID, ENUM_VALUE, CONCURRENTLY, REFUSED, MIXED, DROPS_DEFAULT),
)


def table() -> str:
    """The rules as Markdown."""
    rows = [f"| `{rule.name}` | {rule.kind} | {rule.why} | {rule.instead} |" for rule in RULES]
    return "\n".join(["| rule | | why | instead |", "| --- | --- | --- | --- |", *rows])
