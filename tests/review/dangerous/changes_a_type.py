"""users.active from text to boolean"""

import sqlalchemy as sa
from alembic import op

revision = "changes_a_type"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-type"]


def upgrade() -> None:
    op.alter_column(
        "users",
        "active",
        type_=sa.Boolean(),
        postgresql_using="active::boolean",
    )


def downgrade() -> None:
    pass
