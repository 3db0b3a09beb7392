"""posts without a log"""

from alembic import op

revision = "makes_a_table_unlogged"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["rewrites-table"]


def upgrade() -> None:
    op.execute("ALTER TABLE posts SET UNLOGGED")


def downgrade() -> None:
    pass
