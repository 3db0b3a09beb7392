"""A connection to the database of this process, or the reason why there is none.

connect.py      open one, and do some work with it (connect_async.py with asyncpg)
failures.py     why it failed, and what to do, in place of the driver's words
place.py        where the server is, in words
pooler.py       a pooler between us and the server, which lends its sessions
undisturbed.py  a connection that a program brings is left as it was
"""
