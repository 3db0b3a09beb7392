"""a foreign key that is checked at once"""

from alembic import op

revision = "adds_a_foreign_key"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["foreign-key-without-not-valid"]


def upgrade() -> None:
    op.create_foreign_key("users_role_fkey", "users", "roles", ["role"], ["name"])


def downgrade() -> None:
    pass
