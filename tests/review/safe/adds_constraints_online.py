"""what autogenerate writes"""

from alembic import op

revision = "adds_constraints_online"
down_revision = "tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.online():
        op.create_foreign_key(
            "users_role_fkey", "users", "roles", ["role"], ["name"], postgresql_not_valid=True
        )
        op.validate_constraint("users_role_fkey", "users")
        op.create_index(
            "users_email_key", "users", ["email"], unique=True, postgresql_concurrently=True
        )
        op.create_unique_constraint_using_index("users_email_key", "users", "users_email_key")
        op.backfill("users", "email = ''", "email IS NULL")
        op.create_check_constraint(
            "users_email_is_not_null", "users", "email IS NOT NULL", postgresql_not_valid=True
        )
        op.validate_constraint("users_email_is_not_null", "users")
        op.alter_column("users", "email", nullable=False)
        op.drop_constraint("users_email_is_not_null", "users", type_="check", if_exists=True)


def downgrade() -> None:
    pass
