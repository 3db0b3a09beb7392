-- What needs tables, and models cannot say.
CREATE TABLE measures_2025 PARTITION OF measures FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE measures_2026 (
    person int, value numeric DEFAULT 5, sensor int NOT NULL, at date NOT NULL, CHECK (value > 0)
) PARTITION BY HASH (sensor);
ALTER TABLE measures_2026 ADD CONSTRAINT measures_value_check CHECK (value > 0);
ALTER TABLE measures_2026 ADD CONSTRAINT own_key PRIMARY KEY (at, sensor);
CREATE INDEX own_index ON measures_2026 (value);
ALTER TABLE measures ATTACH PARTITION measures_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE measures_2026_even PARTITION OF measures_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE words.measures_2026_odd PARTITION OF measures_2026
    FOR VALUES WITH (MODULUS 2, REMAINDER 1) WITH (fillfactor = 70);
CREATE UNLOGGED TABLE measures_rest PARTITION OF measures DEFAULT;
ALTER TABLE measures_rest ADD CONSTRAINT measures_rest_own CHECK (sensor < 5) NOT VALID;
ALTER TABLE measures_rest ADD CONSTRAINT measures_rest_parent FOREIGN KEY (sensor) REFERENCES parents;
CREATE INDEX measures_rest_index ON measures_rest (sensor) WHERE value > 3;
COMMENT ON TABLE measures_rest IS 'all others';
COMMENT ON COLUMN measures_rest.value IS 'of others';
COMMENT ON INDEX measures_rest_index IS 'of others, too';
COMMENT ON CONSTRAINT measures_rest_own ON measures_rest IS 'its own';

CREATE VIEW grown_ups WITH (check_option = cascaded) AS
    SELECT id, name, age, note FROM people WHERE age > 17;
ALTER VIEW grown_ups ALTER COLUMN note SET DEFAULT 'new';
COMMENT ON VIEW grown_ups IS 'of age';
COMMENT ON COLUMN grown_ups.age IS '18 or more';
CREATE FUNCTION a_first_one() RETURNS SETOF grown_ups LANGUAGE sql STABLE AS 'TABLE public.grown_ups';
CREATE VIEW a_second_one AS SELECT * FROM a_first_one() WHERE name LIKE '100%' OR note = ':x';
CREATE MATERIALIZED VIEW a_third_one AS SELECT id, name FROM a_second_one;
CREATE UNIQUE INDEX third_id ON a_third_one (id);
COMMENT ON MATERIALIZED VIEW a_third_one IS 'kept';
COMMENT ON INDEX third_id IS 'quick';
CREATE MATERIALIZED VIEW "Odd Names"."Unfilled" WITH (fillfactor = 50) AS
    SELECT "An Id" FROM "Odd Names"."A Table" WITH NO DATA;
CREATE RECURSIVE VIEW steps (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 9;

CREATE FUNCTION rows_of(people) RETURNS SETOF "Odd Names"."A Table" LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT "An Id", "A Text" FROM "Odd Names"."A Table" WHERE "An Id" = ($1).id;
END;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION touch_all() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER touch BEFORE UPDATE OF name ON people FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION touch('an argument');
COMMENT ON TRIGGER touch ON people IS 'touches';
CREATE TRIGGER touch_all AFTER INSERT ON people REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
ALTER TABLE people DISABLE TRIGGER touch_all;
CREATE CONSTRAINT TRIGGER touch_late AFTER INSERT ON children DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE children ENABLE ALWAYS TRIGGER touch_late;
CREATE TRIGGER touch_part AFTER INSERT ON measures FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch_rest BEFORE INSERT ON measures_rest FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch_view INSTEAD OF INSERT ON a_second_one FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE quiet AS ON DELETE TO children DO INSTEAD NOTHING;
COMMENT ON RULE quiet ON children IS 'stay';
ALTER TABLE children ENABLE REPLICA RULE quiet;
CREATE RULE through AS ON DELETE TO constants DO INSTEAD DELETE FROM people WHERE id = OLD.one;
CREATE POLICY mine ON people AS RESTRICTIVE FOR UPDATE TO CURRENT_USER
    USING (age > 1) WITH CHECK (age > (SELECT min(id) FROM parents));
COMMENT ON POLICY mine ON people IS 'only';
CREATE POLICY anyone ON measures_rest USING (true);
ALTER TABLE people ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE measures_rest ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS words.together (ndistinct, dependencies) ON age, name FROM people;
ALTER STATISTICS words.together SET STATISTICS 300;
COMMENT ON STATISTICS words.together IS 'both';
CREATE STATISTICS computed ON lower(name), age FROM people;

ALTER TABLE grown INHERIT people;
ALTER TABLE typed OF place;
ALTER TABLE people SET (toast.autovacuum_enabled = false);
ALTER TABLE people ALTER name SET STORAGE EXTERNAL, ALTER name SET STATISTICS 500;
ALTER TABLE people ALTER note SET COMPRESSION pglz, ALTER age SET (n_distinct = -0.5);
ALTER INDEX people_mood ALTER COLUMN 1 SET STATISTICS 400;
ALTER TABLE children REPLICA IDENTITY FULL;
ALTER TABLE people REPLICA IDENTITY USING INDEX people_age;
ALTER TABLE people CLUSTER ON people_name;
ALTER MATERIALIZED VIEW a_third_one CLUSTER ON third_id;
COMMENT ON INDEX people_name IS 'by name';
COMMENT ON INDEX people_pkey IS 'of the key';
COMMENT ON TYPE mood IS 'of parents';
COMMENT ON CONSTRAINT even_check ON DOMAIN even IS 'two, four';
ALTER SEQUENCE drafts_id_seq SET LOGGED;
