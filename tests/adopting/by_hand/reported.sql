-- What only administrators may make, or is not one database's own.
CREATE FOREIGN DATA WRAPPER a_wrapper;
CREATE SERVER a_server FOREIGN DATA WRAPPER a_wrapper;
CREATE USER MAPPING FOR CURRENT_USER SERVER a_server;
CREATE FOREIGN TABLE a_foreign_table (id int) SERVER a_server;
COMMENT ON FOREIGN TABLE a_foreign_table IS 'not here';
CREATE VIEW behind_a_foreign_table AS SELECT id FROM a_foreign_table;
COMMENT ON VIEW behind_a_foreign_table IS 'not here, either';
CREATE FUNCTION on_the_server() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER an_event ON ddl_command_end EXECUTE FUNCTION on_the_server();
COMMENT ON EVENT TRIGGER an_event IS 'watches';
CREATE PUBLICATION a_publication FOR TABLE people;
CREATE SUBSCRIPTION a_subscription CONNECTION 'dbname=nowhere' PUBLICATION elsewhere
    WITH (connect = false);
CREATE FUNCTION in_c(internal) RETURNS internal LANGUAGE internal AS 'dsimple_init';
CREATE TYPE a_shell;
CREATE FUNCTION base_in(cstring) RETURNS a_shell LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(a_shell) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE a_shell (INPUT = base_in, OUTPUT = base_out, LIKE = int4);
CREATE TYPE only_a_shell;
CREATE CAST (a_shell AS int4) WITHOUT FUNCTION AS IMPLICIT;
CREATE OPERATOR FAMILY a_family USING btree;
CREATE OPERATOR CLASS a_class FOR TYPE int4 USING btree FAMILY a_family AS
    OPERATOR 3 =, FUNCTION 1 btint4cmp(int4, int4);
CREATE CONVERSION a_conversion FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE LANGUAGE a_language HANDLER plpgsql_call_handler;
CREATE ACCESS METHOD a_method TYPE INDEX HANDLER bthandler;
CREATE TRANSFORM FOR mood LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE TEXT SEARCH PARSER a_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE a_template (LEXIZE = dsimple_lexize);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'people_name'::regclass;
ALTER TABLE people DISABLE TRIGGER ALL;
