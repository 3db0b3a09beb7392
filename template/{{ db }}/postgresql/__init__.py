"""PostgreSQL's own words.

catalog.py   what it knows about a schema (catalog.sql), so that two can be compared
reading.py   the settings by which it writes that down
sizes.py     how big a table is
quote.py     names and texts as SQL has them
sqlstate.py  its codes for what went wrong
"""
