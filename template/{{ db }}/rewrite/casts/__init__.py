"""From one type to another, where there are rows.

conversion.py  what PostgreSQL accepts, and what must be refused
ways.py        the ways from type to type, best first
trial.py       PostgreSQL is asked, on an empty table
type_facts.py  what must be known of a type
cuts.py        which rows would lose something, as a condition in SQL
widening.py    changes that lose nothing
"""
