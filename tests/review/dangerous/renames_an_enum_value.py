"""the value of an enum has another name"""

from alembic import op

revision = "renames_an_enum_value"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["renames-value"]


def upgrade() -> None:
    op.execute("ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'")


def downgrade() -> None:
    pass
