"""Computed columns."""
