-- What PostgreSQL 18 knows, too.
CREATE TABLE shown (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL);
CREATE TABLE reserved (
    room integer, during tstzrange,
    PRIMARY KEY (room, during WITHOUT OVERLAPS), UNIQUE (during, room)
);
CREATE TABLE served (
    id integer PRIMARY KEY, room integer, during tstzrange, guests integer,
    FOREIGN KEY (room, PERIOD during) REFERENCES reserved (room, PERIOD during),
    CHECK (guests > 0) NOT ENFORCED
);
