"""Several changes at once."""
