"""an UPDATE that does not go through op.execute"""

import sqlalchemy as sa
from alembic import op

revision = "updates_rows_from_python"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["changes-rows"]


def upgrade() -> None:
    users = sa.table("users", sa.column("name", sa.Text()))
    op.get_bind().execute(users.update().values(name="x"))


def downgrade() -> None:
    pass
