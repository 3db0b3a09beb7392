"""PostgreSQL's own words.

catalog.py    what it knows about a schema (catalog.sql), so that two can be compared
reading.py    questions to it, and the settings by which it writes the answers
databases.py  which ones a server has
sizes.py      how big a table is
quote.py      names and texts as SQL has them
driver.py     scripts as they were written, past SQLAlchemy, and what it said of them
sqlstate.py   its codes for what went wrong
"""
