"""Tables for measuring: all alike, as many as are wanted."""

FIRST_LINES = """\
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, Index, Numeric, String, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from {base} import Base
"""

# Each name is given: what a naming convention would choose is not what is measured.
TABLE = """

class Thing{number}(Base):
    __tablename__ = "thing_{number}"
    __table_args__ = (Index("thing_{number}_code_idx", "code"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(Text)
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2), server_default="0")
    pieces: Mapped[int] = mapped_column(server_default="1")
    is_open: Mapped[bool] = mapped_column(server_default="true")
    due: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )
    weight: Mapped[float | None]
    other_id: Mapped[int] = mapped_column(
        ForeignKey("thing_{other}.id", name="thing_{number}_other_id_fkey")
    )
"""


def models(tables: int, base: str) -> str:
    """A module with this many *tables*; *base* is the one that has their class `Base`.

    Ten columns, an index and a foreign key each: to the table of half its number, as real ones have
    few parents for many children. The first one refers to itself.
    """
    described = [TABLE.format(number=n, other=max(n // 2, 1)) for n in range(1, tables + 1)]
    return FIRST_LINES.format(base=base) + "".join(described)
