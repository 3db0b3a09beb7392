"""The verbs that `db` adds to Alembic's, one module each.

    prepare.py     create the database if it is missing, migrate it, load the seeds
    seed.py        load the seeds
    status.py      what the database is, where it stands, what to type next
    shell.py       psql or pgcli, on the right database
    url.py         the address, for other programs
    adopt.py       take over a database whose tables no migration made
    review.py      what the next migrations will do to those who use the database meanwhile
    rehearse.py    upgrade, downgrade, upgrade and check on real rows, with nothing kept
    release.py     what is released must not change any more
    diagram.py     the tables as a picture
    reset.py       begin anew with an empty database
    completion.py  let the shell complete the verbs

What they share:

    begin.py       which database, said before anything is done
    revisions.py   where it stands, and bring it to the end
    difference.py  what differs between it and the models
    database.py    create and drop one
    seeds.py       find and load the files
    libpq.py       an address for programs that are not Python
    examples.py    an example for the help of each of Alembic's own verbs
"""
