"""users.age, NOT NULL and without a default"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_required_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["requires-column"]


def upgrade() -> None:
    op.add_column("users", sa.Column("age", sa.Integer(), nullable=False))


def downgrade() -> None:
    pass
