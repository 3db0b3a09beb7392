"""Each recipe works as it stands on the page: forth with the rows of the page, clean, and back."""

import shlex

import pytest
from changes.project import Ran

from .bench import Bench, alike, body, squeezed
from .page import Block, Section, sections

pytest_plugins = ["server_fixtures"]

RECIPES = [one for one in sections("recipes.md") if one.level == 3]


@pytest.mark.parametrize("recipe", RECIPES, ids=str)
def test_the_recipe_works(recipe: Section, bench: Bench) -> None:
    start = bench.databases.revision() or "base"
    catalog = bench.databases.catalog()

    reader = Reader(bench)
    for block in recipe.blocks:
        reader.follow(block)
    if not reader.is_stopped:
        reader.upgrade()
        bench.ok("check")

    back = bench.alembic("downgrade", start)
    if "no way back" in " ".join(recipe.prose):
        assert back.status != 0, back
    else:
        assert back.status == 0, back
        assert bench.databases.catalog() == catalog


def test_there_are_as_many_as_the_page_says() -> None:
    first = sections("recipes.md")[1]

    assert f"{len(RECIPES)} changes" in "\n".join(first.prose).replace("Thirty", "30")


class Reader:
    """Somebody who does what the page says, block by block."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.is_edited = False  # the models, since the last migration was generated
        self.is_behind = False  # the database
        self.is_stopped = False  # by the block that was read last
        self.new: list[str] = []  # what was written, and is not shown yet

    def follow(self, block: Block) -> None:
        was_stopped, self.is_stopped = self.is_stopped, False
        match block.language:
            case "diff":
                if not was_stopped:
                    self.upgrade()
                self.bench.change(block.text)
                self.is_edited = True
            case "sh":
                command = shlex.split(block.text.removeprefix("uv run alembic "))
                self._generated(self.bench.alembic(*command))
            case "sql":
                self.bench.databases.run(block.text)
            case "python" if "def upgrade" in block.text:
                self.bench.by_hand(block.text)
                self.is_behind = True
            case "python":
                self._compare(block)
            case _:
                self._refused(block)

    def upgrade(self) -> None:
        """Type both commands, if they have something to do."""
        if self.is_edited:
            self._generated(self.bench.generate())
        if self.is_behind:
            self.bench.ok("upgrade", "head")
            self.is_behind = False

    def _generated(self, ran: Ran) -> None:
        assert ran.status == 0, ran
        self.is_edited, self.is_behind = False, True
        self.new = [body(path) for path in ran.new]

    def _compare(self, block: Block) -> None:
        """It is what was written next, but for what the page leaves out."""
        if self.is_edited:
            self._generated(self.bench.generate())
        _has(squeezed(self.new.pop(0)), [squeezed(part) for part in block.parts], block)

    def _refused(self, block: Block) -> None:
        """One of the two commands says so."""
        ran = self.bench.generate() if self.is_edited else None
        if ran and ran.status == 0:
            self._generated(ran)
        if not self.is_edited:
            ran = self.bench.alembic("upgrade", "head")
        assert ran
        assert ran.status != 0, ran
        self.is_stopped = True
        _has(alike(f"FAILED: {ran.message}"), [alike(part) for part in block.parts], block)


def _has(text: str, parts: list[str], block: Block) -> None:
    """The *parts*, in their order."""
    rest = text
    for part in parts:
        assert part in rest, f"docs/recipes.md, line {block.line}: {part}\n\nis not in\n\n{text}"
        rest = rest.partition(part)[2]
