"""the table posts is dropped"""

from alembic import op

revision = "drops_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["drops-table"]


def upgrade() -> None:
    op.drop_table("posts")


def downgrade() -> None:
    pass
