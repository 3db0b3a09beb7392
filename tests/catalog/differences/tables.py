"""Tables, partitions, and foreign tables."""

TABLES = {
    "table": ("", "CREATE TABLE x ()"),
    "schema": ("CREATE TABLE x ()", "CREATE TABLE other.x ()"),
    "unlogged": ("", "ALTER TABLE t SET UNLOGGED"),
    "fill factor": ("", "ALTER TABLE t SET (fillfactor = 70)"),
    "vacuum": ("", "ALTER TABLE t SET (autovacuum_enabled = off)"),
    "vacuum of the rest": ("", "ALTER TABLE t SET (toast.autovacuum_enabled = off)"),
    "access method": (
        "CREATE TABLE x ()",
        (
            "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;"
            "CREATE TABLE x () USING pile"
        ),
    ),
    "replica identity": ("", "ALTER TABLE t REPLICA IDENTITY FULL"),
    "no replica identity": ("", "ALTER TABLE t REPLICA IDENTITY NOTHING"),
    "index as replica identity": (
        "CREATE UNIQUE INDEX x ON t (id)",
        "CREATE UNIQUE INDEX x ON t (id); ALTER TABLE t REPLICA IDENTITY USING INDEX x",
    ),
    "row security": ("", "ALTER TABLE t ENABLE ROW LEVEL SECURITY"),
    "row security for the owner": ("", "ALTER TABLE t FORCE ROW LEVEL SECURITY"),
    "inheritance": (
        "CREATE TABLE x (id int, a int, b int, name text, span int4range)",
        "CREATE TABLE x () INHERITS (t)",
    ),
    "typed table": ("CREATE TABLE x (street text, town text)", "CREATE TABLE x OF place"),
    "partition for a table": ("", "ALTER TABLE measures DETACH PARTITION measures_2026"),
    "partition key": (
        "CREATE TABLE x (a int, b int) PARTITION BY RANGE (a)",
        "CREATE TABLE x (a int, b int) PARTITION BY RANGE (b)",
    ),
    "partition strategy": (
        "CREATE TABLE x (a int, b int) PARTITION BY RANGE (a)",
        "CREATE TABLE x (a int, b int) PARTITION BY HASH (a)",
    ),
    "bounds": (
        "CREATE TABLE x PARTITION OF measures FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')",
        "CREATE TABLE x PARTITION OF measures FOR VALUES FROM ('2027-01-01') TO ('2029-01-01')",
    ),
    "default partition": (
        "CREATE TABLE x PARTITION OF measures FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')",
        "CREATE TABLE x PARTITION OF measures DEFAULT",
    ),
    "foreign table": ("CREATE TABLE x (a int)", "CREATE FOREIGN TABLE x (a int) SERVER here"),
    "server": (
        "CREATE FOREIGN TABLE x (a int) SERVER here",
        "CREATE FOREIGN TABLE x (a int) SERVER there",
    ),
    "options of a foreign table": (
        "CREATE FOREIGN TABLE x (a int) SERVER here OPTIONS (file 'a')",
        "CREATE FOREIGN TABLE x (a int) SERVER here OPTIONS (file 'b')",
    ),
    "options of a foreign column": (
        "CREATE FOREIGN TABLE x (a int) SERVER here",
        "CREATE FOREIGN TABLE x (a int OPTIONS (name 'b')) SERVER here",
    ),
}
