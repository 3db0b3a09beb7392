"""users.email is dropped"""

from alembic import op

revision = "drops_a_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["drops-column"]


def upgrade() -> None:
    op.drop_column("users", "email")


def downgrade() -> None:
    pass
