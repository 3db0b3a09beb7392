"""The tests of a rendered project refuse what would hurt later, each with its own words."""

import re

from conftest import Render

DRAFT = """
import sqlalchemy as sa
from alembic import op
from shop.models import metadata

revision = "draft"
down_revision = "{follows}"
accepted = {{"drop column users.phone": ""}}


def upgrade() -> None:
    op.drop_column("users", "phone")


def downgrade() -> None:
    pass
"""

REFUSED = {
    "test_a_migration_that_undoes_nothing_says_why",
    "test_every_migration_can_be_undone",
    "test_every_migration_is_in_revisions_lock",
    "test_no_migration_imports_the_application",
    "test_no_released_migration_makes_other_sql",
    "test_no_released_migration_was_edited",
    "test_upgrading_to_head_produces_exactly_the_models",
    "test_what_a_migration_accepts_has_a_reason",
}


def test_they_refuse_each_thing_and_nothing_else(render: Render) -> None:
    project = render()
    project.ok("python", "-m", "shop.db", "release", env={"PYTHONPATH": "src"})
    (initial,) = (project.path / "migrations/versions").glob("*.py")
    revision = re.findall(r'^revision = "(\w+)"', initial.read_text("utf-8"), re.MULTILINE)
    initial.write_text(
        initial.read_text("utf-8").replace("users_role_idx", "users_role_ix"), "utf-8"
    )
    initial.with_name("draft.py").write_text(DRAFT.format(follows=revision[0]), "utf-8")

    printed = project.run("pytest", "-q", "tests/test_migrations.py").stdout

    assert set(re.findall(r"^FAILED tests/\S+::(\w+)", printed, re.MULTILINE)) == REFUSED
    for said in (
        f"{initial.name} was edited after it was released",
        f"{initial.name} makes other SQL than when it was released",
        "draft.py is not in migrations/revisions.lock",
        "draft.py: downgrade() does nothing",
        "imports shop.models. The application changes",
        "draft.py: accepted['drop column users.phone'] has no reason",
    ):
        assert said in printed
