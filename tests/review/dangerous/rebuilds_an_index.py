"""REINDEX, with nobody writing"""

from alembic import op

revision = "rebuilds_an_index"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["index-without-concurrently"]


def upgrade() -> None:
    op.execute("REINDEX INDEX users_group_idx")


def downgrade() -> None:
    pass
