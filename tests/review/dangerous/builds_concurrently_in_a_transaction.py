"""CONCURRENTLY outside of op.online()"""

from alembic import op

revision = "builds_concurrently_in_a_transaction"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["concurrently-in-transaction"]


def upgrade() -> None:
    op.execute("CREATE INDEX CONCURRENTLY users_name_idx ON users (name)")


def downgrade() -> None:
    pass
