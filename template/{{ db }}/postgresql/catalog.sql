-- Everything in the database that is neither PostgreSQL's own, nor an extension's, nor Alembic's,
-- as one line of text per thing, which catalog.py sorts.
-- The catalogs: https://www.postgresql.org/docs/current/catalogs.html

-- Said here, too, for a connection without a transaction, where a setting is for one statement.
WITH settings AS MATERIALIZED (
    SELECT set_config('search_path', 'pg_catalog', true), set_config('TimeZone', 'UTC', true)
),
of_extensions AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
schemas AS (
    SELECT n.oid, n.nspname FROM settings, pg_namespace n
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND ('pg_namespace'::regclass, n.oid) NOT IN (TABLE of_extensions)
),
relations AS (
    SELECT c.*, c.oid::regclass::text AS name,
        (SELECT string_agg(option, ', ' ORDER BY option)
         FROM unnest(c.reloptions) AS option) AS options
    FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
    WHERE c.relname <> :version_table AND ('pg_class'::regclass, c.oid) NOT IN (TABLE of_extensions)
),
types AS (
    SELECT t.*, t.oid::regtype::text AS name
    FROM pg_type t JOIN schemas n ON n.oid = t.typnamespace
    WHERE ('pg_type'::regclass, t.oid) NOT IN (TABLE of_extensions)
),
columns AS (
    SELECT a.*, c.name, c.relkind, t.typstorage, concat_ws(' ', quote_ident(a.attname),
        format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> t.typcollation
            THEN 'collate ' || a.attcollation::regcollation::text END) AS words
    FROM relations c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p', 'f', 'c')
),

-- The subject is the thing that must be there for the line to be true: of a column, its table.
things (classid, objid, subject, line) AS (
SELECT 'pg_namespace'::regclass, oid, quote_ident(nspname), 'schema ' || quote_ident(nspname) FROM schemas

UNION ALL
SELECT 'pg_extension'::regclass, oid, extname::text,
    concat_ws(' ', 'extension', quote_ident(extname), 'in', extnamespace::regnamespace::text)
FROM pg_extension

UNION ALL
SELECT 'pg_class'::regclass, c.oid, c.name, concat_ws(' ',
    CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END, c.name,
    CASE WHEN c.reloftype <> 0 THEN 'of ' || c.reloftype::regtype::text END,
    'partitioned by ' || pg_get_partkeydef(c.oid),
    CASE WHEN c.relispartition THEN 'partition of ' ELSE 'inherits ' END
        || (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)
            FROM pg_inherits WHERE inhrelid = c.oid),
    pg_get_expr(c.relpartbound, c.oid),
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END,
    'using ' || nullif((SELECT quote_ident(amname) FROM pg_am WHERE oid = c.relam), 'heap'),
    'with ' || c.options,
    'toast with ' || (SELECT array_to_string(reloptions, ', ')
        FROM pg_class WHERE oid = c.reltoastrelid),
    CASE WHEN c.relrowsecurity THEN 'row security' END,
    CASE WHEN c.relforcerowsecurity THEN 'row security forced' END,
    CASE c.relreplident WHEN 'f' THEN 'replica identity full'
        WHEN 'n' THEN 'replica identity nothing' END,
    'server ' || (SELECT quote_ident(srvname) FROM pg_foreign_server WHERE oid = f.ftserver),
    'options ' || array_to_string(f.ftoptions, ', '))
FROM relations c LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'f')

UNION ALL
SELECT 'pg_class'::regclass, a.attrelid, a.name, concat_ws(' ', 'column', a.name || '.' || a.words,
    CASE WHEN a.attnotnull THEN 'not null' END,
    CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
    CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
    'default ' || pg_get_expr(d.adbin, d.adrelid),
    CASE WHEN a.attstorage <> a.typstorage THEN 'storage ' || a.attstorage::text END,
    CASE a.attcompression WHEN 'p' THEN 'compression pglz' WHEN 'l' THEN 'compression lz4' END,
    'statistics ' || nullif(a.attstattarget, -1),
    'with ' || array_to_string(a.attoptions, ', '),
    'options ' || array_to_string(a.attfdwoptions, ', '))
FROM columns a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.relkind <> 'c'

-- A plain NOT NULL is said with its column; PostgreSQL 18 also keeps it as a constraint ('n').
-- A foreign key to a partitioned table has one more for each partition, with a number as its name; and
-- a constraint trigger is said as a trigger.
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, coalesce(c.name, t.name), concat_ws(' ',
    'constraint', coalesce(c.name, t.name),
    CASE WHEN k.contype <> 'n' THEN quote_ident(k.conname) END, pg_get_constraintdef(k.oid))
FROM pg_constraint k
    LEFT JOIN relations c ON c.oid = k.conrelid
    LEFT JOIN types t ON t.oid = k.contypid
WHERE coalesce(c.name, t.name) IS NOT NULL AND k.contype <> 't'
    AND (k.contype <> 'n' OR NOT k.convalidated OR k.connoinherit)
    AND (k.contype <> 'f' OR k.conparentid = 0)

UNION ALL
SELECT 'pg_class'::regclass, x.indexrelid, c.name, concat_ws(' ', 'index', pg_get_indexdef(x.indexrelid),
    'partition of ' || i.inhparent::regclass::text,
    CASE WHEN x.indisclustered THEN 'clustered' END,
    CASE WHEN x.indisreplident THEN 'replica identity' END,
    CASE WHEN NOT x.indisvalid THEN 'INVALID' END)
FROM pg_index x
    JOIN relations c ON c.oid = x.indrelid
    LEFT JOIN pg_inherits i ON i.inhrelid = x.indexrelid

UNION ALL
SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxrelid::regclass::text, concat_ws(' ', 'statistics',
    pg_get_statisticsobjdef(s.oid), nullif(s.stxstattarget, -1))
FROM pg_statistic_ext s JOIN schemas n ON n.oid = s.stxnamespace

UNION ALL
SELECT 'pg_trigger'::regclass, g.oid, c.name, concat_ws(' ', 'trigger', pg_get_triggerdef(g.oid),
    CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END)
FROM pg_trigger g JOIN relations c ON c.oid = g.tgrelid
WHERE NOT g.tgisinternal

UNION ALL
SELECT 'pg_rewrite'::regclass, r.oid, c.name, concat_ws(' ', 'rule', pg_get_ruledef(r.oid),
    CASE r.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END)
FROM pg_rewrite r JOIN relations c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN'

UNION ALL
SELECT 'pg_policy'::regclass, p.oid, c.name, concat_ws(' ', 'policy', c.name, quote_ident(p.polname),
    CASE WHEN NOT p.polpermissive THEN 'restrictive' END, p.polcmd::text,
    'to ' || (SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
        FROM pg_roles WHERE oid = ANY (p.polroles)),
    'using ' || pg_get_expr(p.polqual, p.polrelid),
    'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN relations c ON c.oid = p.polrelid

UNION ALL
SELECT 'pg_class'::regclass, c.oid, c.name, concat_ws(' ',
    CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, c.name,
    'with ' || c.options, pg_get_viewdef(c.oid))
FROM relations c WHERE c.relkind IN ('v', 'm')

-- The sequence of an identity column is part of the column, whatever it is called. Whether one with
-- an owner is logged follows its table, unless the sequence was there first.
UNION ALL
SELECT 'pg_class'::regclass, c.oid, coalesce(d.refobjid::regclass::text, c.name), concat_ws(' ',
    CASE WHEN d.deptype = 'i' THEN 'identity' ELSE 'sequence ' || c.name END,
    CASE d.deptype WHEN 'i' THEN 'of' WHEN 'a' THEN 'owned by' END,
    d.refobjid::regclass::text || '.' || quote_ident(a.attname),
    s.seqtypid::regtype::text, 'start', s.seqstart, 'increment', s.seqincrement,
    'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, CASE WHEN s.seqcycle THEN 'cycle' END,
    CASE WHEN c.relpersistence = 'u' AND d.objid IS NULL THEN 'unlogged' END)
FROM relations c
    JOIN pg_sequence s ON s.seqrelid = c.oid
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid

UNION ALL
SELECT 'pg_proc'::regclass, f.oid, f.oid::regprocedure::text, 'function ' || pg_get_functiondef(f.oid)
FROM pg_proc f JOIN schemas n ON n.oid = f.pronamespace
WHERE f.prokind IN ('f', 'p', 'w') AND ('pg_proc'::regclass, f.oid) NOT IN (TABLE of_extensions)

UNION ALL
SELECT 'pg_proc'::regclass, f.oid, f.oid::regprocedure::text, concat_ws(' ', 'aggregate', f.oid::regprocedure::text,
    f.provolatile, f.proparallel, g.aggkind,
    'step', g.aggtransfn::text, 'state', g.aggtranstype::regtype::text,
    'final ' || nullif(g.aggfinalfn::text, '-'), 'combine ' || nullif(g.aggcombinefn::text, '-'),
    'initial ' || quote_literal(g.agginitval),
    'sort ' || nullif(g.aggsortop::regoperator::text, '0'))
FROM pg_proc f
    JOIN schemas n ON n.oid = f.pronamespace
    JOIN pg_aggregate g ON g.aggfnoid = f.oid
WHERE ('pg_proc'::regclass, f.oid) NOT IN (TABLE of_extensions)

UNION ALL
SELECT 'pg_operator'::regclass, o.oid, o.oid::regoperator::text, concat_ws(' ', 'operator', o.oid::regoperator::text,
    o.oprcode::text, 'commutator ' || nullif(o.oprcom::regoperator::text, '0'),
    'negator ' || nullif(o.oprnegate::regoperator::text, '0'),
    'restrict ' || nullif(o.oprrest::text, '-'), 'join ' || nullif(o.oprjoin::text, '-'),
    CASE WHEN o.oprcanhash THEN 'hashes' END, CASE WHEN o.oprcanmerge THEN 'merges' END)
FROM pg_operator o JOIN schemas n ON n.oid = o.oprnamespace
WHERE ('pg_operator'::regclass, o.oid) NOT IN (TABLE of_extensions)

UNION ALL
SELECT 'pg_type'::regclass, t.oid, t.name, concat_ws(' ', 'enum', t.name,
    (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
     FROM pg_enum e WHERE e.enumtypid = t.oid))
FROM types t WHERE t.typtype = 'e'

-- Unlike that of a table's columns, the order of its fields counts: ROW(1, 2)::point.
UNION ALL
SELECT 'pg_type'::regclass, t.oid, t.name, concat_ws(' ', 'composite type', t.name,
    (SELECT string_agg(a.words, ', ' ORDER BY a.attnum)
     FROM columns a WHERE a.attrelid = t.typrelid))
FROM types t JOIN relations c ON c.oid = t.typrelid WHERE c.relkind = 'c'

UNION ALL
SELECT 'pg_type'::regclass, t.oid, t.name, concat_ws(' ', 'domain', t.name,
    format_type(t.typbasetype, t.typtypmod),
    CASE WHEN t.typcollation <> b.typcollation
        THEN 'collate ' || t.typcollation::regcollation::text END,
    CASE WHEN t.typnotnull THEN 'not null' END, 'default ' || pg_get_expr(t.typdefaultbin, 0))
FROM types t JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd'

UNION ALL
SELECT 'pg_type'::regclass, t.oid, t.name, concat_ws(' ', 'range', t.name, 'of', b.oid::regtype::text,
    CASE WHEN r.rngcollation <> b.typcollation
        THEN 'collate ' || r.rngcollation::regcollation::text END,
    (SELECT quote_ident(opcname) FROM pg_opclass WHERE oid = r.rngsubopc AND NOT opcdefault),
    'canonical ' || nullif(r.rngcanonical::text, '-'), 'diff ' || nullif(r.rngsubdiff::text, '-'),
    'multirange', r.rngmultitypid::regtype::text)
FROM pg_range r JOIN types t ON t.oid = r.rngtypid JOIN pg_type b ON b.oid = r.rngsubtype

-- The locale's column has two names: before PostgreSQL 17, and since.
UNION ALL
SELECT 'pg_collation'::regclass, l.oid, l.oid::regcollation::text, concat_ws(' ', 'collation', l.oid::regcollation::text,
    l.collprovider, l.collcollate, l.collctype,
    to_jsonb(l) ->> 'colliculocale', to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'collicurules',
    CASE WHEN NOT l.collisdeterministic THEN 'not deterministic' END)
FROM pg_collation l JOIN schemas n ON n.oid = l.collnamespace
WHERE ('pg_collation'::regclass, l.oid) NOT IN (TABLE of_extensions)

UNION ALL
SELECT 'pg_ts_config'::regclass, s.oid, s.oid::regconfig::text, concat_ws(' ', 'text search', s.oid::regconfig::text,
    (SELECT string_agg(concat_ws(' ', maptokentype, mapdict::regdictionary::text), ', '
        ORDER BY maptokentype, mapseqno) FROM pg_ts_config_map WHERE mapcfg = s.oid))
FROM pg_ts_config s JOIN schemas n ON n.oid = s.cfgnamespace
WHERE ('pg_ts_config'::regclass, s.oid) NOT IN (TABLE of_extensions)

UNION ALL
SELECT 'pg_ts_dict'::regclass, s.oid, s.oid::regdictionary::text, concat_ws(' ', 'text search dictionary',
    s.oid::regdictionary::text,
    (SELECT quote_ident(tmplname) FROM pg_ts_template WHERE oid = s.dicttemplate),
    s.dictinitoption)
FROM pg_ts_dict s JOIN schemas n ON n.oid = s.dictnamespace
WHERE ('pg_ts_dict'::regclass, s.oid) NOT IN (TABLE of_extensions)
)

SELECT subject, line FROM things

-- An extension brings its comment along, and so does a new database for `public`.
UNION ALL
SELECT t.subject,
    concat_ws(' ', 'comment on', o.type, o.identity, quote_literal(d.description))
FROM pg_description d
    JOIN things t ON t.classid = d.classoid AND t.objid = d.objoid,
    pg_identify_object(d.classoid, d.objoid, d.objsubid) o
WHERE d.classoid <> 'pg_extension'::regclass AND d.description <> 'standard public schema'
