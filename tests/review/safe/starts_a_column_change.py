"""the first step of a column change"""

from alembic import op

revision = "starts_a_column_change"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.start_column_change(
        "users", "active", "is_active", "boolean", up="active::boolean", down="is_active::text"
    )


def downgrade() -> None:
    pass
