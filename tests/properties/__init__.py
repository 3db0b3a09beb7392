"""Random changes of random models: each is made right, or refused in words.

kinds.py    the types of columns, and for each some values, defaults, CHECKs and computed columns
names.py    names, most of them awkward
model.py    a model as plain data
build.py    the tables that it stands for
tables.py   random models
edits.py    random changes of a model (edits_of_*.py, picked.py)
repair.py   what goes from a model together with something else
rows.py     rows for a model
pasted.py   what a message says to type
judge.py    the promises, each asserted

`pytest tests/properties --examples 1000` tries more than CI does. A bug that is found becomes a file
of the gallery, tests/changes/.
"""
