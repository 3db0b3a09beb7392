"""What a person meets who writes a migration, and asks whether the database is right.

The changes themselves are in tests/changes; here is what is around them: the database at hand, the
rights of a role, the command line, a terminal, a program.
"""
