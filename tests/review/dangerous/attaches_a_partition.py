"""a partition that is read while nobody can write to it"""

from alembic import op

revision = "attaches_a_partition"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["scans-table"]


def upgrade() -> None:
    op.execute("ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (0) TO (9)")


def downgrade() -> None:
    pass
