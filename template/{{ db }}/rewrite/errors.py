"""What keeps a migration from being written."""

from ..expected import Expected


class CannotMigrate(Expected):
    """Nothing was written. The text is for the person at the keyboard."""
