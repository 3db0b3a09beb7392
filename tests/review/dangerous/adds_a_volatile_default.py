"""a default that differs from row to row"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_volatile_default"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["fills-column"]


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column("token", sa.Uuid(), server_default=sa.text("gen_random_uuid()")),
    )


def downgrade() -> None:
    pass
