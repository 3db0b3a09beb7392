"""Mermaid itself draws every diagram, and shows each name as it is. Asked for with --browser."""

import html
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drawn_schemas import ODD_NAMES, Read, hundred, odd, store
from sqlalchemy import MetaData
from test_diagram_page import diagrams, page

pytest_plugins = ["server_fixtures", "diagram_fixtures"]

CHROMIUM = [
    *(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
    ),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--virtual-time-budget=60000", "--window-size=1200,3000"),
]

PAGE = """\
<!doctype html><meta charset="utf-8"><script src="{mermaid}"></script><div id="drawn"></div><script>
(async () => {{
    mermaid.initialize({{startOnLoad: false}});
    const wrong = [];
    for (const [number, diagram] of {diagrams}.entries()) {{
        try {{
            await mermaid.parse(diagram);
            const drawn = document.createElement("div");
            drawn.innerHTML = (await mermaid.render("diagram" + number, diagram)).svg;
            document.getElementById("drawn").append(drawn);
        }} catch (error) {{ wrong.push(number + ": " + error); }}
    }}
    const texts = kind => [...document.querySelectorAll(kind)].map(one => one.textContent);
    const result = document.createElement("pre");
    result.id = "result";
    result.textContent = JSON.stringify({{
        wrong, names: texts(".name, .label"), notes: texts(".attribute-comment"),
    }});
    result.hidden = true;
    document.body.append(result);
}})();
</script>
"""


@pytest.fixture
def draw(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Any]:
    """Draw the diagrams of a page; a picture of them is in the test's folder."""
    mermaid = request.config.getoption("--browser")
    if mermaid is None:
        pytest.skip("drawn where --browser says how")

    def draw(text: str) -> Any:
        drawn = json.dumps(diagrams(text)).replace("</", r"<\/")
        file = tmp_path / "page.html"
        file.write_text(PAGE.format(mermaid=mermaid.resolve().as_uri(), diagrams=drawn))
        command = [*CHROMIUM, f"--user-data-dir={tmp_path / 'user'}"]
        subprocess.run(
            [*command, f"--screenshot={tmp_path / 'page.png'}", file.as_uri()], check=True
        )
        done = subprocess.run(
            [*command, "--dump-dom", file.as_uri()], check=True, capture_output=True, text=True
        )
        found = re.search(r'<pre id="result"[^>]*>(.*?)</pre>', done.stdout, re.DOTALL)
        assert found, done.stdout[-2000:]
        return json.loads(html.unescape(found[1]))

    return draw


@pytest.mark.parametrize("models", [store, hundred])
def test_mermaid_draws_every_diagram(
    models: Callable[[], MetaData], draw: Callable[[str], Any], read: Read
) -> None:
    assert draw(page(read(models())))["wrong"] == []


def test_mermaid_shows_odd_names_as_they_are(draw: Callable[[str], Any], read: Read) -> None:
    drawn = draw(page(read(odd())))

    assert drawn["wrong"] == []
    names = {name.removeprefix("odd schema.") for name in drawn["names"]}
    assert {name for name in ODD_NAMES if name.isprintable() and "." not in name} <= names
    noted = "\n".join(drawn["notes"])
    for name in ODD_NAMES:
        if name.isprintable():
            assert " ".join(name.split())[:59] in noted, name
