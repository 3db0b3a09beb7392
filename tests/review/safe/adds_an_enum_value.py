"""a value that the next migration may use"""

from alembic import op

revision = "adds_an_enum_value"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TYPE mood ADD VALUE 'ok'")


def downgrade() -> None:
    pass
