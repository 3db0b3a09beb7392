-- The constructors of a range come with its type. Those in C are reported: reported.sql.
, functions AS (
    SELECT f.*, n.nspname, f.oid::regprocedure::text AS sql
    FROM pg_proc f
        JOIN schemas n ON n.oid = f.pronamespace
        JOIN pg_language l ON l.oid = f.prolang
    WHERE (l.lanname NOT IN ('c', 'internal') OR f.prokind = 'a')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
            AND d.objid = f.oid AND d.deptype IN ('e', 'i'))
)
SELECT 'pg_proc'::regclass::oid AS classid, f.oid AS objid,
    CASE f.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind, f.sql AS name,
    rtrim(pg_get_functiondef(f.oid), E'\n') AS "create",
    CASE f.prokind WHEN 'p' THEN 'DROP PROCEDURE ' ELSE 'DROP FUNCTION ' END || f.sql AS "drop"
FROM functions f WHERE f.prokind <> 'a'

-- m: with a moving window. x: whether the arguments are passed on.
UNION ALL
SELECT 'pg_proc'::regclass, f.oid, 'aggregate', arguments.sql,
    'CREATE AGGREGATE ' || arguments.sql || ' (' || concat_ws(', ',
        'SFUNC = ' || g.aggtransfn::text,
        'STYPE = ' || format_type(g.aggtranstype, NULL),
        'SSPACE = ' || nullif(g.aggtransspace, 0),
        'FINALFUNC = ' || nullif(g.aggfinalfn::text, '-'),
        CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
        CASE WHEN g.aggfinalfn <> 0 THEN 'FINALFUNC_MODIFY = ' || CASE g.aggfinalmodify
            WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
        'COMBINEFUNC = ' || nullif(g.aggcombinefn::text, '-'),
        'SERIALFUNC = ' || nullif(g.aggserialfn::text, '-'),
        'DESERIALFUNC = ' || nullif(g.aggdeserialfn::text, '-'),
        'INITCOND = ' || quote_literal(g.agginitval),
        'MSFUNC = ' || nullif(g.aggmtransfn::text, '-'),
        'MINVFUNC = ' || nullif(g.aggminvtransfn::text, '-'),
        'MSTYPE = ' || format_type(nullif(g.aggmtranstype, 0), NULL),
        'MSSPACE = ' || nullif(g.aggmtransspace, 0),
        'MFINALFUNC = ' || nullif(g.aggmfinalfn::text, '-'),
        CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
        CASE WHEN g.aggmfinalfn <> 0 THEN 'MFINALFUNC_MODIFY = ' || CASE g.aggmfinalmodify
            WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
        'MINITCOND = ' || quote_literal(g.aggminitval),
        (SELECT 'SORTOP = OPERATOR(' || quote_ident(s.nspname) || '.' || o.oprname || ')'
            FROM pg_operator o JOIN pg_namespace s ON s.oid = o.oprnamespace
            WHERE o.oid = g.aggsortop),
        CASE f.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED'
            END,
        CASE WHEN g.aggkind = 'h' THEN 'HYPOTHETICAL' END) || ')',
    'DROP AGGREGATE ' || arguments.sql
FROM functions f
    JOIN pg_aggregate g ON g.aggfnoid = f.oid
    CROSS JOIN LATERAL (
        SELECT quote_ident(f.nspname) || '.' || quote_ident(f.proname) || '('
            || coalesce(nullif(pg_get_function_identity_arguments(f.oid), ''), '*') || ')' AS sql
    ) AS arguments
