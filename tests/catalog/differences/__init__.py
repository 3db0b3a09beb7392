"""Pairs of scripts that differ in one thing which a person would call a difference."""

from .columns import COLUMNS
from .comments import COMMENTS
from .constraints import CONSTRAINTS
from .functions import FUNCTIONS
from .indexes import INDEXES
from .newer import NEWER
from .of_the_database import OF_THE_DATABASE
from .on_tables import ON_TABLES
from .sequences import SEQUENCES
from .tables import TABLES
from .types import TYPES
from .views import VIEWS

__all__ = ["COMMON", "NEWER", "PAIRS"]

# Both scripts of a pair begin with this.
COMMON = """
CREATE SCHEMA other;
CREATE TABLE parent (id int PRIMARY KEY, a int UNIQUE, b int UNIQUE, UNIQUE (a, b));
CREATE TABLE t (id int PRIMARY KEY, a int, b int, name text, span int4range);
CREATE TABLE measures (at date, sensor int) PARTITION BY RANGE (at);
CREATE TABLE measures_2026 PARTITION OF measures FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX t_a_idx ON t (a);
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE SEQUENCE s;
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE place AS (street text, town text);
CREATE DOMAIN positive AS int CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE quiet AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE POLICY mine ON t USING (id = 1);
CREATE STATISTICS t_stat (ndistinct) ON a, b FROM t;
CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER here FOREIGN DATA WRAPPER files;
CREATE SERVER there FOREIGN DATA WRAPPER files;
"""

PAIRS = {
    "column": COLUMNS,
    "constraint": CONSTRAINTS,
    "index": INDEXES,
    "table": TABLES | ON_TABLES,
    "other": OF_THE_DATABASE | VIEWS | SEQUENCES | TYPES | FUNCTIONS,
    "comment": COMMENTS,
}
