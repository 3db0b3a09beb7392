"""NOT VALID, and validated in the same transaction"""

from alembic import op

revision = "validates_at_once"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["validates-under-lock"]


def upgrade() -> None:
    op.create_check_constraint("users_name_check", "users", "name <> ''", postgresql_not_valid=True)
    op.execute("ALTER TABLE users VALIDATE CONSTRAINT users_name_check")


def downgrade() -> None:
    pass
