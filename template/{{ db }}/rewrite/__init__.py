"""From one schema to another, in steps that work on tables with rows.

What is to be done:

    migration.py    both ways between a history and the models: renames, drops, the plan
    renames.py      what is the same under another name (same.py)
    drops.py        what would be lost, and must be named (errors.py: nothing is written)
    change.py       what differs, and what is in the way (keys.py: what foreign keys rely on)
    halfway.py      what can wait until nobody is blocked by it
    part.py         one file: atomic, or online

The steps:

    plan.py         those of an atomic part in their order (steps.py, order.py)
    online.py       those of an online one
    schemas.py, named_types.py, sequences.py, tables.py, columns.py, constraints.py, indexes.py,
    views.py, attachments.py, comments.py   each kind of thing: created, changed, dropped
    constraints_by_sql.py   what Alembic has no words for
    alter.py        a column where there are rows (rows.py, identity.py, fillers.py)
    new_columns.py  what running code makes of a column (report.py: how that is told;
                    column_change.py: how it is done without)
    casts.py        from type to type, as PostgreSQL accepts it (trial.py, ways.py, column_types.py,
                    type_facts.py), and what would be cut by it (cuts.py, widening.py)

How they are written:

    code.py         Python as `ruff format` writes it (strings.py, types.py, type_name.py,
                    defaults.py); expressions.py: conditions as a person would write them
    directive.py    steps as Alembic writes them into a file
    prove.py        each migration is tried up and down before it is written (apart.py: where one
                    transaction is not enough)
"""

from .errors import CannotMigrate

__all__ = ["CannotMigrate"]
