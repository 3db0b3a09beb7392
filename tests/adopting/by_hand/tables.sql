-- Tables as models have them, and the types of their columns.
CREATE DOMAIN "Odd Names"."A Domain" AS text COLLATE "C";
CREATE DOMAIN even AS int CHECK (is_even(VALUE));
CREATE TABLE parents (
    id int PRIMARY KEY, mood mood, moods mood[], even even, spans span[], home place, mail words.citext
);
CREATE TABLE people (
    id int PRIMARY KEY DEFAULT nextval('numbers'),
    parent_id int REFERENCES parents DEFERRABLE,
    name text COLLATE german NOT NULL,
    age int CONSTRAINT even_age CHECK (is_even(age)),
    note text DEFAULT of_mood('glad'),
    looks text GENERATED ALWAYS AS (of_mood('sad')) STORED,
    odd "Odd Names"."A Domain",
    UNIQUE (id, name)
);
CREATE INDEX people_mood ON people (of_mood('sad'), name);
CREATE INDEX people_name ON people (name);
CREATE UNIQUE INDEX people_age ON people (age, id);
ALTER TABLE people ALTER age SET NOT NULL;
CREATE TABLE children (id int PRIMARY KEY, even even, toy text);
CREATE TABLE grown (
    id int PRIMARY KEY DEFAULT nextval('numbers'), parent_id int, name text COLLATE german NOT NULL,
    age int NOT NULL, note text DEFAULT of_mood('glad'),
    looks text GENERATED ALWAYS AS (of_mood('sad')) STORED, odd "Odd Names"."A Domain", job text,
    CONSTRAINT even_age CHECK (is_even(age))
);
CREATE TABLE typed (street text COLLATE german, town varchar(40), mood mood);
CREATE TABLE measures (
    at date NOT NULL, sensor int DEFAULT 1, value numeric, person int REFERENCES people,
    PRIMARY KEY (at, sensor), UNIQUE (at, sensor, value), CHECK (value > 0)
) PARTITION BY RANGE (at);
CREATE INDEX measures_by_value ON measures (value);
CREATE INDEX ON measures (person, value);
CREATE TABLE "Odd Names"."A Table" ("An Id" int PRIMARY KEY, "A Text" text);
CREATE UNLOGGED TABLE drafts (id serial PRIMARY KEY, text text);
