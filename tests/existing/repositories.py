"""Two repositories that exist already, as people have them: one without Alembic, one with it."""

from io import StringIO
from pathlib import Path

from adopting.stock_history import FILE
from alembic import command
from alembic.config import Config
from updates.git import commit, git

# A flat layout, classes, and names that the template would have liked: db.py, models.py.
BAKERY = {
    "README.md": "# Bakery\n\nOrders of bread.\n",
    ".gitignore": "__pycache__/\n*.pyc\n",
    "pyproject.toml": """
[project]
name = "bakery"
version = "3.2.0"
requires-python = ">=3.11"
dependencies = ["sqlalchemy>=2.0", "psycopg[binary]>=3.1"]

[tool.pytest.ini_options]
pythonpath = ["."]

[tool.ruff]
line-length = 88
""",
    "bakery/__init__.py": "",
    "bakery/db.py": '''
"""Engine and base class."""

import os

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker


class Base(DeclarativeBase):
    pass


def make_session():
    return sessionmaker(create_engine(os.environ["DATABASE_URL"]))()
''',
    "bakery/models.py": '''
"""What is sold, and to whom."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .db import Base


class Customer(Base):
    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(unique=True)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    bread: Mapped[str]
    paid: Mapped[str] = mapped_column(default="no")
    customer: Mapped[Customer] = relationship(back_populates="orders")
''',
    "bakery/main.py": '''
"""What a web framework would call."""

from .models import Customer


def greet(customer: Customer) -> str:
    return f"Hello {customer.name}"
''',
    "tests/conftest.py": """
import pytest

from bakery.models import Customer


@pytest.fixture
def ada():
    return Customer(name="Ada")
""",
    "tests/test_greet.py": """
from bakery.main import greet


def test_greet(ada):
    assert greet(ada) == "Hello Ada"
""",
}

# A src layout, Table objects, another template's memory, and what `alembic init` makes.
LIBRARY = {
    "README.md": "# Library\n",
    ".gitignore": "__pycache__/\n*.pyc\n.venv/\n.env\n",
    ".copier-answers.yml": """
# Changes here will be overwritten by Copier
_commit: 1.13.0
_src_path: gh:pawamoy/copier-uv
project_name: Library of books
models: true
""",
    ".env.example": "DATABASE_URL=postgresql://library@localhost/library\n",
    "pyproject.toml": """
[project]
name = "library"
version = "1.0"
requires-python = ">=3.11"
dependencies = ["sqlalchemy>=2.0", "alembic", "psycopg2-binary"]

[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[tool.pytest.ini_options]
pythonpath = ["src"]
""",
    "uv.lock": "version = 1\n",
    "src/library/__init__.py": '"""Books."""\n',
    "src/library/db/__init__.py": "",
    "src/library/db/tables.py": '''
"""Every table."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text, func

metadata = MetaData()

authors = Table(
    "authors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, index=True),
)

books = Table(
    "books",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("author_id", Integer, ForeignKey("authors.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("lent", Text),
    Column("added_at", DateTime(timezone=True), server_default=func.now()),
)
''',
    "tests/__init__.py": "",
    "tests/conftest.py": '"""Nothing is shared yet."""\n',
    "tests/test_tables.py": """
from library.db.tables import metadata


def test_tables():
    assert set(metadata.tables) == {"authors", "books"}
""",
}

# Hexadecimal names and constraints without names, as stock Alembic writes them.
FIRST = FILE.format(
    title="create authors and books",
    revision="1f0a4c27d9b3",
    follows="",
    down=None,
    labels=None,
    depends=None,
    up="""op.create_table('authors',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_authors_name'), 'authors', ['name'], unique=False)
    op.create_table('books',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('lent', sa.Text(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )""",
    back="""op.drop_table('books')
    op.drop_index(op.f('ix_authors_name'), table_name='authors')
    op.drop_table('authors')""",
)

SECOND = FILE.format(
    title="books have authors",
    revision="8e2b6d5510fa",
    follows="1f0a4c27d9b3",
    down="1f0a4c27d9b3",
    labels=None,
    depends=None,
    up="""op.add_column('books', sa.Column('author_id', sa.Integer(), nullable=False))
    op.create_foreign_key(None, 'books', 'authors', ['author_id'], ['id'])""",
    back="""op.drop_constraint(None, 'books', type_='foreignkey')
    op.drop_column('books', 'author_id')""",
)

VERSIONS = {
    "1f0a4c27d9b3_create_authors_and_books.py": FIRST,
    "8e2b6d5510fa_books_have_authors.py": SECOND,
}


def bakery(folder: Path) -> Path:
    """A repository without Alembic, committed."""
    return _committed(folder, BAKERY)


def library(folder: Path) -> Path:
    """A repository that stock Alembic has migrated, committed."""
    _write(folder, LIBRARY)
    ini = folder / "alembic.ini"
    command.init(Config(ini, stdout=StringIO()), str(folder / "alembic"))
    _replace(folder / "alembic/env.py", "target_metadata = None", "target_metadata = metadata")
    _replace(
        folder / "alembic/env.py",
        "from alembic import context\n",
        "from alembic import context\n\nfrom library.db.tables import metadata\n",
    )
    url = "postgresql+psycopg2://library:secret@localhost/library"
    _replace(ini, "driver://user:pass@localhost/dbname", url)
    _replace(ini, "prepend_sys_path = .", "prepend_sys_path = src")
    return _committed(folder, {f"alembic/versions/{name}": text for name, text in VERSIONS.items()})


def _committed(folder: Path, files: dict[str, str]) -> Path:
    _write(folder, files)
    git(folder, "init", "-q")
    commit(folder)
    return folder


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), "utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{old} is not in {path}"
    path.write_text(text.replace(old, new), "utf-8")
