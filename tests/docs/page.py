"""A page of docs/, taken apart: its headings, and the blocks of code below each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)$")
HEADING = re.compile(r"^(?P<level>#{1,6}) (?P<title>.+)$")


@dataclass(frozen=True)
class Block:
    """What stands between two fences; *line* is where, and *said* the paragraph before."""

    language: str
    text: str
    line: int
    said: str

    @property
    def parts(self) -> list[str]:
        """What stands between lines that say `...`, which stand for what the page leaves out."""
        parts = re.split(r"^ *\.\.\.$", self.text, flags=re.MULTILINE)
        return [part.strip("\n") for part in parts if part.strip()]


@dataclass(frozen=True)
class Section:
    """A heading, and what is below it until the next one, of whatever level."""

    level: int
    title: str
    line: int
    within: str = ""  # the nearest heading of the second level
    blocks: list[Block] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return re.sub(r"\W+", "-", self.title.lower()).strip("-")

    def all(self, language: str) -> list[Block]:
        return [block for block in self.blocks if block.language == language]


def sections(name: str) -> list[Section]:
    """The sections of docs/*name*, the first of which has the title of the page."""
    return list(_sections((DOCS / name).read_text("utf-8").splitlines()))


def _sections(lines: list[str]) -> Iterator[Section]:
    found, within = Section(0, "", 0), ""
    numbered = iter(enumerate(lines, start=1))
    for number, line in numbered:
        if fence := FENCE.match(line):
            said = _paragraph(found.prose)
            text = _until_closed(numbered, len(fence["indent"]))
            found.blocks.append(Block(fence["language"], text, number + 1, said))
        elif heading := HEADING.match(line):
            yield found
            level = len(heading["level"])
            within = heading["title"] if level <= 2 else within
            found = Section(level, heading["title"].replace("`", ""), number, within)
        else:
            found.prose.append(line)
    yield found


def _until_closed(numbered: Iterator[tuple[int, str]], indent: int) -> str:
    inside = []
    for _, line in numbered:
        if line.strip() == "```":
            break
        inside.append(line[indent:])
    return "\n".join(inside)


def _paragraph(prose: list[str]) -> str:
    """The last words, as one line."""
    return "\n".join(prose).strip().rpartition("\n\n")[2].replace("\n", " ")
