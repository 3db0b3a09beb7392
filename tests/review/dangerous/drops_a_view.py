"""a view is dropped"""

from alembic import op

revision = "drops_a_view"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["drops-view"]


def upgrade() -> None:
    op.execute("DROP VIEW grown")


def downgrade() -> None:
    pass
