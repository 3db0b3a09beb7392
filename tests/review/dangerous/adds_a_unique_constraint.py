"""a unique constraint, and its index"""

from alembic import op

revision = "adds_a_unique_constraint"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["unique-without-index"]


def upgrade() -> None:
    op.create_unique_constraint("users_email_key", "users", ["email"])


def downgrade() -> None:
    pass
