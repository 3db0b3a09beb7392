"""Upgrade, downgrade, upgrade and check on real rows, with nothing kept.

    show.py       a whole rehearsal, as a person sees it
    plan.py       which revisions, and which of them can be taken back
    stage.py      where: in a transaction that is rolled back, or in a database that is dropped
    run.py        revisions run on a stage, each with the time that it took
    play.py       the steps of a rehearsal, one after the other
    picture.py    what a database holds, so that two moments can be compared
    failures.py   what went wrong, in the words of a real run

    clone.py      a copy of a database on its own server
    copy.py       a copy on the embedded PostgreSQL, by pg_dump
    temporary.py  a database that is dropped in the end, also if we are killed
    session.py    a connection that stays open while others come and go (session_async.py)

A transaction is the first choice: it costs nothing. What is not one transaction needs a copy.
"""
