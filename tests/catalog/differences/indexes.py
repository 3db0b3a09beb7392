"""Indexes."""

INDEXES = {
    "index": ("", "DROP INDEX t_a_idx"),
    "name": ("", "ALTER INDEX t_a_idx RENAME TO x"),
    "method": ("CREATE INDEX x ON t (b)", "CREATE INDEX x ON t USING hash (b)"),
    "operator class": (
        "CREATE INDEX x ON t (name)",
        "CREATE INDEX x ON t (name text_pattern_ops)",
    ),
    "collation": ("CREATE INDEX x ON t (name)", 'CREATE INDEX x ON t (name COLLATE "C")'),
    "descending": ("CREATE INDEX x ON t (b)", "CREATE INDEX x ON t (b DESC)"),
    "nulls first": ("CREATE INDEX x ON t (b)", "CREATE INDEX x ON t (b NULLS FIRST)"),
    "order": ("CREATE INDEX x ON t (a, b)", "CREATE INDEX x ON t (b, a)"),
    "expression": ("CREATE INDEX x ON t (lower(name))", "CREATE INDEX x ON t (upper(name))"),
    "include": ("CREATE INDEX x ON t (a)", "CREATE INDEX x ON t (a) INCLUDE (b)"),
    "condition": ("CREATE INDEX x ON t (a)", "CREATE INDEX x ON t (a) WHERE b > 0"),
    "unique": ("CREATE INDEX x ON t (a)", "CREATE UNIQUE INDEX x ON t (a)"),
    "nulls not distinct": (
        "CREATE UNIQUE INDEX x ON t (a)",
        "CREATE UNIQUE INDEX x ON t (a) NULLS NOT DISTINCT",
    ),
    "fill factor": ("CREATE INDEX x ON t (a)", "CREATE INDEX x ON t (a) WITH (fillfactor = 70)"),
    "invalid": (
        "CREATE INDEX x ON measures_2026 (sensor); CREATE INDEX y ON measures (sensor)",
        "CREATE INDEX x ON measures_2026 (sensor); CREATE INDEX y ON ONLY measures (sensor)",
    ),
    "clustered": ("", "ALTER TABLE t CLUSTER ON t_a_idx"),
    "attached": (
        "CREATE INDEX x ON ONLY measures (at); CREATE INDEX y ON measures_2026 (at)",
        (
            "CREATE INDEX x ON ONLY measures (at); CREATE INDEX y ON measures_2026 (at);"
            "ALTER INDEX x ATTACH PARTITION y"
        ),
    ),
}
