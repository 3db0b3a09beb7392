"""What the file of one revision says, besides what it does.

rules.py         what it must say, and must not, for years to come
accepted.py      `accepted = {...}`: which losses are meant, and why
irreversible.py  `irreversible = "..."`: why there is no way back
kind.py          whether it is one transaction, or online work in many
source.py        what it gives to a name, read from its text
"""
