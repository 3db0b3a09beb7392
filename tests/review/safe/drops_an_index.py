"""an index is dropped"""

from alembic import op

revision = "drops_an_index"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("users_group_idx", table_name="users")


def downgrade() -> None:
    pass
