"""Constraints of tables."""

CONSTRAINTS = {
    "primary key": ("", "ALTER TABLE t DROP CONSTRAINT t_pkey"),
    "columns of the primary key": (
        "CREATE TABLE x (a int, b int, PRIMARY KEY (a, b))",
        "CREATE TABLE x (a int, b int, PRIMARY KEY (b, a))",
    ),
    "unique": ("", "ALTER TABLE t ADD UNIQUE (a)"),
    "unique index for a constraint": (
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)",
        "CREATE UNIQUE INDEX x ON t (a)",
    ),
    "order in unique": (
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a, b)",
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (b, a)",
    ),
    "nulls not distinct": (
        "ALTER TABLE t ADD UNIQUE (a)",
        "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a)",
    ),
    "include": (
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)",
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a) INCLUDE (b)",
    ),
    "deferrable unique": (
        "ALTER TABLE t ADD UNIQUE (a)",
        "ALTER TABLE t ADD UNIQUE (a) DEFERRABLE",
    ),
    "name": (
        "ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)",
        "ALTER TABLE t ADD CONSTRAINT y UNIQUE (a)",
    ),
    "foreign key": ("", "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent"),
    "target": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent (a)",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent (b)",
    ),
    "on delete": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent ON DELETE CASCADE",
    ),
    "on update": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent ON UPDATE CASCADE",
    ),
    "restrict for no action": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent ON DELETE RESTRICT",
    ),
    "columns set to null": (
        "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES parent (a, b) ON DELETE SET NULL",
        "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES parent (a, b) ON DELETE SET NULL (b)",
    ),
    "match full": (
        "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES parent (a, b)",
        "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES parent (a, b) MATCH FULL",
    ),
    "deferrable": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent DEFERRABLE",
    ),
    "initially deferred": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent DEFERRABLE",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent DEFERRABLE INITIALLY DEFERRED",
    ),
    "not valid foreign key": (
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent",
        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent NOT VALID",
    ),
    "check": ("", "ALTER TABLE t ADD CHECK (a > 0)"),
    "text of the check": (
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 1)",
    ),
    "not valid check": (
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 0) NOT VALID",
    ),
    "check that is not inherited": (
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 0) NO INHERIT",
    ),
    "exclusion": ("", "ALTER TABLE t ADD EXCLUDE USING gist (span WITH &&)"),
    "operator of the exclusion": (
        "ALTER TABLE t ADD EXCLUDE USING gist (span WITH &&)",
        "ALTER TABLE t ADD EXCLUDE USING gist (span WITH -|-)",
    ),
    "condition of the exclusion": (
        "ALTER TABLE t ADD EXCLUDE USING gist (span WITH &&)",
        "ALTER TABLE t ADD EXCLUDE USING gist (span WITH &&) WHERE (a > 0)",
    ),
}
