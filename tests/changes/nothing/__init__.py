"""Nothing to do, and nothing to compare."""
