"""One file of a migration: atomic, which is one transaction, or online, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..python.code import Block, Code


@dataclass(frozen=True)
class Part:
    """Both ways."""

    upgrade: Sequence[Code]
    downgrade: Sequence[Code]
    online: bool = False

    @property
    def up(self) -> list[Code]:
        """What stands in `upgrade()`."""
        return self._body(self.upgrade)

    @property
    def down(self) -> list[Code]:
        """What stands in `downgrade()`."""
        return self._body(self.downgrade)

    def _body(self, codes: Sequence[Code]) -> list[Code]:
        return [Block("with op.online():", tuple(codes))] if self.online and codes else list(codes)
