"""Services that vouch for a user, and which user is known to which."""

from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.orm import Mapped, mapped_column

from models import Base


class Provider(Base):
    """One service to sign in with."""

    __tablename__ = "providers"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)


class UserProvider(Base):
    """One account that a user has with a provider; at most one with each."""

    __tablename__ = "user_providers"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    provider_id: Mapped[int] = mapped_column(
        ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    account: Mapped[str] = mapped_column(Text)
