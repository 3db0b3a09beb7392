-- One that another one names, and that is not there yet, is made by that and filled in later.
SELECT 'pg_operator'::regclass::oid AS classid, o.oid AS objid, 'operator' AS kind,
    o.oid::regoperator::text AS name,
    'CREATE OPERATOR ' || quote_ident(n.nspname) || '.' || o.oprname || ' (' || concat_ws(', ',
        'FUNCTION = ' || o.oprcode::text,
        'LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL),
        'RIGHTARG = ' || format_type(nullif(o.oprright, 0), NULL),
        (SELECT 'COMMUTATOR = OPERATOR(' || quote_ident(s.nspname) || '.' || p.oprname || ')'
            FROM pg_operator p JOIN pg_namespace s ON s.oid = p.oprnamespace
            WHERE p.oid = o.oprcom),
        (SELECT 'NEGATOR = OPERATOR(' || quote_ident(s.nspname) || '.' || p.oprname || ')'
            FROM pg_operator p JOIN pg_namespace s ON s.oid = p.oprnamespace
            WHERE p.oid = o.oprnegate),
        'RESTRICT = ' || nullif(o.oprrest::text, '-'),
        'JOIN = ' || nullif(o.oprjoin::text, '-'),
        CASE WHEN o.oprcanhash THEN 'HASHES' END,
        CASE WHEN o.oprcanmerge THEN 'MERGES' END) || ')' AS "create",
    'DROP OPERATOR ' || quote_ident(n.nspname) || '.' || o.oprname || ' ('
        || coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE') || ', '
        || coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE') || ')' AS "drop"
FROM pg_operator o JOIN schemas n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_operator'::regclass AND objid = o.oid)

UNION ALL
SELECT 'pg_cast'::regclass, k.oid, 'cast', types.sql,
    concat_ws(' ', 'CREATE CAST', types.sql,
        CASE k.castmethod WHEN 'i' THEN 'WITH INOUT'
            ELSE 'WITH FUNCTION ' || k.castfunc::regprocedure::text END,
        CASE k.castcontext WHEN 'a' THEN 'AS ASSIGNMENT' WHEN 'i' THEN 'AS IMPLICIT' END),
    'DROP CAST ' || types.sql
FROM pg_cast k CROSS JOIN LATERAL (
    SELECT '(' || format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL)
        || ')' AS sql
) AS types
WHERE k.oid >= 16384 AND k.castmethod <> 'b' AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_cast'::regclass AND d.objid = k.oid AND d.deptype IN ('e', 'i'))

UNION ALL
SELECT 'pg_ts_dict'::regclass, s.oid, 'text search dictionary', s.oid::regdictionary::text,
    'CREATE TEXT SEARCH DICTIONARY ' || s.oid::regdictionary::text || ' (' || concat_ws(', ',
        (SELECT 'TEMPLATE = ' || quote_ident(p.nspname) || '.' || quote_ident(t.tmplname)
            FROM pg_ts_template t JOIN pg_namespace p ON p.oid = t.tmplnamespace
            WHERE t.oid = s.dicttemplate),
        s.dictinitoption) || ')',
    'DROP TEXT SEARCH DICTIONARY ' || s.oid::regdictionary::text
FROM pg_ts_dict s JOIN schemas n ON n.oid = s.dictnamespace
WHERE NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_ts_dict'::regclass AND objid = s.oid)

UNION ALL
SELECT 'pg_ts_config'::regclass, s.oid, 'text search configuration', s.oid::regconfig::text,
    'CREATE TEXT SEARCH CONFIGURATION ' || s.oid::regconfig::text || ' (PARSER = '
        || (SELECT quote_ident(q.nspname) || '.' || quote_ident(p.prsname)
            FROM pg_ts_parser p JOIN pg_namespace q ON q.oid = p.prsnamespace
            WHERE p.oid = s.cfgparser) || ')',
    'DROP TEXT SEARCH CONFIGURATION ' || s.oid::regconfig::text
FROM pg_ts_config s JOIN schemas n ON n.oid = s.cfgnamespace
WHERE NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_ts_config'::regclass AND objid = s.oid)

-- Which kinds of words it looks up where: those that go to the same dictionaries, together.
UNION ALL
SELECT 'pg_ts_config'::regclass, cfg, 'text search mapping', cfg::regconfig::text,
    'ALTER TEXT SEARCH CONFIGURATION ' || cfg::regconfig::text || ' ADD MAPPING FOR '
        || string_agg(quote_ident(alias), ', ' ORDER BY alias) || ' WITH ' || dictionaries,
    ''
FROM (
    SELECT s.oid AS cfg, k.alias,
        string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
    FROM pg_ts_config s
        JOIN schemas n ON n.oid = s.cfgnamespace
        JOIN pg_ts_config_map m ON m.mapcfg = s.oid
        JOIN LATERAL ts_token_type(s.cfgparser) k ON k.tokid = m.maptokentype
    WHERE NOT EXISTS (SELECT FROM of_extensions
        WHERE classid = 'pg_ts_config'::regclass AND objid = s.oid)
    GROUP BY s.oid, k.alias
) AS mappings GROUP BY cfg, dictionaries
