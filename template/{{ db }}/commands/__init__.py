"""The verbs that `db` adds to Alembic's, one module each.

    prepare      create the database if it is missing, migrate it, load the seeds
    seed         load the seeds
    status       what the database is, where it stands, what to type next
    shell        psql or pgcli, on the right database
    url          the address, for other programs
    adopt        take over a database whose tables no migration made
    rehearse     upgrade, downgrade, upgrade and check on real rows, with nothing kept
    release      what is released must not change any more
    reset        begin anew with an empty database
    completion   let the shell complete the verbs

What they share: `begin` (which database, said before anything is done), `database` (create and
drop one), `difference` (between it and the models), `seeds` (find and load the files), `postgres`
(its words and scripts), `libpq` (an address for programs that are not Python), `terminal` (a person
at the keyboard).
"""
