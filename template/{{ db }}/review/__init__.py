"""What migrations will do to those who use the database meanwhile, observed and not guessed.

They run in an empty scratch database, on top of the history before them. After each statement
PostgreSQL is asked which locks it holds on the tables that were there before, what it read or
wrote anew, and what is gone.

    chosen.py     which migrations: pending, different from a git ref, named
    reviewing.py  from what was asked for to a review
    scratch.py    the empty database
    observe.py    replay the history before them, then run them and watch
    watch.py      each statement of a run, with a look at the catalog before and after it
    look.py       one such look
    judge.py      what a statement has done that somebody would notice (breaks.py, waits.py, data.py,
                  refusal.py)
    finding.py    one such thing; rules.py: the names of all, and why they matter
    instead.py    the lines to write instead
    printed.py    the SQL of `--sql`; squawk.py: what squawk says of it
    accepted.py   what the author of a migration has accepted, with a reason
    report.py     all of it for one migration; terminal.py and markdown.py print it
    glance.py     a short look at what `revision --autogenerate` has just planned, while it proves
                  it (summary.py: told when it is written)
"""
