"""the table roles is dropped, and users_group_fkey needs it"""

from alembic import op

revision = "drops_a_table_others_need"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["refused"]


def upgrade() -> None:
    op.drop_table("groups")


def downgrade() -> None:
    pass
