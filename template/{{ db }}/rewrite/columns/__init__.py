"""Columns, where there are rows.

columns.py        made with their table, added, dropped, altered
alter.py          their type, default, identity, and whether they may be NULL
column_types.py   their types, as code and as casts/ must know them
identity.py       those that count by themselves
fillers.py        what rows that exist get in a new one
rows.py           rows that would be harmed: the migration stops, and names them
new_columns.py    what running code makes of a new one
column_change.py  how one is changed while old and new code run
"""
