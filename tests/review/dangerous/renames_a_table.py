"""the table posts is called articles"""

from alembic import op

revision = "renames_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["renames-table"]


def upgrade() -> None:
    op.rename_table("posts", "articles")


def downgrade() -> None:
    pass
