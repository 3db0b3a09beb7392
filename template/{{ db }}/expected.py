"""Failures that are expected: a person can mend them, and is told how.

Only that of local/ is not one of these: that folder knows nothing of the others.
"""


class Expected(Exception):
    """The command ends with this. The text is for the person at the keyboard."""
