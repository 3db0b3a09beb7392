"""an UPDATE inside of a DO block"""

from alembic import op

revision = "updates_rows_in_a_block"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-rows"]


def upgrade() -> None:
    op.execute("DO $$ BEGIN UPDATE users SET name = 'x'; END $$")


def downgrade() -> None:
    pass
