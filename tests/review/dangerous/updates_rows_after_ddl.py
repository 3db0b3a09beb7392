"""a new column, filled in the transaction that made it"""

import sqlalchemy as sa
from alembic import op

revision = "updates_rows_after_ddl"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-rows"]


def upgrade() -> None:
    op.add_column("users", sa.Column("nick", sa.Text()))
    op.execute("UPDATE users SET nick = name")


def downgrade() -> None:
    pass
