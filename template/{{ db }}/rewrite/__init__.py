"""From one schema to another, in steps that work on tables with rows.

migration.py   both ways between a history and the models: renames, drops, the plan
renames.py     what is the same under another name (same.py)
drops.py       what would be lost, and must be named
plan.py        the steps of a change in their order (change.py, keys.py, steps.py, order.py)
schemas.py, named_types.py, sequences.py, tables.py, columns.py, constraints.py, indexes.py,
views.py, attachments.py, comments.py   each kind of thing: created, changed, dropped
alter.py       a column where there are rows (rows.py, identity.py, fillers.py, column_types.py)
casts.py       from type to type, as PostgreSQL accepts it (trial.py, ways.py, type_facts.py),
               and what would be cut by it (cuts.py, widening.py)
code.py        Python as `ruff format` writes it (strings.py, types.py, type_name.py, defaults.py)
constraints_by_sql.py  what Alembic has no words for
expressions.py  conditions as a person would write them
directive.py   steps as Alembic writes them into a file
prove.py       each migration is tried up and down before it is written (locks.py)
"""

from .errors import CannotMigrate

__all__ = ["CannotMigrate"]
