"""a stored column, computed for each row"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_generated_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["fills-column"]


def upgrade() -> None:
    op.add_column(
        "users", sa.Column("lower", sa.Text(), sa.Computed("lower(name)", persisted=True))
    )


def downgrade() -> None:
    pass
