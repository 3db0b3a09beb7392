"""The files of the gallery, read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData

GALLERY = Path(__file__).parent

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
Tables = Callable[[MetaData], None]

ALL_ROWS = "all rows of before"


@dataclass(frozen=True, eq=False)
class Case:
    """One change. The fields are the names in its file, told in this package's docstring."""

    name: str
    theme: str
    title: str
    before: Tables
    after: Tables
    rows: str = ""
    read: Rows = field(default_factory=dict)
    back: Rows | str | None = ALL_ROWS
    drop: str = ""
    found: str = ""
    first: str = ""
    setup: str = ""
    setup_after: str = ""
    foreign: str = ""
    later: str = ""
    stops: str = ""
    nothing: bool = False
    message: Sequence[str] = ()

    def __str__(self) -> str:
        return self.name

    @property
    def around(self) -> tuple[str, str]:
        """SQL that the tables of `after` stand between, in a database as it should be."""
        return f"{self.found};{self.first}", f"{self.setup_after or self.setup};{self.foreign}"


@cache
def gallery() -> list[Case]:
    """All cases, by theme and name."""
    paths = sorted(GALLERY.glob("*/*.py"))
    return [_case(path) for path in paths if path.name != "__init__.py"]


def _case(path: Path) -> Case:
    name = path.relative_to(GALLERY).with_suffix("").as_posix()
    module = import_module(f"{__package__}.{name.replace('/', '.')}")
    theme = import_module(module.__name__.rpartition(".")[0])
    said = {key.lower(): value for key, value in vars(module).items() if _is_said(key, value)}
    return Case(
        name=name,
        theme=_first_line(theme),
        title=_first_line(module),
        before=module.before,
        after=module.after,
        **said,
    )


def _first_line(module: Any) -> str:
    return str(module.__doc__).partition("\n")[0]


def themes(cases: Sequence[Case]) -> Iterator[tuple[str, list[Case]]]:
    """The cases of each theme, under what its folder's docstring says."""
    for theme in dict.fromkeys(case.theme for case in cases):
        yield theme, [case for case in cases if case.theme == theme]


def _is_said(name: str, value: Any) -> bool:
    """A type such as JSONB is imported, and says nothing."""
    return name.isupper() and not callable(value)
