"""Each kind of thing in a schema: created, changed, dropped. Columns are next door.

schemas.py             schemas
named_types.py         enums and domains
sequences.py           sequences, also those behind columns
tables.py              tables, with what belongs to them
constraints.py         constraints (constraints_by_sql.py: for which Alembic has no words)
keys.py                what a foreign key refers to
indexes.py             indexes that are not behind a constraint
views.py               views, out of the way while what they read changes
attachments.py         triggers, rules and policies, likewise
comments.py            comments, where nothing else can say them
"""
