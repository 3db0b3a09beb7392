"""What there is only in PostgreSQL 18 and later."""

NEWER = {
    "virtual": (
        "ALTER TABLE t ADD x int GENERATED ALWAYS AS (a + 1) STORED",
        "ALTER TABLE t ADD x int GENERATED ALWAYS AS (a + 1) VIRTUAL",
    ),
    "not null that is not valid": (
        "ALTER TABLE t ADD CONSTRAINT x NOT NULL a",
        "ALTER TABLE t ADD CONSTRAINT x NOT NULL a NOT VALID",
    ),
    "not null that is not inherited": (
        "ALTER TABLE t ADD CONSTRAINT x NOT NULL a",
        "ALTER TABLE t ADD CONSTRAINT x NOT NULL a NO INHERIT",
    ),
    "constraint that is not enforced": (
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED",
    ),
    "key without overlaps": (
        "CREATE TABLE x (a int4range, b int4range, UNIQUE (a, b))",
        "CREATE TABLE x (a int4range, b int4range, UNIQUE (a, b WITHOUT OVERLAPS))",
    ),
}
