"""Drops, which are refused unless they are named."""
