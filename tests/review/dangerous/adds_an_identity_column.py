"""a number for each row"""

import sqlalchemy as sa
from alembic import op

revision = "adds_an_identity_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["fills-column"]


def upgrade() -> None:
    op.add_column("posts", sa.Column("number", sa.BigInteger(), sa.Identity(), nullable=False))


def downgrade() -> None:
    pass
