"""Which of the rendered files are the template's, and which of those people are invited to edit."""

from pathspec import PathSpec

# What the template keeps current, and may take away again.
TEMPLATE = PathSpec.from_lines(
    "gitignore",
    [
        "/.ci/",
        "/.copier-answers*.yml",
        "/.github/workflows/migrations.yml",
        "/.github/workflows/template.yml",
        "/migrations/script.py.mako",
        "/src/*/db/",
        "/src/*/models/__init__.py",
        "/tests/database_fixtures.py",
        "/tests/session_fixtures.py",
        "/tests/test_migrations.py",
    ],
)

# The same, but with lines of one's own in between: edits are merged, and no such file ever goes.
SHARED = {"pyproject.toml", "alembic.ini", ".env.example", "migrations/env.py"}
