"""The one error of this folder."""

from ..expected import Expected


class SettingsError(Expected):
    """A setting is missing or makes no sense. The text is for the person at the keyboard."""
