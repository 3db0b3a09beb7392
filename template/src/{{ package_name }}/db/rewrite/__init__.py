"""From one schema to another, in steps that work on tables with rows.

plan.py        the steps of a change, in their order (steps.py, change.py)
schemas.py, named_types.py, sequences.py, tables.py, columns.py, constraints.py, indexes.py,
views.py, comments.py    each kind of thing: created, changed, dropped
alter.py       a column where there are rows (casts.py, ways.py, cuts.py, trial.py, fillers.py)
renames.py     what is the same under another name
drops.py       what would be lost, and must be named
code.py        Python as `ruff format` writes it (strings.py, types.py, defaults.py)
directive.py   steps as Alembic writes them into a file
prove.py       each migration is tried up and down before it is written (locks.py)
"""

from .errors import CannotMigrate

__all__ = ["CannotMigrate"]
