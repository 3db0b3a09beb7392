"""What a year does to a project: files are edited, renamed, deleted and added, and migrations too."""

import re
from pathlib import Path

from conftest import Project

from .project import replace

ORDERS = '''\
"""What users have bought."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, Identity, Numeric, func
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    total: Mapped[Decimal] = mapped_column(Numeric(12, 2), server_default="0")
    placed_at: Mapped[datetime] = mapped_column(server_default=func.now())
'''

NICKNAME = "    nickname: Mapped[str | None] = mapped_column(index=True)"

BY_HAND = """\
def upgrade() -> None:
    op.execute("UPDATE users SET nickname = lower(name) WHERE nickname IS NULL")


def downgrade() -> None:
    op.execute("UPDATE users SET nickname = NULL")
"""

TEST_OF_ORDERS = """\
from decimal import Decimal

from shop.models.orders import Order
from shop.models.people.users import User
from sqlalchemy.orm import Session


def test_an_order_costs_nothing_at_first(fast_session: Session, eve: User) -> None:
    order = Order(user_id=eve.id)
    fast_session.add(order)
    fast_session.flush()

    assert order.total == Decimal(0)
"""

CONFTEST = '''\
"""Ours."""

import pytest
from shop.models.people.users import User
from sqlalchemy.orm import Session

pytest_plugins = ["database_fixtures", "session_fixtures"]


@pytest.fixture
def eve(fast_session: Session) -> User:
    user = User(name="Eve", email="eve@example.com")
    fast_session.add(user)
    fast_session.flush()
    return user
'''

# What `uv add httpx` and `uv add --dev respx` write.
UV_ADD = [
    ("# Yours:\n]", '# Yours:\n    "httpx",\n]'),
    (
        'dev = [{include-group = "template"}]',
        'dev = [\n    {include-group = "template"},\n    "respx",\n]',
    ),
]

# path, what is there, and what is there instead
EDITS = [
    ("pyproject.toml", 'version = "0.1.0"', 'version = "3.7.1"'),
    *(("pyproject.toml", old, new) for old, new in UV_ADD),
    ("pyproject.toml", "[tool.ruff.lint]\n", '[tool.ruff.lint]\nignore = ["RUF001"]\n'),
    ("alembic.ini", "environments = local test staging", "environments = local test eu"),
    ("alembic.ini", "[logger_root]\nlevel = WARNING", "[logger_root]\nlevel = ERROR"),
    ("migrations/env.py", "migrate(tables)", "migrate(tables, user_module_prefix='shop.types.')"),
    (".env.example", "POSTGRES_USER=shop\n", "POSTGRES_USER=shop_owner\n"),
    ("src/shop/models/people/users.py", "    image:", f"{NICKNAME}\n    image:"),
    ("src/shop/models/people/users.py", "from .base", "from ..base"),
    ("src/shop/models/people/roles.py", "from .base", "from ..base"),
    ("src/shop/sessions.py", '"""', '"""Ours. '),
    (".gitignore", "# Secrets.", "/var/\n# Secrets."),
]

RENAMED = [
    ("src/shop/models/users.py", "src/shop/models/people/users.py"),
    ("src/shop/models/roles.py", "src/shop/models/people/roles.py"),
    ("src/shop/database.py", "src/shop/sessions.py"),
    (".github/workflows/checks.yml", ".github/workflows/ci.yml"),
]

DELETED = [
    "src/shop/models/user_providers.py",
    "seeds/roles_and_providers.sql",
    "tests/test_users.py",
    "compose.yaml",
]

WRITTEN = {
    "README.md": "# Our shop\n\nWords of our own.\n",
    "Dockerfile": "FROM scratch\n",
    "seeds/local/people.sql": "INSERT INTO roles (name) VALUES ('admin') ON CONFLICT DO NOTHING;\n",
    "src/shop/__init__.py": '"""Our shop."""\n',
    "src/shop/models/orders.py": ORDERS,
    "tests/conftest.py": CONFTEST,
    "tests/test_orders.py": TEST_OF_ORDERS,
}


def diverge(project: Project) -> None:
    """Live with it for a year, and migrate the database that the settings name."""
    project.ok("alembic", "upgrade", "head")
    _edit(project.path)
    _migrate(project)


def _edit(folder: Path) -> None:
    for old, new in RENAMED:
        _rename(folder / old, folder / new)
    for name in DELETED:
        (folder / name).unlink()
    for name, text in WRITTEN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name, old, new in EDITS:
        replace(folder / name, old, new)


def _migrate(project: Project) -> None:
    """Add to the history: what is generated, what is dropped, and what is written by hand."""
    drop = ("-x", "drop=user_providers", "-x", "reason=nobody used them")
    project.ok("alembic", *drop, "revision", "--autogenerate", "-m", "orders instead of accounts")
    project.ok("alembic", "upgrade", "head")
    project.ok("alembic", "revision", "-m", "nicknames by hand")
    (path,) = (project.path / "migrations/versions").glob("*_nicknames_by_hand.py")
    text = re.sub(r"def upgrade.*", lambda _: BY_HAND, path.read_text("utf-8"), flags=re.DOTALL)
    path.write_text(text.replace("import sqlalchemy as sa\n", ""), "utf-8")
    project.ok("alembic", "upgrade", "head")


def _rename(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
