"""Failures that are expected: a person can mend them, and is told how."""


class Expected(Exception):
    """The command ends with this. The text is for the person at the keyboard."""
