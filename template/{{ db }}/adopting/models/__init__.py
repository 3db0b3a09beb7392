"""Models written from a database: a module for each table, in the style of models/base.py.

writing.py        drafted, tried, said in more words where need be, and kept
source.py         the database, and what is decided about the code (places.py, conventional.py,
                  inheritance.py, cycles.py)
draft.py          all modules as text (module.py: one of them, with its imports)
tables.py         the code of a table: its columns (columns.py, annotations.py), constraints.py
                  (exclusion.py) and indexes.py; class_code.py is what migrations have no use for
shared_types.py   the module of enums, domains and sequences
copied/           modules that are written as they are, where a table needs them
identifiers.py    names in Python (singular.py: one of many)
home.py           the folder of models, and a place beside it to try them
proof.py          what differs, in PostgreSQL's words
"""

from .home import NoHome
from .writing import Written, write_models

__all__ = ["NoHome", "Written", "write_models"]
