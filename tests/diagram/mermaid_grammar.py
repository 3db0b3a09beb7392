"""What `db diagram` may write, as a small part of what Mermaid reads; the browser is asked by option.

Each rule is narrower than Mermaid's own: github.com/mermaid-js/mermaid, of 2026-04, in
packages/mermaid/src: diagrams/er/parser/erDiagram.jison (the tokens), preprocess.ts (directives and
comments), utils.ts (encodeEntities), rendering-util/handle-markdown-text.ts (what labels may hold).
"""

import html
import re

# ENTITY_NAME is "[^"%\r\n\v\b\\]+", and COMMENT "[^"]*"; of what Markdown, HTML and Mermaid's
# preprocessing know, nothing is left but #NN;, and _ between letters.
TEXT = r'"(?:#\d+;|[^\W_]_(?=[^\W_])|[^\x00-\x1f"#%\\<>&*`$~@|{}\[\]^!_\x80-\xbf])+"'
# UNICODE_TEXT, without the words that have a token of their own.
RESERVED = r"one|many|only|zero|optionally|to|style|class|classDef|erDiagram|subgraph|end|u|o"
PLAIN = rf"(?!(?:{RESERVED})\b)[A-Za-z](?:\w*[A-Za-z0-9])?"
ENTITY = rf"(?:{TEXT}|{PLAIN})"
# ATTRIBUTE_WORD, after ATTRIBUTE_KEY and the generics with ~ did not fit. Not in italics.
WORD = (
    r"(?!(?i:[pfu]k)(?![A-Za-z0-9_]))(?!_.*_(?= |$))"
    r"[A-Za-z_\u00c0-\uffff][A-Za-z0-9_\[\]()\u00c0-\U0010ffff]*"
)
KEYS = r"(?:PK|FK|UK)(?:, (?:PK|FK|UK))*"
LINE = r"(?:\|\||\|o)(?:--|\.\.)(?:o\{|o\|)"

STATEMENTS = [
    re.compile(rf"    {ENTITY} {LINE} {ENTITY} : {TEXT}"),
    re.compile(rf"    {ENTITY}"),
]
BEGIN, ROW = (
    re.compile(rf"    {ENTITY} \{{"),
    re.compile(rf" {{8}}{WORD} {WORD}(?: {KEYS})?(?: {TEXT})?"),
)
# Whatever the state of the lexer, these are found anywhere in a line.
ANYWHERE = [r"(?i)direction\s+(TB|BT|RL|LR)", r"%%", r"style.*:\S*#.*;", r"fa[bklrs]?:fa-"]


def check(diagram: str) -> None:
    """Raise `AssertionError` at the first line that is not certain to be read as it is meant."""
    lines = diagram.splitlines()
    assert lines[:2] == ["erDiagram", "    direction LR"]
    assert len(diagram) < 50_000, "Mermaid draws no more (maxTextSize)"
    is_open = False
    for line in lines[2:]:
        assert not any(re.search(pattern, line) for pattern in ANYWHERE), line
        if is_open and line == "    }":
            is_open = False
        elif is_open:
            assert ROW.fullmatch(line), line
        elif BEGIN.fullmatch(line):
            is_open = True
        else:
            assert any(statement.fullmatch(line) for statement in STATEMENTS), line
    assert not is_open


def decoded(text: str) -> str:
    """A text in quotes as Mermaid shows it."""
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", text.strip('"')))
