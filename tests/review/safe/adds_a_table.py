"""a table, its index and foreign key; nobody uses it yet"""

import sqlalchemy as sa
from alembic import op

revision = "adds_a_table"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
        sa.Column("user_id", sa.BigInteger(), sa.ForeignKey("users.id")),
    )
    op.create_index("notes_user_id_idx", "notes", ["user_id"])


def downgrade() -> None:
    pass
