"""Functions, procedures, aggregates, and operators."""

FUNCTIONS = {
    "function": ("", "DROP FUNCTION one"),
    "body": (
        "",
        "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2'",
    ),
    "volatility": ("", "ALTER FUNCTION one VOLATILE"),
    "security of a function": ("", "ALTER FUNCTION one SECURITY DEFINER"),
    "setting of a function": ("", "ALTER FUNCTION one SET search_path = pg_catalog"),
    "overloaded function": (
        "",
        "CREATE FUNCTION one(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
    ),
    "procedure": ("", "CREATE PROCEDURE x() LANGUAGE sql AS 'SELECT 1'"),
    "aggregate": ("", "CREATE AGGREGATE x (int) (sfunc = int4pl, stype = int)"),
    "function of an aggregate": (
        "CREATE AGGREGATE x (int) (sfunc = int4pl, stype = int)",
        "CREATE AGGREGATE x (int) (sfunc = int4mul, stype = int)",
    ),
    "start of an aggregate": (
        "CREATE AGGREGATE x (int) (sfunc = int4pl, stype = int)",
        "CREATE AGGREGATE x (int) (sfunc = int4pl, stype = int, initcond = '0')",
    ),
    "operator": ("", "CREATE OPERATOR === (function = int4eq, leftarg = int, rightarg = int)"),
    "function of an operator": (
        "CREATE OPERATOR === (function = int4eq, leftarg = int, rightarg = int)",
        "CREATE OPERATOR === (function = int4ne, leftarg = int, rightarg = int)",
    ),
    "commutator": (
        "CREATE OPERATOR === (function = int4eq, leftarg = int, rightarg = int)",
        "CREATE OPERATOR === (function = int4eq, leftarg = int, rightarg = int, commutator = ===)",
    ),
}
