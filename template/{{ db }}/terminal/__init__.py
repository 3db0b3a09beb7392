"""Between the person at the keyboard and the code.

screen.py    a terminal, if there is one: colours, and a line that is written again
progress.py  what takes long says so there
console.py   what Alembic's command line prints
hooks.py     what runs on a new migration speaks only when it has to
question.py  one that wants an answer
program.py   one that takes over, such as psql
wording.py   how messages say numbers, durations, files and long lists
typed.py     the command as it was typed, to be pasted with another word in it
extra.py     what was said with `-x NAME=VALUE`
"""
