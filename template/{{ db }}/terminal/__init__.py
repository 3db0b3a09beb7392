"""Between the person at the keyboard and the code.

screen.py    a terminal, if there is one: colours, and a line that is written again
progress.py  what takes long says so there
console.py   what Alembic's command line prints
wording.py   how messages say numbers, durations and files
typed.py     the command as it was typed, to be pasted with another word in it
extra.py     what was said with `-x NAME=VALUE`
"""
