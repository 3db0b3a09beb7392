"""rows that nobody has yet"""

from alembic import op

revision = "inserts_rows"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("INSERT INTO roles (name) VALUES ('guest')")


def downgrade() -> None:
    pass
