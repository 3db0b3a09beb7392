"""Tables are written as classes, one of which inherits from the other."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Numeric, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    class Base(DeclarativeBase):
        pass

    Base.metadata = metadata

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(primary_key=True)

    class Employee(User):
        __tablename__ = "employees"
        id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
        salary: Mapped[Decimal | None] = mapped_column(
            Numeric(10, 2), CheckConstraint("salary > 0")
        )
        remark: Mapped[str] = mapped_column(default="none")


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO employees VALUES (1, 10, '') RETURNING salary": [(Decimal("10.00"),)]}
