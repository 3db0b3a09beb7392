"""A statement that rows refuse is told with the table, the column, how many rows, and three keys."""

import pytest
from changes.database import script
from sqlalchemy import Connection

from .refusals import BOOLEAN, examples, headline, query, refused

pytest_plugins = ["server_fixtures"]


def test_values_that_a_type_cannot_take_are_shown_with_their_keys(users: Connection) -> None:
    assert refused(users, BOOLEAN) == (
        "users.active: 2 rows cannot become boolean.\n\n"
        "  id = 7 has 'maybe', id = 9 has ''\n"
        "  Nothing of that migration was applied; those before it stay. Mend the rows, and type the"
        " same\n  command again:\n\n"
        "      SELECT id, active FROM users WHERE NOT pg_input_is_valid(active::text, 'BOOLEAN');"
    )


@pytest.mark.parametrize(
    ("statement", "first_line", "shown"),
    [
        (
            "ALTER TABLE users ALTER COLUMN role_id SET NOT NULL",
            "users.role_id: 1 row has no value, and it becomes NOT NULL.",
            "id = 9",
        ),
        (
            "ALTER TABLE users ADD COLUMN mail VARCHAR NOT NULL",
            "users.mail: 3 rows would have no value.",
            "The new column is NOT NULL, and has no default for the rows that users has.",
        ),
        (
            "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)",
            "users.email: 1 value is there more than once, in 2 rows.",
            "email = bob (2 times)",
        ),
        (
            (
                "CREATE UNIQUE INDEX i ON users USING btree (lower(email) text_pattern_ops DESC, (1 + 1)"
                ") INCLUDE (id) WITH (fillfactor = 70) WHERE id > 1"
            ),
            "users (lower(email), (1 + 1)): 1 value is there more than once, in 2 rows.",
            "(lower(email), (1 + 1)) = (bob, 2) (2 times)",
        ),
        (
            "ALTER TABLE users ADD CONSTRAINT c FOREIGN KEY(role_id) REFERENCES users (id)",
            "users.role_id: 1 row refers to rows that users does not have.",
            "id = 7 has '8'",
        ),
        (
            "ALTER TABLE ONLY users ADD FOREIGN KEY (role_id) REFERENCES users",
            "users.role_id: 1 row refers to rows that users does not have.",
            "id = 7 has '8'",
        ),
        (
            "ALTER TABLE IF EXISTS public.users ADD CHECK (users.active <> '' AND ')' > 'a')",
            "users: 3 rows violate CHECK (users.active <> '' AND ')' > 'a').",
            "id = 1, id = 7, id = 9",
        ),
        (
            "ALTER TABLE users ALTER email TYPE varchar(2)",
            "users.email: 3 rows cannot become varchar(2).",
            "id = 1 has 'ann', id = 7 has 'bob', id = 9 has 'bob'",
        ),
        (
            "ALTER TABLE users ALTER id SET DATA TYPE numeric(1, 1)",
            "users.id: 3 rows cannot become numeric(1, 1).",
            "id = 1 has '1', id = 7 has '7', id = 9 has '9'",
        ),
        (
            "ALTER TABLE users ALTER active TYPE date USING active::date",
            "users.active: 3 rows cannot become date.",
            "id = 1 has 'true', id = 7 has 'maybe', id = 9 has ''",
        ),
        (
            "ALTER TABLE users ADD x int, ALTER id TYPE bigint, ALTER role_id SET NOT NULL",
            "users.role_id: 1 row has no value, and it becomes NOT NULL.",
            "id = 9",
        ),
    ],
)
def test_what_alembic_and_people_write_is_understood(
    users: Connection, statement: str, first_line: str, shown: str
) -> None:
    assert headline(users, statement) == first_line
    assert examples(users, statement) == shown


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("ALTER TABLE users ALTER COLUMN role_id SET NOT NULL", 1),
        ("ALTER TABLE users ADD UNIQUE (email)", 1),
        ("ALTER TABLE users ADD FOREIGN KEY (role_id) REFERENCES users", 1),
        ("ALTER TABLE users ADD CHECK (active <> '' AND id > 1)", 2),
        ("ALTER TABLE users ALTER email TYPE varchar(2)", 3),
        ("ALTER TABLE users ALTER active TYPE int USING NULLIF(btrim(active), '')::int", 2),
        (BOOLEAN, 2),
    ],
)
def test_the_query_of_the_message_shows_those_rows(
    users: Connection, statement: str, rows: int
) -> None:
    found = users.exec_driver_sql(query(refused(users, statement)))

    assert len(found.all()) == rows


@pytest.mark.parametrize(("rows", "end"), [(1, "id = 1"), (3, "id = 3"), (1000, "and 997 more")])
def test_three_keys_are_shown_and_the_rest_is_counted(
    connection: Connection, rows: int, end: str
) -> None:
    script(connection, f"CREATE TABLE t AS SELECT id, NULL AS a FROM generate_series(1, {rows}) id")
    script(connection, "ALTER TABLE t ADD PRIMARY KEY (id)")

    assert examples(connection, "ALTER TABLE t ALTER a SET NOT NULL").endswith(end)


def test_a_thousand_duplicates_are_counted_too(connection: Connection) -> None:
    script(connection, "CREATE TABLE t AS SELECT n / 2 AS a FROM generate_series(0, 1999) n")

    assert examples(connection, "ALTER TABLE t ADD PRIMARY KEY (a)") == (
        "a = 0 (2 times), a = 1 (2 times), a = 2 (2 times) and 997 more"
    )


def test_any_name_will_do(connection: Connection) -> None:
    script(
        connection,
        """
        CREATE SCHEMA "Größe";
        CREATE TABLE "Größe"."order" ("Id" int, "select" int, "a;b,(" text,
            PRIMARY KEY ("Id", "select"));
        INSERT INTO "Größe"."order" VALUES (1, 2, 'x')
        """,
    )

    message = refused(
        connection, 'ALTER TABLE "Größe"."order" ALTER "a;b,(" TYPE int USING "a;b,("::int'
    )

    assert message.startswith("Größe.order.a;b,(: 1 row cannot become int.\n\n")
    assert "\n  (Id, select) = (1, 2) has 'x'\n" in message
    assert 'SELECT "Id", "select", "a;b,(" FROM "Größe"."order" WHERE' in message


def test_a_table_without_a_key_shows_its_rows_shortened(connection: Connection) -> None:
    script(connection, "CREATE TABLE t (a text, b text)")
    script(connection, "INSERT INTO t VALUES (repeat('long ', 100), NULL), (E'1\\n2', NULL)")

    shown = examples(connection, "ALTER TABLE t ALTER b SET NOT NULL")

    first, second = (line.strip() for line in shown.split("\n"))
    assert first.startswith('row ("long long')
    assert len(first) < 90
    assert second == 'row ("1\\n2",)'


def test_composite_keys_find_their_orphans(connection: Connection) -> None:
    script(
        connection,
        """
        CREATE TABLE referred (a int, b int, PRIMARY KEY (a, b));
        CREATE TABLE t (id int PRIMARY KEY, x int, y int);
        INSERT INTO referred VALUES (1, 1);
        INSERT INTO t VALUES (1, 1, 1), (2, 1, 2), (3, NULL, 5)
        """,
    )
    simple = "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY(x, y) REFERENCES referred (a, b)"

    assert examples(connection, simple) == "id = 2 has '(1,2)'"
    assert examples(connection, f"{simple} MATCH FULL") == "id = 2 has '(1,2)', id = 3 has '(,5)'"
    assert headline(connection, simple) == (
        "t (x, y): 1 row refers to rows that referred does not have."
    )


def test_nulls_that_are_not_distinct_are_duplicates(connection: Connection) -> None:
    script(connection, "CREATE TABLE t (a int); INSERT INTO t VALUES (NULL), (NULL), (1)")

    for statement in (
        "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a)",
        "CREATE UNIQUE INDEX ON t (a) NULLS NOT DISTINCT WHERE a IS NULL",
    ):
        assert examples(connection, statement) == "a = NULL (2 times)"


def test_a_constraint_that_is_validated_later_names_the_rows_then(users: Connection) -> None:
    script(
        users,
        """
        ALTER TABLE users ADD CONSTRAINT "Short" CHECK (email <> 'bob') NOT VALID;
        ALTER TABLE users ADD CONSTRAINT k FOREIGN KEY (role_id) REFERENCES users NOT VALID
        """,
    )

    assert examples(users, 'ALTER TABLE users VALIDATE CONSTRAINT "Short"') == "id = 7, id = 9"
    assert examples(users, "ALTER TABLE users VALIDATE CONSTRAINT k") == "id = 7 has '8'"


def test_rows_that_exclude_each_other_are_told_in_the_words_of_postgresql(
    connection: Connection,
) -> None:
    script(connection, "CREATE TABLE t (a int4range)")
    script(connection, "INSERT INTO t VALUES ('[1,5)'), ('[2,6)')")

    message = refused(connection, "ALTER TABLE t ADD EXCLUDE USING gist (a WITH &&)")

    assert message.startswith("t: rows are in conflict with one another.\n\n  Key (a)=([1,5))")


def test_percent_signs_and_colons_of_a_condition_are_its_own(users: Connection) -> None:
    statement = r"ALTER TABLE users ADD CHECK (id % 2 = 0 OR email LIKE 'a%\:b')"

    assert examples(users, statement) == "id = 1, id = 7, id = 9"
