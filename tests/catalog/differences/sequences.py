"""Sequences."""

SEQUENCES = {
    "sequence": ("", "DROP SEQUENCE s"),
    "type of a sequence": ("CREATE SEQUENCE x MAXVALUE 9", "CREATE SEQUENCE x AS int MAXVALUE 9"),
    "start": ("", "ALTER SEQUENCE s START 5"),
    "increment": ("", "ALTER SEQUENCE s INCREMENT 5"),
    "minimum": ("", "ALTER SEQUENCE s MINVALUE 0"),
    "maximum": ("", "ALTER SEQUENCE s MAXVALUE 5"),
    "cache": ("", "ALTER SEQUENCE s CACHE 5"),
    "cycle": ("", "ALTER SEQUENCE s CYCLE"),
    "owner of a sequence": ("", "ALTER SEQUENCE s OWNED BY t.a"),
    "unlogged sequence": ("", "ALTER SEQUENCE s SET UNLOGGED"),
}
