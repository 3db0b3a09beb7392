"""`alembic upgrade` ends in one message about the rows, with every driver, and keeps the rows."""

from pathlib import Path

import pytest
from conftest import Project, Render
from revision_file import source

FILL = """
    CREATE TABLE votes (id int PRIMARY KEY, active text);
    INSERT INTO votes VALUES (1, 'true'), (7, 'maybe'), (9, '')
"""


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_values_that_a_type_cannot_take(driver: str, render: Render) -> None:
    project = with_revisions(
        render(driver=driver),
        fill="\n".join(f"op.execute({statement!r})" for statement in FILL.split(";")),
        active='op.alter_column("votes", "active", type_=sa.Boolean(), '
        'postgresql_using="active::boolean")',
    )

    message = project.refused("alembic", "upgrade", "head")

    assert message == (
        "votes.active: 2 rows cannot become boolean.\n\n"
        "  id = 7 has 'maybe', id = 9 has ''\n"
        "  migrations/versions/2099_01_02_000000_active.py, line 13. PostgreSQL says: invalid input"
        ' syntax for type boolean: "maybe"\n'
        "  Nothing of that migration was applied; those before it stay. Mend the rows, and type the"
        " same\n  command again:\n\n"
        "      SELECT id, active FROM votes WHERE NOT pg_input_is_valid(active::text, 'BOOLEAN');"
        "\n"
    )
    assert "bbbbbbbbbb01" in project.ok("alembic", "current")


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_the_other_refusals(driver: str, render: Render) -> None:
    project = with_revisions(
        render(driver=driver),
        fill="\n".join(f"op.execute({statement!r})" for statement in FILL.split(";")),
        twice='op.execute("INSERT INTO votes VALUES (10, NULL), (11, NULL)")',
        refuse='op.refuse_rows("votes", "id % 2 = 1 AND active <> \':x\'", "the odd would go")',
    )
    assert project.refused("alembic", "upgrade", "head").startswith(
        "the odd would go: 3 rows.\n\n  id = 1, id = 7, id = 9\n"
        "  migrations/versions/2099_01_03_000000_refuse.py, line 13.\n  Nothing of"
    )

    for steps, begin in REFUSALS.items():
        last(project).write_text(revision("refuse", 3, steps))
        assert project.refused("alembic", "upgrade", "head").startswith(begin)


REFUSALS = {
    'op.alter_column("votes", "active", nullable=False)': (
        "votes.active: 2 rows have no value, and it becomes NOT NULL.\n\n  id = 10, id = 11\n"
    ),
    'op.add_column("votes", sa.Column("mail", sa.Text(), nullable=False))': (
        "votes.mail: 5 rows would have no value.\n"
    ),
    'op.create_check_constraint("c", "votes", "id % 10 <> 0")': (
        "votes: 1 row violates CHECK (id % 10 <> 0).\n\n  id = 10\n"
    ),
    'op.create_foreign_key("k", "votes", "roles", ["id"], ["id"])': (
        "votes.id: 5 rows refer to rows that roles does not have.\n\n  id = 1 has '1', id = 7"
    ),
    'op.create_index("i", "votes", [sa.text("(id % 2)")], unique=True)': (
        "votes ((id % 2)): 1 value is there more than once, in 4 rows.\n\n  (id % 2) = 1 (4 times)\n"
    ),
}


def test_without_a_transaction_the_message_does_not_promise_that_nothing_was_done(
    render: Render,
) -> None:
    project = with_revisions(
        render(),
        fill="\n".join(f"op.execute({statement!r})" for statement in FILL.split(";"))
        + "\nop.execute(\"INSERT INTO votes VALUES (10, '')\")",
        online="with op.get_context().autocommit_block():\n"
        '    op.create_index("i", "votes", ["active"], unique=True, '
        "postgresql_concurrently=True)",
    )

    message = project.refused("alembic", "upgrade", "head")

    assert message.startswith("votes.active: 1 value is there more than once, in 2 rows.\n")
    assert "  What that migration did before it stays, as it is not one transaction." in message


def test_no_row_is_told_that_a_statement_brings_along(render: Render) -> None:
    project = with_revisions(
        render(),
        fill="op.execute(\"CREATE TABLE t (id int NOT NULL, token text CHECK (token <> ''))\")",
        bring="op.execute(\"INSERT INTO t VALUES (NULL, 'secret')\")",
    )

    message = project.refused("alembic", "upgrade", "head")

    assert 'null value in column "id" of relation "t" violates not-null constraint' in message
    assert "secret" not in message


def with_revisions(project: Project, **steps: str) -> Project:
    """The *project* with revisions of these names and lines after its first one."""
    for number, (name, lines) in enumerate(steps.items(), 1):
        path = versions(project) / f"2099_01_0{number}_000000_{name}.py"
        path.write_text(revision(name, number, lines, versions(project)))
    return project


def revision(name: str, number: int, steps: str, folder: Path | None = None) -> str:
    follows = f"bbbbbbbbbb0{number - 1}"
    if number == 1 and folder is not None:
        (initial,) = (path for path in folder.glob("*.py") if not path.name.startswith("2099"))
        follows = initial.read_text().split('revision = "')[1][:12]
    return source(f"bbbbbbbbbb0{number}", follows, steps, title=name)


def versions(project: Project) -> Path:
    return project.path / "migrations/versions"


def last(project: Project) -> Path:
    return max(versions(project).glob("2099*.py"))
