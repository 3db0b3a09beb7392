"""What a migration says, as a person would write it.

code.py         Python as a tree, laid out as `ruff format` would do it
strings.py      texts, and SQL inside of `text()`
types.py        types of PostgreSQL as SQLAlchemy has them (type_name.py: the parts of their names)
defaults.py     defaults of columns
expressions.py  conditions
"""
