"""a foreign key of a table that nobody uses yet"""

import sqlalchemy as sa
from alembic import op

revision = "links_a_new_table"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("notes", sa.Column("user_id", sa.BigInteger()))
    op.create_foreign_key("notes_user_id_fkey", "notes", "users", ["user_id"], ["id"])


def downgrade() -> None:
    pass
