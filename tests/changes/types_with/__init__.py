"""Types, with what depends on the column."""
