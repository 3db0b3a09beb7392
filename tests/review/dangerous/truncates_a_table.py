"""all rows of posts are deleted"""

from alembic import op

revision = "truncates_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["truncates-table"]


def upgrade() -> None:
    op.execute("TRUNCATE posts")


def downgrade() -> None:
    pass
