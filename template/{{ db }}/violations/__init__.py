"""Which rows are in the way of a statement that PostgreSQL refused.

    tokens.py        SQL as tokens, which reader.py reads from left to right
    statements.py    what a statement asks of the rows: Unique, ForeignKey, Check, NewType, ...
    server_error.py  what PostgreSQL said, whichever driver heard it
    diagnose.py      from the two to the module below that knows how to look
    nulls.py         NOT NULL on a column with NULLs
    duplicates.py    UNIQUE and PRIMARY KEY over rows that agree
    orphans.py       FOREIGN KEY without the rows referred to
    checks.py        CHECK that rows violate
    conversions.py   a type that values cannot take
    dependents.py    views and the like that hold on to a column
    limits.py        nothing is wrong but the time: who holds the lock (locks.py)
    diagnosis.py     the result, and how an exception carries it
    tables.py, rows.py, undone.py  reading a table without leaving a trace

It is best effort: where nothing is found, PostgreSQL's own words are told.
"""
