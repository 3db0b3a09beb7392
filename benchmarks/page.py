"""docs/benchmarks.md: one section per benchmark, each between two marks, so that one can be renewed."""

from pathlib import Path

from machine import machine, versions
from processes import commit
from section import Section

NAME = "benchmarks.md"

HEAD = """\
# Benchmarks

Each section is one run, on the machine that it names. All of them are measured again, and this page is
written, by

```sh
uv run --group benchmarks python benchmarks/all.py --into docs
```

which takes a quarter of an hour on a quiet machine. `--only NAME` measures one, `--without NAME` all others,
and `--quick` is for a first look. The ratios are ours to the other's: below 1, ours takes less.
"""


def renew(page: Path, section: Section) -> None:
    """Put *section* into the file *page*, in place of what it was before, or at the end."""
    text = page.read_text("utf-8") if page.exists() else HEAD
    before, mark, rest = text.partition(f"<!-- {section.name} -->\n")
    after = rest.partition(f"<!-- /{section.name} -->\n")[2] if mark else ""
    text = (
        f"{before}{_marked(section)}{after}" if mark else f"{text.rstrip()}\n\n{_marked(section)}"
    )
    page.write_text(text, "utf-8")


def printed(section: Section) -> str:
    """The section for who wants no page."""
    return f"## {section.title}\n\n{section.text.strip()}\n"


def picture(section: Section) -> str:
    """The name of the file with the picture of *section*."""
    return f"benchmark-{section.name}.png"


def _marked(section: Section) -> str:
    parts = [f"<!-- {section.name} -->\n## {section.title}"]
    if section.bars:
        parts.append(f"![{section.title}]({picture(section)})")
    parts += [section.text.strip(), _measured(), f"<!-- /{section.name} -->\n"]
    return "\n\n".join(parts[:-1]) + "\n" + parts[-1]


def _measured() -> str:
    return f"Measured at commit {commit()}, on {machine()}; {versions()}."
