, types AS (
    SELECT t.*, t.oid::regtype::text AS sql
    FROM pg_type t JOIN schemas n ON n.oid = t.typnamespace
    WHERE NOT EXISTS (SELECT FROM of_extensions
        WHERE classid = 'pg_type'::regclass AND objid = t.oid)
)
SELECT 'pg_type'::regclass::oid AS classid, t.oid AS objid, 'enum' AS kind, t.sql AS name,
    'CREATE TYPE ' || t.sql || ' AS ENUM (' || coalesce(
        (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
         FROM pg_enum e WHERE e.enumtypid = t.oid), '') || ')' AS "create",
    'DROP TYPE ' || t.sql AS "drop",
    t.oid IN (TABLE column_types) AS by_models, 0 AS place
FROM types t WHERE t.typtype = 'e'

UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'domain', t.sql, concat_ws(' ',
        'CREATE DOMAIN', t.sql, 'AS', format_type(t.typbasetype, t.typtypmod),
        CASE WHEN t.typcollation <> b.typcollation
            THEN 'COLLATE ' || t.typcollation::regcollation::text END,
        'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0),
        CASE WHEN t.typnotnull THEN 'NOT NULL' END,
        (SELECT string_agg('CONSTRAINT ' || quote_ident(k.conname) || ' '
                || pg_get_constraintdef(k.oid, true), ' ' ORDER BY k.conname)
         FROM pg_constraint k
         WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated)),
    'DROP DOMAIN ' || t.sql,
    t.oid IN (TABLE column_types), 0
FROM types t JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd'

-- Only a domain that is there may have a check that is not valid for everything.
UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'domain', t.sql,
    'ALTER DOMAIN ' || t.sql || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
        || pg_get_constraintdef(k.oid), '',
    t.oid IN (TABLE column_types), 1
FROM types t JOIN pg_constraint k ON k.contypid = t.oid
WHERE k.contype = 'c' AND NOT k.convalidated

UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'composite type', t.sql,
    'CREATE TYPE ' || t.sql || ' AS (' || coalesce(
        (SELECT string_agg(concat_ws(' ', quote_ident(a.attname),
                format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attcollation <> f.typcollation
                    THEN 'COLLATE ' || a.attcollation::regcollation::text END),
            ', ' ORDER BY a.attnum)
         FROM pg_attribute a JOIN pg_type f ON f.oid = a.atttypid
         WHERE a.attrelid = t.typrelid AND a.attnum > 0), '') || ')',
    'DROP TYPE ' || t.sql, false, 0
FROM types t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind = 'c'

-- The type of its multiranges is called like that unless somebody said otherwise.
UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'range type', t.sql,
    'CREATE TYPE ' || t.sql || ' AS RANGE (' || concat_ws(', ',
        'SUBTYPE = ' || b.oid::regtype::text,
        (SELECT 'SUBTYPE_OPCLASS = ' || quote_ident(s.nspname) || '.' || quote_ident(o.opcname)
            FROM pg_opclass o JOIN pg_namespace s ON s.oid = o.opcnamespace
            WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
        CASE WHEN r.rngcollation <> b.typcollation
            THEN 'COLLATION = ' || r.rngcollation::regcollation::text END,
        'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::text, '-'),
        CASE WHEN m.typname <> CASE WHEN t.typname ~ 'range'
                THEN regexp_replace(t.typname, 'range', 'multirange')
                ELSE t.typname || '_multirange' END
            THEN 'MULTIRANGE_TYPE_NAME = ' || m.oid::regtype::text END) || ')',
    'DROP TYPE ' || t.sql, false, 0
FROM pg_range r
    JOIN types t ON t.oid = r.rngtypid
    JOIN pg_type b ON b.oid = r.rngsubtype
    JOIN pg_type m ON m.oid = r.rngmultitypid
WHERE r.rngcanonical = 0

-- The locale's column has two names: before PostgreSQL 17, and since.
UNION ALL
SELECT 'pg_collation'::regclass, l.oid, 'collation', l.oid::regcollation::text,
    'CREATE COLLATION ' || l.oid::regcollation::text || ' (' || concat_ws(', ',
        'PROVIDER = ' || CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin'
            ELSE 'libc' END,
        CASE WHEN l.collprovider = 'c' THEN 'LC_COLLATE = ' || quote_literal(l.collcollate) END,
        CASE WHEN l.collprovider = 'c' THEN 'LC_CTYPE = ' || quote_literal(l.collctype) END,
        CASE WHEN l.collprovider <> 'c' THEN 'LOCALE = ' || quote_literal(coalesce(
            to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale', l.collcollate)) END,
        'RULES = ' || quote_literal(to_jsonb(l) ->> 'collicurules'),
        CASE WHEN NOT l.collisdeterministic THEN 'DETERMINISTIC = false' END) || ')',
    'DROP COLLATION ' || l.oid::regcollation::text, false, 0
FROM pg_collation l JOIN schemas n ON n.oid = l.collnamespace
WHERE NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_collation'::regclass AND objid = l.oid)
