"""a column that may be NULL"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_column"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("nick", sa.Text()))


def downgrade() -> None:
    pass
