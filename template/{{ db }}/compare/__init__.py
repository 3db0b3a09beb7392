"""What two schemas consist of, and how they differ. PostgreSQL is asked, not guessed.

snapshot.py         a schema as facts, in PostgreSQL's own words (grouping.py)
read.py, queries/   read them in bulk
history.py          the migrations, replayed in a scratch database (replay.py, history_errors.py)
models.py           the models, created in another one (by_hand.py: what they build on)
scratch.py          databases beside the live one (scratch_names.py, scratch_server.py,
                    scratch_session.py)
profile.py          what of the live one a scratch database must have, too (extensions.py)
savepoint.py        where no scratch database can be had (mentioned.py)
wanted.py           where a migration leads: the models, and what was made by hand
residue.py          what still differs between two catalogs
"""
