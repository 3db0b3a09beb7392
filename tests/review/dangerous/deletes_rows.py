"""rows of users are deleted"""

from alembic import op

revision = "deletes_rows"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["deletes-rows"]


def upgrade() -> None:
    op.execute("DELETE FROM users WHERE name = ''")


def downgrade() -> None:
    pass
