"""an index in the transaction"""

from alembic import op

revision = "adds_an_index"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["index-without-concurrently"]


def upgrade() -> None:
    op.create_index("users_name_idx", "users", ["name"])


def downgrade() -> None:
    pass
