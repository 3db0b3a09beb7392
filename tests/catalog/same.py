"""Pairs of scripts that make the same schema in two ways."""

SAME = {
    "names of types": (
        "CREATE TABLE t (a integer, b character varying(9), c timestamp with time zone, d decimal)",
        "CREATE TABLE t (a int4, b varchar(9), c timestamptz, d numeric)",
    ),
    "order of columns": (
        "CREATE TABLE t (a int, b text NOT NULL DEFAULT '')",
        "CREATE TABLE t (b text NOT NULL DEFAULT '', a int)",
    ),
    "column that is gone": (
        "CREATE TABLE t (a int)",
        "CREATE TABLE t (a int, b int); ALTER TABLE t DROP b",
    ),
    "order of tables": (
        "CREATE TABLE a (); CREATE TABLE b ()",
        "CREATE TABLE b (); CREATE TABLE a ()",
    ),
    "keys with and without names": (
        "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE REFERENCES t, CHECK (b > 0))",
        (
            "CREATE TABLE t (a int, b int, CONSTRAINT t_pkey PRIMARY KEY (a));"
            "ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);"
            "ALTER TABLE t ADD CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES public.t (a);"
            "ALTER TABLE t ADD CONSTRAINT t_b_check CHECK ((b>0))"
        ),
    ),
    "name of not null": (
        "CREATE TABLE t (a int NOT NULL)",
        "CREATE TABLE t (a int CONSTRAINT mine NOT NULL)",
    ),
    "cast of a default": (
        "CREATE TABLE t (a text DEFAULT 'x', b jsonb DEFAULT '{}')",
        "CREATE TABLE t (a text DEFAULT 'x'::text, b jsonb DEFAULT ('{}')::jsonb)",
    ),
    "serial": (
        "CREATE TABLE t (a serial)",
        (
            "CREATE SEQUENCE t_a_seq AS int; CREATE TABLE t (a int NOT NULL DEFAULT nextval('t_a_seq'));"
            "ALTER SEQUENCE t_a_seq OWNED BY t.a"
        ),
    ),
    "identity of a renamed table": (
        "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)",
        "CREATE TABLE old (a int GENERATED ALWAYS AS IDENTITY); ALTER TABLE old RENAME TO t",
    ),
    "options in words": (
        "CREATE TABLE t (a int REFERENCES p)",
        "CREATE TABLE t (a int REFERENCES p (id) MATCH SIMPLE ON DELETE NO ACTION NOT DEFERRABLE)",
    ),
    "index in words": (
        "CREATE INDEX i ON p (id)",
        "CREATE INDEX i ON public.p USING btree (id int4_ops ASC NULLS LAST)",
    ),
    "view in other words": (
        "CREATE VIEW v AS SELECT id FROM p",
        "CREATE VIEW v (id) AS (select p.id as x from public.p /* a remark */)",
    ),
    "enum that grew": (
        "CREATE TYPE mood AS ENUM ('a', 'b', 'c')",
        "CREATE TYPE mood AS ENUM ('a', 'c'); ALTER TYPE mood ADD VALUE 'b' BEFORE 'c'",
    ),
    "domain made elsewhere": (
        "CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN d AS mood DEFAULT 'a'",
        (
            "CREATE TYPE mood AS ENUM ('a'); SET LOCAL search_path = '';"
            "CREATE DOMAIN public.d AS public.mood DEFAULT 'a'"
        ),
    ),
    "order of storage options": (
        "CREATE TABLE t () WITH (fillfactor = 70, autovacuum_enabled = off)",
        "CREATE TABLE t () WITH (autovacuum_enabled = off, fillfactor = 70)",
    ),
    "order of partitions": (
        (
            "CREATE TABLE h (a int PRIMARY KEY) PARTITION BY LIST (a);"
            "CREATE TABLE h1 PARTITION OF h FOR VALUES IN (1);"
            "CREATE TABLE h2 PARTITION OF h FOR VALUES IN (2);"
            "CREATE TABLE t (a int REFERENCES h)"
        ),
        (
            "CREATE TABLE h (a int PRIMARY KEY) PARTITION BY LIST (a);"
            "CREATE TABLE h2 PARTITION OF h FOR VALUES IN (2);"
            "CREATE TABLE t (a int REFERENCES h);"
            "CREATE TABLE h1 PARTITION OF h FOR VALUES IN (1)"
        ),
    ),
    "comment that is gone": (
        "",
        "COMMENT ON TABLE p IS 'x'; COMMENT ON TABLE p IS NULL",
    ),
    "rows": ("", "INSERT INTO p VALUES (1); ANALYZE p"),
    "temporary table": ("", "CREATE TEMPORARY TABLE x (a int UNIQUE)"),
    "Alembic's table": (
        "",
        (
            "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));"
            "COMMENT ON TABLE alembic_version IS 'x'; COMMENT ON INDEX alembic_version_pkc IS 'x'"
        ),
    ),
    "rights": ("", "GRANT SELECT ON p TO PUBLIC"),
    "publication": ("", "CREATE PUBLICATION x FOR TABLE p"),
}
