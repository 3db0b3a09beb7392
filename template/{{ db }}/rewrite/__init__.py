"""From one schema to another, in steps that work on tables with rows.

What is to be done:

    migration.py  both ways between a history and the models: renames, drops, the plan
    renames.py    what is the same under another name (same.py)
    drops.py      what would be lost, and must be named (errors.py: nothing is written)
    change.py     what differs, and what is in the way

The steps:

    parts/        the files of a migration: one atomic, one online
    plan.py       the steps of an atomic one in their order (steps.py, order.py)
    objects/      each kind of thing: created, changed, dropped
    columns/      columns, where there are rows
    casts/        from type to type, and what would be lost by it

How they are written:

    python/       as a person would write them
    directive.py  as Alembic writes them into a file (report.py: what running code makes of them)
    prove.py      each migration is tried up and down before it is written
"""

from .errors import CannotMigrate

__all__ = ["CannotMigrate"]
