"""Enums: PostgreSQL's own, and those that are a CHECK."""
