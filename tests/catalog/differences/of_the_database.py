"""What belongs to no table: schemas, extensions, collations, and text search."""

OF_THE_DATABASE = {
    "schema": ("", "CREATE SCHEMA x"),
    "extension": ("", "DROP FUNCTION touch CASCADE; DROP EXTENSION plpgsql"),
    "collation": ("", "CREATE COLLATION x (locale = 'C')"),
    "locale of a collation": (
        "CREATE COLLATION x (locale = 'C')",
        "CREATE COLLATION x (locale = 'POSIX')",
    ),
    "text search": ("", "CREATE TEXT SEARCH CONFIGURATION x (COPY = english)"),
    "dictionary of a text search": (
        "CREATE TEXT SEARCH CONFIGURATION x (COPY = english)",
        (
            "CREATE TEXT SEARCH CONFIGURATION x (COPY = english);"
            "ALTER TEXT SEARCH CONFIGURATION x ALTER MAPPING FOR word WITH simple"
        ),
    ),
    "text search dictionary": (
        "CREATE TEXT SEARCH DICTIONARY x (TEMPLATE = simple)",
        "CREATE TEXT SEARCH DICTIONARY x (TEMPLATE = simple, accept = false)",
    ),
}
