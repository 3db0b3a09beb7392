"""Identity and serial columns."""
