"""a materialized view that nobody can read meanwhile"""

from alembic import op

revision = "refreshes_a_view"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["rewrites-table"]


def upgrade() -> None:
    op.execute("REFRESH MATERIALIZED VIEW names")


def downgrade() -> None:
    pass
