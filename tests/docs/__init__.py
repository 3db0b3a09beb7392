"""What docs/ says is so: its commands are run, and its code and its messages are ours.

`page.py` reads a page. The tests have the names of the pages.
"""
