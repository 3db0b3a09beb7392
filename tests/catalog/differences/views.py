"""Views, and materialized ones."""

VIEWS = {
    "view": ("", "DROP VIEW v"),
    "text of a view": ("", "CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE b > 0"),
    "security of a view": ("", "ALTER VIEW v SET (security_invoker = true)"),
    "check of a view": (
        "CREATE VIEW x AS SELECT a FROM t WHERE a > 0",
        "CREATE VIEW x AS SELECT a FROM t WHERE a > 0 WITH CHECK OPTION",
    ),
    "materialized view": (
        "CREATE VIEW x AS SELECT a FROM t",
        "CREATE MATERIALIZED VIEW x AS SELECT a FROM t",
    ),
    "text of a materialized view": (
        "CREATE MATERIALIZED VIEW x AS SELECT a FROM t",
        "CREATE MATERIALIZED VIEW x AS SELECT b AS a FROM t",
    ),
    "index of a materialized view": ("", "CREATE INDEX ON m (a)"),
    "fill factor of a materialized view": ("", "ALTER MATERIALIZED VIEW m SET (fillfactor = 70)"),
}
