"""an exclusion constraint, for which there is no online way"""

from alembic import op

revision = "adds_an_exclusion"
down_revision = "tables"
branch_labels = None
depends_on = None
expected = ["exclusion-constraint"]


def upgrade() -> None:
    op.execute("ALTER TABLE users ADD CONSTRAINT users_name_excl EXCLUDE (name WITH =)")


def downgrade() -> None:
    pass
