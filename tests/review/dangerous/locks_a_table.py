"""LOCK TABLE, kept to the end"""

from alembic import op

revision = "locks_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["locks-table"]


def upgrade() -> None:
    op.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE")


def downgrade() -> None:
    pass
