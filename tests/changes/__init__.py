"""A gallery of changes: one small file per change, in folders by theme.

A file says in its first line what changes, and then

    before(metadata)   the tables that the project has, with a migration and with rows
    after(metadata)    the tables that the models say now
    ROWS               SQL that fills the tables in between
    READ               {query: rows that must be read after `alembic upgrade head`}

What is not said is as usual: the downgrade brings the rows of before back. Else

    BACK               {query: rows after the downgrade}, or None where there is no way back
    DROP               what is dropped on purpose, as in `alembic -x drop=users.mail`
    FOUND              SQL that an administrator ran in the new database, such as an extension
    FIRST, SETUP       SQL of migrations by hand: before that of the tables, and after it
    SETUP_AFTER        SETUP as it would read after the change, where it must read otherwise
    FOREIGN            SQL that nobody's migration ran, such as a colleague's view
    LATER              SQL that runs between the upgrade and the downgrade
    STOPS              "generation", "upgrade" or "downgrade": which command must refuse
    NOTHING            True if there is nothing to write
    MESSAGE            words that must be in what is said then

`case.py` reads such a file, `walk.py` does with it what a person would do. `stock.py` does the same
with stock Alembic, and `page.py` makes docs/changes.md of both.
"""
