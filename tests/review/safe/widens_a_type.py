"""varchar to text, which writes nothing anew"""

import sqlalchemy as sa
from alembic import op

revision = "widens_a_type"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("users", "role", type_=sa.Text())


def downgrade() -> None:
    pass
