"""What stands on a table, and is neither column, constraint, nor index."""

ON_TABLES = {
    "trigger": ("", "DROP TRIGGER touch ON t"),
    "moment": (
        "",
        "CREATE OR REPLACE TRIGGER touch AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
    ),
    "condition of a trigger": (
        "",
        (
            "CREATE OR REPLACE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 0)"
            "EXECUTE FUNCTION touch()"
        ),
    ),
    "disabled trigger": ("", "ALTER TABLE t DISABLE TRIGGER touch"),
    "rule": ("", "DROP RULE quiet ON t"),
    "condition of a rule": (
        "",
        "CREATE OR REPLACE RULE quiet AS ON DELETE TO t WHERE OLD.a > 0 DO INSTEAD NOTHING",
    ),
    "disabled rule": ("", "ALTER TABLE t DISABLE RULE quiet"),
    "policy": ("", "DROP POLICY mine ON t"),
    "expression of a policy": ("", "ALTER POLICY mine ON t USING (id = 2)"),
    "check of a policy": ("", "ALTER POLICY mine ON t WITH CHECK (id = 1)"),
    "role of a policy": ("", "ALTER POLICY mine ON t TO CURRENT_USER"),
    "command of a policy": (
        "CREATE POLICY x ON t USING (true)",
        "CREATE POLICY x ON t FOR SELECT USING (true)",
    ),
    "restrictive policy": (
        "CREATE POLICY x ON t USING (true)",
        "CREATE POLICY x ON t AS RESTRICTIVE USING (true)",
    ),
    "statistics object": ("", "DROP STATISTICS t_stat"),
    "kind of statistics": (
        "CREATE STATISTICS x (ndistinct) ON a, b FROM t",
        "CREATE STATISTICS x (mcv) ON a, b FROM t",
    ),
    "target of statistics": ("", "ALTER STATISTICS t_stat SET STATISTICS 500"),
}
