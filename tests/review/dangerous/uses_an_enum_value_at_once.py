"""a value of an enum, added and used in one transaction"""

from alembic import op

revision = "uses_an_enum_value_at_once"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["enum-value-used-at-once"]


def upgrade() -> None:
    op.execute("ALTER TYPE mood ADD VALUE 'ok'")
    op.execute("UPDATE posts SET mood = 'ok'")


def downgrade() -> None:
    pass
