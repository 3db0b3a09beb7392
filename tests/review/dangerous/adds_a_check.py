"""a check that reads all rows"""

from alembic import op

revision = "adds_a_check"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["check-without-not-valid"]


def upgrade() -> None:
    op.create_check_constraint("users_name_check", "users", "name <> ''")


def downgrade() -> None:
    pass
