"""The page with the diagrams: readable with few tables, and with many."""

import re
from dataclasses import replace
from importlib import import_module
from typing import Any

from drawn_schemas import Read, hundred, odd, store
from mermaid_grammar import check
from sqlalchemy import Column, Integer, MetaData, Table

pytest_plugins = ["server_fixtures", "diagram_fixtures"]


def page(snapshot: Any) -> str:
    text: str = import_module("shop.db.diagram.page").page(snapshot)
    return text


def diagrams(text: str) -> list[str]:
    return re.findall(r"^```mermaid\n(.*?)\n```$", text, flags=re.DOTALL | re.MULTILINE)


def test_few_tables_are_one_diagram(read: Read) -> None:
    text = page(read(store()))

    assert len(diagrams(text)) == 1
    assert "| `profiles` | What a user says \\| of themselves\\. |" in text


def test_of_a_hundred_tables_those_that_belong_together_are_drawn_together(read: Read) -> None:
    snapshot = read(hundred())

    text = page(snapshot)

    overview, *groups = diagrams(text)
    for diagram in (overview, *groups):
        check(diagram)
    drawn = [re.findall(r"^    (\w+) \{$", diagram, flags=re.MULTILINE) for diagram in groups]
    assert sorted(name for names in drawn for name in names) == sorted(snapshot.tables)
    assert max(map(len, drawn)) <= 12
    together = next(tables for tables in drawn if "orders" in tables)
    assert {"order_lines", "order_events", "order_prices"} <= set(together)
    assert len(
        re.findall(r"^    \S+ \d+ tables\"$|^    \"others \d: ", overview, re.MULTILINE)
    ) == len(groups)
    assert '    "users: 12 tables" ||..o{ "orders: 9 tables" : "4"' in overview


def test_every_table_is_in_the_contents_and_every_link_leads_to_its_diagram(read: Read) -> None:
    text = page(read(hundred()))

    contents, _, sections = text.partition("```mermaid")
    links = re.findall(r"^\| \[`?([^`\]]*)`?\]\(#(\S+)\) \| (.*) \|$", contents, re.MULTILINE)
    for title, anchor, tables in links:
        heading = re.search(rf'^## <a id="{anchor}"></a>`?{title}`?$', sections, re.MULTILINE)
        assert heading
        for table in re.findall("`(.*?)`", tables):
            assert f"\n    {table} {{" in sections[heading.end() :].partition("\n## ")[0]


def test_the_page_is_the_same_however_a_server_sorts(read: Read) -> None:
    snapshot = read(hundred(40))
    turned = dict(reversed(snapshot.tables.items()))

    assert page(replace(snapshot, tables=turned)) == page(snapshot)


def test_each_schema_has_its_diagrams(read: Read) -> None:
    metadata = MetaData()
    for schema in (None, "billing", "stock"):
        for number in range(6):
            Table(f"t{number}", metadata, Column("id", Integer, primary_key=True), schema=schema)

    headings = re.findall(r"^## <a id=\S+</a>(.*)$", page(read(metadata)), flags=re.MULTILINE)

    assert headings == ["schema public", "schema billing", "schema stock"]


def test_odd_names_break_neither_the_table_nor_the_headings(read: Read) -> None:
    text = page(read(odd()))

    for diagram in diagrams(text):
        check(diagram)
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {3}
