"""The files of a migration: an atomic one, and an online one after it.

part.py     one file
halfway.py  the schema between the two: what can wait until nobody is blocked by it
online.py   the steps of an online one
apart.py    both are tried in transactions of their own
"""
