"""users.email is NOT NULL from now on"""

from alembic import op

revision = "sets_not_null"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["not-null-without-check"]


def upgrade() -> None:
    op.alter_column("users", "email", nullable=False)


def downgrade() -> None:
    pass
