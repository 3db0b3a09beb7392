"""the recipe of many: a new column takes the name of the old one"""

import sqlalchemy as sa
from alembic import op

revision = "replaces_a_column"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["drops-column"]


def upgrade() -> None:
    op.add_column("users", sa.Column("is_active", sa.Boolean()))
    op.drop_column("users", "active")
    op.alter_column("users", "is_active", new_column_name="active")


def downgrade() -> None:
    pass
