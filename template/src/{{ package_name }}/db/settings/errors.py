"""The one error of this folder."""


class SettingsError(Exception):
    """A setting is missing or makes no sense. The text is for the person at the keyboard."""
