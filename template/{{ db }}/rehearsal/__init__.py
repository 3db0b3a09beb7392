"""Upgrade, downgrade, upgrade and check on real rows, with nothing kept.

    show      a whole rehearsal, as a person sees it
    plan      which revisions, and which of them can be taken back
    stage     where: in a transaction that is rolled back, or in a database that is dropped
    run       revisions run on a stage, each with the time that it took
    play      the steps of a rehearsal, one after the other
    picture   what a database holds, so that two moments can be compared
    told      what went wrong

    clone     a copy of a database on its own server
    copy      a copy on the embedded PostgreSQL, by pg_dump
    temporary a database that is dropped in the end, also if we are killed
    session   a connection that stays open while others come and go (session_async)

A transaction is the first choice: it costs nothing. What is not one transaction needs a copy.
"""
