"""op.online() alone makes nothing online"""

from alembic import op

revision = "blocks_inside_of_online"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["index-without-concurrently"]


def upgrade() -> None:
    with op.online():
        op.create_index("users_name_idx", "users", ["name"])


def downgrade() -> None:
    pass
