"""an index on all partitions, in the transaction"""

from alembic import op

revision = "indexes_a_partitioned_table"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["index-without-concurrently"]


def upgrade() -> None:
    op.create_index("events_id_idx", "events", ["id"])


def downgrade() -> None:
    pass
