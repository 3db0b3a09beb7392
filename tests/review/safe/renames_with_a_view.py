"""a table with a new name that keeps the old one"""

from alembic import op

revision = "renames_with_a_view"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE posts RENAME TO articles")
    op.execute("CREATE VIEW posts AS SELECT * FROM articles")


def downgrade() -> None:
    pass
