"""A thousand tables whose keys all change are no more work than a thousand times one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest_plugins = ["server_fixtures"]

TABLES = 1000
# With each key compared with every other one it was twelve seconds.
SECONDS = 4


@dataclass
class Maker:
    """Makes snapshots of tables in a circle: each refers to a unique key of the next one."""

    module: Any

    def snapshot(self, said: str) -> Any:
        """Constraints are the same in two of them if the same is *said*."""
        tables = {f"t{number}": self._table(f"t{number}") for number in range(TABLES)}
        following = [*list(tables)[1:], "t0"]
        found = [self._key(table, said) for table in tables]
        found += [self._reference(*pair, said) for pair in zip(tables, following, strict=True)]
        others = ("indexes", "enums", "domains", "views", "sequences", "attachments")
        parts: dict[str, Any] = {name: {} for name in others}
        return self.module.Snapshot(
            schemas=frozenset(),
            shared_schemas=frozenset(),
            tables=tables,
            constraints={one.key: one for one in found},
            **parts,
        )

    def _name(self, name: str) -> Any:
        return self.module.Name(None, name, name)

    def _table(self, name: str) -> Any:
        return self.module.Table(self._name(name), {}, None, None, False, ())

    def _key(self, table: str, said: str) -> Any:
        return self._constraint(table, "key", "u", said, None)

    def _reference(self, table: str, other: str, said: str) -> Any:
        reference = self.module.Reference(self._name(other), ("code",), "a", "a", "s", ())
        return self._constraint(table, "fkey", "f", said, reference)

    def _constraint(self, table: str, name: str, kind: str, said: str, reference: Any) -> Any:
        return self.module.Constraint(
            table=self._name(table),
            name=name,
            sql=name,
            kind=kind,
            definition=said,
            columns=("code",),
            include=(),
            nulls_not_distinct=False,
            deferrable=False,
            deferred=False,
            no_inherit=False,
            valid=True,
            expression=None,
            reference=reference,
            comment=None,
        )


@pytest.fixture
def split(shop: Path) -> Callable[[str, str], Any]:
    """The two parts of the change between snapshots that say this and that."""
    maker = Maker(import_module("shop.db.compare.snapshot"))
    change = import_module("shop.db.rewrite.change").Change
    halfway = import_module("shop.db.rewrite.parts.halfway")
    nobody = SimpleNamespace(dialect=SimpleNamespace(server_version_info=(18,)))
    return lambda before, after: halfway.split(
        change(maker.snapshot(before), maker.snapshot(after), nobody)
    )


def test_keys_of_a_thousand_tables_change_in_a_moment(split: Callable[[str, str], Any]) -> None:
    begin = time.perf_counter()

    atomic, _ = split("this", "that")

    assert len(atomic.replaced_constraints) == 2 * TABLES
    assert time.perf_counter() - begin < SECONDS
