"""Enums, composite types, domains, and ranges."""

TYPES = {
    "enum": ("", "DROP TYPE mood"),
    "label": ("", "ALTER TYPE mood ADD VALUE 'mad'"),
    "order of labels": (
        "CREATE TYPE x AS ENUM ('a', 'b')",
        "CREATE TYPE x AS ENUM ('b', 'a')",
    ),
    "composite type": ("", "DROP TYPE place"),
    "field": ("", "ALTER TYPE place ADD ATTRIBUTE country text"),
    "type of a field": ("", "ALTER TYPE place ALTER ATTRIBUTE town TYPE varchar(9)"),
    "order of fields": ("CREATE TYPE x AS (a int, b int)", "CREATE TYPE x AS (b int, a int)"),
    "type without fields": ("", "CREATE TYPE x AS ()"),
    "domain": ("", "DROP DOMAIN positive"),
    "type of a domain": ("CREATE DOMAIN x AS int", "CREATE DOMAIN x AS bigint"),
    "collation of a domain": ("CREATE DOMAIN x AS text", 'CREATE DOMAIN x AS text COLLATE "C"'),
    "default of a domain": ("", "ALTER DOMAIN positive SET DEFAULT 1"),
    "domain that is not null": ("", "ALTER DOMAIN positive SET NOT NULL"),
    "check of a domain": ("", "ALTER DOMAIN positive ADD CONSTRAINT x CHECK (VALUE < 9)"),
    "range": ("", "CREATE TYPE x AS RANGE (subtype = text)"),
    "subtype": (
        "CREATE TYPE x AS RANGE (subtype = text)",
        "CREATE TYPE x AS RANGE (subtype = time)",
    ),
    "collation of a range": (
        "CREATE TYPE x AS RANGE (subtype = text)",
        'CREATE TYPE x AS RANGE (subtype = text, collation = "C")',
    ),
    "operator class of a range": (
        "CREATE TYPE x AS RANGE (subtype = text)",
        "CREATE TYPE x AS RANGE (subtype = text, subtype_opclass = text_pattern_ops)",
    ),
    "difference of a range": (
        "CREATE TYPE x AS RANGE (subtype = float8)",
        "CREATE TYPE x AS RANGE (subtype = float8, subtype_diff = float8mi)",
    ),
    "name of the multirange": (
        "CREATE TYPE x AS RANGE (subtype = text)",
        "CREATE TYPE x AS RANGE (subtype = text, multirange_type_name = y)",
    ),
}
