"""Comments on whatever can have one."""

COMMENTS = {
    what: ("", f"COMMENT ON {what} IS 'It''s 100% :new'")
    for what in [
        "TABLE t",
        "COLUMN t.a",
        "CONSTRAINT t_pkey ON t",
        "INDEX t_a_idx",
        "VIEW v",
        "COLUMN v.a",
        "MATERIALIZED VIEW m",
        "SEQUENCE s",
        "TYPE mood",
        "TYPE place",
        "DOMAIN positive",
        "CONSTRAINT positive_check ON DOMAIN positive",
        "FUNCTION one()",
        "TRIGGER touch ON t",
        "RULE quiet ON t",
        "POLICY mine ON t",
        "STATISTICS t_stat",
        "SCHEMA other",
        "SCHEMA public",
    ]
} | {
    "text": ("COMMENT ON TABLE t IS 'one'", "COMMENT ON TABLE t IS 'two'"),
}
