"""What would be lost with a migration, and what was said about it on the command line."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from ..compare.snapshot import Snapshot
from .change import Change
from .columns.column_types import column_type
from .errors import CannotMigrate


class DropError(CannotMigrate):
    """Nothing was written. The text is for the person at the keyboard."""


@dataclass(frozen=True)
class Drop:
    """A table, a column or a view that a migration would drop."""

    kind: str
    # `users.mail`, or `audit.users`.
    name: str
    # Of a column, the table; both by their name in SQL.
    table: str
    column: str | None = None
    # What the table was called before this migration, if it is renamed.
    former: str | None = None

    @property
    def names(self) -> set[str]:
        """What it may be called on the command line."""
        return {self.name, f"{self.former}.{self.column}"} if self.former else {self.name}


def drops(change: Change) -> list[Drop]:
    """The tables and columns that are gone from the models."""
    tables = [Drop("table", str(table.name), table.name.sql) for table in change.gone_tables]
    columns = [_of_column(change, table, name) for table, name in sorted(change.gone_columns)]
    return tables + columns


def _of_column(change: Change, table: str, name: str) -> Drop:
    label = f"{change.after.tables[table].name}.{name}"
    return Drop("column", label, table, name, change.former.get(table))


def overwritten(change: Change) -> list[Drop]:
    """The columns that will be computed, and hold values that were typed in."""
    return [
        _of_column(change, table, name)
        for table, name in sorted(change.recomputed)
        if not change.before.tables[table].columns[name].generated
    ]


def droppable(history: Snapshot, models: Snapshot) -> list[Drop]:
    """The views and sequences that a migration made, and the models do not have."""
    views = [one.name for name, one in history.views.items() if name not in models.views]
    loose = [
        one.name
        for name, one in history.sequences.items()
        if one.owner is None and name not in models.sequences
    ]
    return [Drop("view", str(name), name.sql) for name in views] + [
        Drop("sequence", str(name), name.sql) for name in loose
    ]


def meant(words: Iterable[str], possible: Iterable[Drop]) -> set[Drop]:
    """Those of *possible* that *words* name: `users.mail`, `users`, `table:audit.users`.

    Raises `DropError` for a word that means nothing, or more than one thing.
    """
    return {_meant(word, list(possible)) for word in words}


def _meant(word: str, possible: list[Drop]) -> Drop:
    found = [drop for drop in possible if word in {*drop.names, *_with_kind(drop)}]
    if len(found) == 1:
        return found[0]
    if found:
        names = [shlex.quote(f"{drop.kind}:{drop.name}") for drop in found]
        spellings = "  or  ".join(f"-x drop={name}" for name in names)
        raise DropError(
            f"Nothing was written: -x drop={word} means two things.\n\n  Say {spellings}"
        )
    known = ", ".join(drop.name for drop in possible) or "nothing"
    raise DropError(
        f"Nothing was written: -x drop={word} names nothing that would be dropped.\n\n"
        f"  What the history has, and the models have no more: {known}."
    )


def _with_kind(drop: Drop) -> set[str]:
    return {f"{drop.kind}:{name}" for name in drop.names}


def refuse(
    change: Change, unnamed: list[Drop], command: str, named: Iterable[str] = ()
) -> DropError:
    """Why nothing is written.

    *command* is a pattern with the placeholder {drop}, *named* what was said there already.
    """
    names = " and ".join(drop.name for drop in unnamed)
    said = "".join(_explain(change, drop) for drop in unnamed)
    # A table and a column may have the same name.
    spelled = ",".join([*named, *(_spelling(drop, unnamed) for drop in unnamed)])
    return DropError(
        f"Nothing was written: this would drop {names} and {_its(unnamed)} rows.\n\n"
        f"{said.rstrip()}\n\n"
        f"  To drop {'it' if len(unnamed) == 1 else 'them'} on purpose:  "
        f"{command.format(drop=shlex.quote(spelled))}"
    )


def _its(drops: list[Drop]) -> str:
    return "its" if len(drops) == 1 else "their"


def _spelling(drop: Drop, among: list[Drop]) -> str:
    twice = sum(other.name == drop.name for other in among) > 1
    return f"{drop.kind}:{drop.name}" if twice else drop.name


def _explain(change: Change, drop: Drop) -> str:
    names = [name for name, _ in candidates(change, drop)]
    if not names:
        return f"  {drop.name} is gone from the models.\n"
    new = " and ".join(names)
    verb = "is" if len(names) == 1 else "are"
    same = "type" if drop.kind == "column" else "columns"
    return (
        f"  {drop.name} is gone from the models, and {new} {verb} new with the same {same}.\n"
        f"  A rename? Say so on the {drop.kind}, and generate again:\n\n{_line(change, drop)}\n"
    )


def candidates(change: Change, drop: Drop) -> list[tuple[str, str]]:
    """What may be the same thing under a new name: as a person says it, and the bare name."""
    if drop.column is None:
        columns = change.before.tables[drop.table].columns.keys()
        same = [table for table in change.new_tables if table.columns.keys() == columns]
        return [(str(table.name), table.name.sql) for table in same]
    before, after = change.before.tables[drop.table], change.after.tables[drop.table]
    type_ = before.columns[drop.column].type
    new = [one for name, one in after.columns.items() if name not in before.columns]
    return [(f"{after.name}.{one.name}", one.name) for one in new if one.type == type_]


def _line(change: Change, drop: Drop) -> str:
    new = candidates(change, drop)[0][1]
    if drop.column is None:
        table, old = change.after.tables[new].name, change.before.tables[drop.table].name
        info = f'{{"renamed_from": "{old.name}"}}'
        return (
            f'      Table("{table.name}", metadata, ..., info={info})\n'
            f'      __table_args__ = {{"info": {info}}}  # in a class\n'
        )
    column = change.after.tables[drop.table].columns[new]
    code = column_type(change.after, column).flat().removeprefix("sa.").removeprefix("postgresql.")
    info = f'info={{"renamed_from": "{drop.column}"}}'
    return (
        f'      Column("{new}", {code.removesuffix("()")}, {info})\n'
        f"      mapped_column(..., {info})  # in a class\n"
    )
