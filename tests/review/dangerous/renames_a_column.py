"""users.email is called users.mail"""

from alembic import op

revision = "renames_a_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["renames-column"]


def upgrade() -> None:
    op.alter_column("users", "email", new_column_name="mail")


def downgrade() -> None:
    pass
