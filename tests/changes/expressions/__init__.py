"""Expressions with percent signs, colons and backslashes."""
