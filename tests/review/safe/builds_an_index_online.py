"""an index, built concurrently"""

from alembic import op

revision = "builds_an_index_online"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.online():
        op.create_index("users_name_idx", "users", ["name"], postgresql_concurrently=True)


def downgrade() -> None:
    pass
