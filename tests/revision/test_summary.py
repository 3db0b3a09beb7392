"""`revision --autogenerate` ends by telling what the new files will run."""

import logging
import re

import pytest
from changes.project import Ran
from sqlalchemy import Column, Index, Integer, Text

from .desk import Desk, users

pytest_plugins = ["server_fixtures"]

ROWS = "INSERT INTO users SELECT n, n || '@example.com' FROM generate_series(1, 20000) n"

mail = Column("mail", Text)


def summary(ran: Ran) -> str:
    """What is told last, without the time in the names of the files."""
    told = ran.logged[ran.logged.index("INFO  20") :]
    return re.sub(r"\d{4}(_\d\d){2}_\d{6}_", "", told)


def test_each_file_is_told_with_its_sql_its_locks_and_the_rows_of_the_tables(desk: Desk) -> None:
    desk.begin(users(mail), f"{ROWS}; ANALYZE users")

    ran = desk.generate(users(mail, Column("name", Text), Index(None, "mail")))

    told = summary(ran)
    size = re.search(r"about 20,000 rows, [\d.]+ MB", told)
    assert size
    assert told == (
        "INFO  change.py, atomic: one transaction\n"
        "      ALTER TABLE users ADD COLUMN name TEXT\n"
        f"          ACCESS EXCLUSIVE on users ({size[0]})\n"
        "INFO  change_online.py, online: each statement is a transaction of its own\n"
        "      CREATE INDEX CONCURRENTLY users_mail_idx ON users (mail)\n"
        "          SHARE UPDATE EXCLUSIVE on users: read from end to end\n"
    )


def test_a_table_that_is_written_anew_is_told(desk: Desk) -> None:
    desk.begin(users(mail))

    ran = desk.generate(users(Column("mail", Integer)))

    assert "          ACCESS EXCLUSIVE on users: written anew\n" in summary(ran)


def test_a_table_that_the_migration_makes_is_no_reason_for_a_lock(desk: Desk) -> None:
    ran = desk.generate(users(mail, Index(None, "mail")))

    assert summary(ran) == (
        "INFO  change.py, atomic: one transaction\n"
        "      CREATE TABLE users (id SERIAL NOT NULL, mail TEXT, CONSTRAINT users_pkey "
        "PRIMARY KEY (id))\n"
        "      CREATE INDEX users_mail_idx ON users (mail)\n"
    )


@pytest.mark.parametrize(("number", "rest"), [(11, "2 more"), (40, "at least 16 more")])
def test_it_has_twelve_lines_at_most(number: int, rest: str, desk: Desk) -> None:
    columns = [Column(f"column_{n}", Text) for n in range(number)]
    desk.begin(users(mail))

    lines = summary(desk.generate(users(mail, *columns))).splitlines()

    assert len(lines) <= 12
    assert lines[-1].startswith(f"      ... {rest} statement")
    assert lines[-1].endswith(": db review")


def test_log_files_get_no_colours(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.begin(users(mail))

    with caplog.at_level(logging.INFO):
        ran = desk.generate(users(mail, Column("name", Text)))

    assert "\033" not in ran.logged + caplog.text
