"""a column in the transaction, an index outside of it"""

import sqlalchemy as sa
from alembic import op

revision = "is_atomic_and_online"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["atomic-and-online"]


def upgrade() -> None:
    op.add_column("users", sa.Column("nick", sa.Text()))
    with op.online():
        op.create_index("users_nick_idx", "users", ["nick"], postgresql_concurrently=True)


def downgrade() -> None:
    pass
