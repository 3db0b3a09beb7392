"""What the README says is so."""

import re

import yaml
from conftest import REPOSITORY, Render
from readme import outputs, text


def test_the_first_command_is_on_the_first_screen() -> None:
    lines = text().splitlines()

    assert lines.index("```sh") < 15


def test_the_tree_is_that_of_a_rendered_project(render_once: Render) -> None:
    project = render_once()
    (tree,) = outputs(containing="├── alembic.ini")

    for path in paths(tree.splitlines()):
        assert (project.path / path).exists(), path


def test_the_promises_are_those_of_the_rendered_tests(render_once: Render) -> None:
    project = render_once()
    (promises,) = outputs(containing="PASSED")

    printed = project.ok("pytest", "-v", "tests/test_migrations.py")

    assert passed(printed) == passed(promises)


def test_the_number_of_questions_is_true() -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    configuration = yaml.safe_load((REPOSITORY / "copier.yml").read_text("utf-8"))
    questions = [entry for entry in configuration.values() if "help" in entry]
    asked = [entry for entry in questions if "'existing'" not in str(entry.get("when"))]

    assert f"Copier asks {words[len(asked)]} things" in text()


def test_the_numbers_of_changes_are_those_that_were_measured() -> None:
    page = (REPOSITORY / "docs" / "changes.md").read_text("utf-8")
    stock, ours = (
        sum(map(int, re.findall(r"\d+", line)[:2]))
        for line in page.splitlines()
        if line.startswith(("| stock Alembic | ", "| this template | ")) and line[-3].isdigit()
    )
    (total,) = re.findall(r"^Of the (\d+) changes", page, flags=re.MULTILINE)

    said = f"stock Alembic gets {stock} right or stops as it should,\nand this template {ours}."
    assert f"Of [{total} changes](docs/changes.md)" in text()
    assert said in text()
    assert f"| {stock} of {total} | {ours} of {total} | [changes](docs/changes.md) |" in text()
    assert f"(tests/changes/test_changes.py), {total} times" in text()


def test_each_promise_names_a_test_that_is_there() -> None:
    promises = re.findall(r"\[`(test_\w+)`\]\(([\w/]+\.py)\)", text())

    assert len(promises) > 10
    for name, path in promises:
        assert f"def {name}(" in (REPOSITORY / path).read_text("utf-8"), f"{path}: {name}"


def test_the_longest_stalls_are_those_of_the_page() -> None:
    """Of each row in docs/stalls.md: the change, the ratio, and the stalls of stock and of ours."""
    page = (REPOSITORY / "docs" / "stalls.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| \*\*[^|]+\| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)
    stock, ours = (max(_milliseconds(cells)) for cells in zip(*rows, strict=True))

    assert f"| {stock:,} ms | {ours:,} ms | [stalls](docs/stalls.md) |" in text()


def _milliseconds(cells: tuple[str, ...]) -> list[int]:
    return [int(number.replace(",", "")) for cell in cells for number in cell.split(" / ")]


def test_links_lead_to_files() -> None:
    for page in [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def paths(tree: list[str]) -> list[str]:
    """The paths in a drawn tree, from the folder in its first line."""
    found: list[str] = []
    folders: list[str] = []
    for line in tree[1:]:
        drawn = re.match(r"(?P<indent>[│ ]*)(?:├|└)── (?P<name>\S+)", line)
        assert drawn, line
        folders = [*folders[: len(drawn["indent"]) // 4], drawn["name"].rstrip("/")]
        found.append("/".join(folders))
    return found


def passed(printed: str) -> list[str]:
    """The tests that a run of pytest reports, without the columns that vary."""
    return re.findall(r"^(tests/\S+ PASSED)", printed, flags=re.MULTILINE)
