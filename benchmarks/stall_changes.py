"""The changes that are measured: what a developer edits, and what is written by hand where needed."""

from dataclasses import dataclass

# Both projects begin with these models. Of the columns, the clients use `id`, `name` and `visits`.
MODELS = """\
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from {base} import Base


class Role(Base):
    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    role_id: Mapped[int | None] = mapped_column(BigInteger)
    active: Mapped[str] = mapped_column(Text)
    visits: Mapped[int] = mapped_column(server_default="0")
    about: Mapped[str] = mapped_column(Text)
"""

# About 200 bytes each.
ROWS = """\
INSERT INTO roles (name) SELECT 'role ' || n FROM generate_series(1, 100) n;
INSERT INTO users (name, email, role_id, active, about)
SELECT 'user ' || n, 'user.' || n || '@example.com', 1 + n % 100,
    CASE WHEN n % 3 = 0 THEN 'false' ELSE 'true' END, repeat(md5(n::text), 3)
FROM generate_series(1, {rows}) n;
VACUUM ANALYZE roles, users;
"""


@dataclass(frozen=True)
class Change:
    """One change of `users`, for both projects."""

    name: str
    title: str
    # What is in the models, and what takes its place.
    old: str = ""
    new: str = ""
    # The statements of a migration where stock Alembic's `--autogenerate` writes none, or one that
    # PostgreSQL refuses; else it writes it.
    naive: str = ""
    # The same for this template: the statements of each of several migrations.
    ours: tuple[str, ...] = ()
    # Whether somebody else's long transaction has read the table before.
    waits: bool = False


ABOUT = "    about: Mapped[str] = mapped_column(Text)\n"
EMAIL = "    email: Mapped[str | None] = mapped_column(Text)"
ROLE = "    role_id: Mapped[int | None] = mapped_column(BigInteger)"
TABLE = '    __tablename__ = "users"\n'

TYPE = """\
op.alter_column(
    "users",
    "active",
    existing_type=sa.Text(),
    type_=sa.Boolean(),
    existing_nullable=False,
    postgresql_using="active::boolean",
)"""
START = """\
op.start_column_change(
    "users", "active", "is_active", "boolean", up="active::boolean", down="is_active::text"
)"""
FILL = """\
with op.online():
    op.backfill(
        "users", "is_active = active::boolean", "is_active IS NULL AND active IS NOT NULL"
    )"""
FINISH = 'op.finish_column_change("users", "active", "is_active", drop="active")'

CHANGES = (
    Change(
        "index",
        "index",
        EMAIL,
        EMAIL.replace("(Text)", "(Text, index=True)"),
    ),
    Change(
        "foreign-key",
        "foreign key",
        ROLE,
        ROLE.replace("BigInteger)", 'BigInteger, ForeignKey("roles.id"))'),
    ),
    Change(
        "check",
        "CHECK",
        TABLE,
        f'{TABLE}    __table_args__ = (CheckConstraint("visits >= 0", name="not_negative"),)\n',
        naive='op.create_check_constraint("not_negative", "users", "visits >= 0")',
    ),
    Change("not-null", "NOT NULL", EMAIL, EMAIL.replace("str | None", "str")),
    Change("unique", "UNIQUE", EMAIL, EMAIL.replace("(Text)", "(Text, unique=True)")),
    Change(
        "new-column",
        "new column, constant default",
        ABOUT,
        f'{ABOUT}    plan: Mapped[str] = mapped_column(Text, server_default="free")\n',
    ),
    Change(
        "volatile-default",
        "new column, a value for each row",
        ABOUT,
        f"{ABOUT}    token: Mapped[str] = mapped_column(\n"
        '        Text, server_default=text("gen_random_uuid()::text")\n'
        "    )\n",
    ),
    Change(
        "type",
        "Text to Boolean",
        naive=TYPE,
        ours=(START, FILL, FINISH),
    ),
    Change(
        "queue",
        "new column behind a transaction of {hold} s",
        ABOUT,
        f"{ABOUT}    note: Mapped[str | None] = mapped_column(Text)\n",
        waits=True,
    ),
)
