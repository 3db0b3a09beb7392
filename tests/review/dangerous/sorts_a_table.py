"""CLUSTER, which writes the table anew"""

from alembic import op

revision = "sorts_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["rewrites-table"]


def upgrade() -> None:
    op.execute("CLUSTER users USING users_pkey")


def downgrade() -> None:
    pass
