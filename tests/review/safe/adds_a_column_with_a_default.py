"""a default that PostgreSQL keeps beside the table"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_column_with_a_default"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    pass
