"""IF NOT EXISTS, which is content with half an index"""

from alembic import op

revision = "hides_an_invalid_index"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["hides-invalid-index"]


def upgrade() -> None:
    with op.online():
        op.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS users_name_idx ON users (name)")


def downgrade() -> None:
    pass
