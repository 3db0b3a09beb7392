"""The tables that online migrations change, and an index that they build."""

from typing import Any

TABLES = """
    CREATE TABLE roles (name text PRIMARY KEY);
    CREATE TABLE users (id int PRIMARY KEY, name text, email text, role text);
    INSERT INTO roles VALUES ('admin');
    INSERT INTO users SELECT n, 'u' || n, n || '@x', 'admin' FROM generate_series(1, 2000) n;
"""
CONCURRENTLY = {"postgresql_concurrently": True}
NOT_VALID = {"postgresql_not_valid": True}


def create_index(op: Any, name: str = "users_name_idx", **options: Any) -> None:
    with op.online():
        op.create_index(name, "users", options.pop("columns", ["name"]), **CONCURRENTLY, **options)


INDEXES = """
    SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE indrelid = 'users'::regclass AND NOT indisprimary ORDER BY 1"""
