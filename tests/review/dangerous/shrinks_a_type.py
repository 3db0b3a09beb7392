"""users.id from bigint to integer"""

import sqlalchemy as sa
from alembic import op

revision = "shrinks_a_type"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-type"]


def upgrade() -> None:
    op.alter_column("users", "id", type_=sa.Integer())


def downgrade() -> None:
    pass
