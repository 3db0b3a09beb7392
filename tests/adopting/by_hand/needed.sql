-- What tables need, and models cannot say.
SET check_function_bodies = off;
CREATE SCHEMA words;
CREATE SCHEMA "Odd Names";
CREATE SCHEMA empty;
COMMENT ON SCHEMA empty IS 'nothing in here';
CREATE EXTENSION citext WITH SCHEMA words;
CREATE COLLATION german (LOCALE = 'C');
CREATE COLLATION words.loose (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE TYPE unused_mood AS ENUM ('it''s', 'back\slash', '');
COMMENT ON TYPE unused_mood IS 'for later';
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE place AS (street text COLLATE german, town varchar(40), mood mood);
COMMENT ON TYPE place IS 'where';
COMMENT ON COLUMN place.town IS 'which town';
CREATE TYPE nothing AS ();
CREATE FUNCTION distance(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE
    AS 'SELECT a - b';
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = distance);
CREATE TYPE words.wordrange AS RANGE (SUBTYPE = text, COLLATION = german,
    MULTIRANGE_TYPE_NAME = words.many_words);
CREATE TYPE reversed AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
CREATE DOMAIN unused_positive AS numeric(9, 2) DEFAULT 1 NOT NULL
    CONSTRAINT above CHECK (VALUE > 0) CONSTRAINT below CHECK (VALUE < 1000);
COMMENT ON DOMAIN unused_positive IS 'more than nothing';
COMMENT ON CONSTRAINT above ON DOMAIN unused_positive IS 'why';
ALTER DOMAIN unused_positive ADD CONSTRAINT seldom CHECK (VALUE <> 13) NOT VALID;
CREATE FUNCTION is_even(number int) RETURNS bool LANGUAGE plpgsql IMMUTABLE
    AS $$ BEGIN RETURN number % 2 = 0 AND ':colon' <> '100%'; END $$;
COMMENT ON FUNCTION is_even(int) IS 'number % 2 :colon';
CREATE FUNCTION of_mood(mood, VARIADIC moods mood[] DEFAULT '{}') RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE $1 WHEN 'sad' THEN ':(' ELSE ':)' END $$;
CREATE FUNCTION words.reads_a_table() RETURNS bigint LANGUAGE sql STABLE
    AS 'SELECT count(*) FROM public.people';
CREATE PROCEDURE "Odd Names"."Do It"(INOUT "What" text) LANGUAGE plpgsql AS 'BEGIN END';
COMMENT ON PROCEDURE "Odd Names"."Do It"(text) IS 'now';
CREATE FUNCTION glue(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT $1 || ', ' || $2 $$;
CREATE AGGREGATE glued(text) (SFUNC = glue, STYPE = text, INITCOND = '''', PARALLEL = SAFE);
COMMENT ON AGGREGATE glued(text) IS 'one text';
CREATE AGGREGATE total(float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg,
    COMBINEFUNC = float8_combine, INITCOND = '{0,0,0}', MSFUNC = float8_accum,
    MINVFUNC = float8_accum, MSTYPE = float8[], MFINALFUNC = float8_avg, MINITCOND = '{0,0,0}');
CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE AGGREGATE share(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition,
    STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE FUNCTION same(place, place) RETURNS bool LANGUAGE sql IMMUTABLE
    AS 'SELECT ($1).town = ($2).town';
CREATE OPERATOR ~~~ (FUNCTION = same, LEFTARG = place, RIGHTARG = place, COMMUTATOR = ~~~,
    NEGATOR = !~~~, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE FUNCTION other(place, place) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT NOT $1 ~~~ $2';
CREATE OPERATOR !~~~ (FUNCTION = other, LEFTARG = place, RIGHTARG = place, NEGATOR = ~~~);
COMMENT ON OPERATOR ~~~ (place, place) IS 'the same town';
CREATE OPERATOR words.!! (FUNCTION = pg_catalog.numeric_uminus, RIGHTARG = numeric);
CREATE FUNCTION as_text(place) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).town';
CREATE CAST (place AS text) WITH FUNCTION as_text(place) AS ASSIGNMENT;
COMMENT ON CAST (place AS text) IS 'its town';
CREATE CAST (mood AS int) WITH INOUT;
CREATE TEXT SEARCH DICTIONARY words.short (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION words.search (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION words.search
    ALTER MAPPING FOR asciiword, word WITH words.short, english_stem;
COMMENT ON TEXT SEARCH CONFIGURATION words.search IS 'finds';
CREATE SEQUENCE numbers;
COMMENT ON SEQUENCE numbers IS 'counts';
CREATE SEQUENCE words.down AS smallint INCREMENT -2 MINVALUE -90 MAXVALUE 90 START 80 CACHE 5 CYCLE;
CREATE SEQUENCE from_seven AS int START 7 MINVALUE 5;
CREATE VIEW constants (one, two) WITH (security_barrier) AS SELECT 1, 'two'::text;
