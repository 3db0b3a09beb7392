"""Server defaults."""
