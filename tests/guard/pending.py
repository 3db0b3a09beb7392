"""Migrations of both kinds on a table with rows, which must survive whatever happens to them."""

ROWS = 20_000

# Applied before: what is there, and the rows.
BEFORE = """
op.execute('''
    CREATE TABLE users (
        id int PRIMARY KEY, name text NOT NULL, role text, age int CONSTRAINT old CHECK (age > 0))
''')
op.execute('CREATE TABLE roles (name text PRIMARY KEY)')
op.execute('CREATE INDEX users_age_idx ON users (age)')
op.execute("INSERT INTO roles VALUES ('reader'), ('writer')")
op.execute('''
    INSERT INTO users
    SELECT n, 'user ' || n, CASE n % 3 WHEN 0 THEN 'reader' END, 1 + n % 90
    FROM generate_series(1, 20000) n
''')
"""

ATOMIC = (
    """
op.add_column("users", sa.Column("email", sa.Text()))
op.add_column("users", sa.Column("state", sa.Text(), server_default="new", nullable=False))
op.create_table("posts", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("by", sa.Integer()))
op.create_index("posts_by_idx", "posts", ["by"])
""",
    """
op.drop_table("posts")
op.drop_column("users", "state")
op.drop_column("users", "email")
""",
)

ONLINE = (
    """
with op.online():
    op.create_index("users_name_idx", "users", ["name"], postgresql_concurrently=True)
    op.create_foreign_key(
        "users_role_fkey", "users", "roles", ["role"], ["name"], postgresql_not_valid=True
    )
    op.validate_constraint("users_role_fkey", "users")
    op.backfill("users", "email = 'user' || id || '@example.com'", "email IS NULL")
    op.create_index("users_email_key", "users", ["email"], unique=True, postgresql_concurrently=True)
    op.create_unique_constraint_using_index("users_email_key", "users", "users_email_key")
    op.create_check_constraint(
        "users_email_is_not_null", "users", "email IS NOT NULL", postgresql_not_valid=True
    )
    op.validate_constraint("users_email_is_not_null", "users")
    op.alter_column("users", "email", nullable=False)
    op.drop_constraint("users_email_is_not_null", "users", type_="check", if_exists=True)
    op.drop_index(
        "users_age_idx", table_name="users", postgresql_concurrently=True, if_exists=True
    )
""",
    """
with op.online():
    op.create_index("users_age_idx", "users", ["age"], postgresql_concurrently=True)
    op.alter_column("users", "email", nullable=True)
    op.drop_constraint("users_email_key", "users", type_="unique", if_exists=True)
    op.drop_constraint("users_role_fkey", "users", type_="foreignkey", if_exists=True)
    op.drop_index(
        "users_name_idx", table_name="users", postgresql_concurrently=True, if_exists=True
    )
""",
)

LAST = (
    """
op.drop_constraint("old", "users", type_="check")
op.execute("UPDATE users SET state = 'old' WHERE age > 80")
op.add_column("roles", sa.Column("rights", sa.Text(), server_default="", nullable=False))
""",
    """
op.drop_column("roles", "rights")
op.create_check_constraint("old", "users", "age > 0")
""",
)

PENDING = (ATOMIC, ONLINE, LAST)

# What would be left of an interrupted run, and no catalog shows.
LEFT_OVER = """
    SELECT count(*) FILTER (WHERE NOT indisvalid) FROM pg_index
    UNION ALL SELECT count(*) FROM pg_constraint WHERE NOT convalidated
    UNION ALL SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
ROWS_NOW = "SELECT md5(string_agg(CAST(users AS text), ',' ORDER BY id)) FROM users"
