"""one UPDATE of all rows, each of which stays locked to its end"""

from alembic import op

revision = "updates_rows_online_in_one_go"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-rows"]


def upgrade() -> None:
    with op.online():
        op.execute("UPDATE users SET email = '' WHERE email IS NULL")


def downgrade() -> None:
    pass
