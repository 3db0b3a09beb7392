"""users.email is dropped, and somebody has thought about it"""

from alembic import op

revision = "accepts_a_drop"
down_revision = "tables"
branch_labels = None
depends_on = None
accepted = {"drop column users.email": "nobody has read it since release 42"}


def upgrade() -> None:
    op.drop_column("users", "email")


def downgrade() -> None:
    pass
