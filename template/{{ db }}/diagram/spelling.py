"""Any name and any text so that Mermaid reads it, and shows it as it is.

Mermaid reads a diagram with regular expressions, of which the first that fits wins, even inside of
quotes: `%%{` begins a directive, and "direction LR" turns the diagram. Then it takes texts for
Markdown with HTML in it. What is special anywhere is written as `#NN;`, Mermaid's own way to name a
character by its code, which it resolves last of all. The rules are in
https://github.com/mermaid-js/mermaid, below packages/mermaid/src:

    diagrams/er/parser/erDiagram.jison   what is a name, a word, a comment
    preprocess.ts, utils.ts              directives, comments, `#NN;` (encodeEntities)
    rendering-util/createText.ts         Markdown, icons, formulas

The type and the name of a column are words without quotes, in which there is no `#NN;`: what is no
letter becomes `_` there, and columns.py tells the true name beside it.
"""

import re
from unicodedata import category

# Words of Mermaid's, some only in some places.
RESERVED = {
    *("accdescr", "acctitle", "class", "classdef", "direction", "end", "erdiagram", "many", "o"),
    *("one", "only", "optionally", "style", "subgraph", "title", "to", "u", "zero"),
}

# What Mermaid, Markdown or HTML may have a meaning for. An underscore between letters has none, and
# the signs from \x80 to \xbf include those that Mermaid itself puts for `#` and `;` meanwhile.
SPECIAL = r"""["#$%&*<>@\[\\\]^`{|}~!\x80-\xbf]|(?<![^\W_])_|_(?![^\W_])|^ | $| (?= )"""

# The first letter beyond ASCII in a word.
BEYOND = "\N{LATIN CAPITAL LETTER A WITH GRAVE}"

# PostgreSQL's short names for its types of several words ("Data Types", table 8.1).
SHORT = [
    (r"^character varying\b", "varchar"),
    (r"^character\b", "char"),
    (r"^bit varying\b", "varbit"),
    (r"^double precision\b", "float8"),
    (r"^(timestamp|time)(\(\d+\))? with time zone\b", r"\1tz\2"),
    (r"^(timestamp|time)(\(\d+\))? without time zone\b", r"\1\2"),
]

# Only Mermaid's newest versions have comma and dot in a word. These look like them.
COMMA, DOT = "\N{SINGLE LOW-9 QUOTATION MARK}", "\N{ONE DOT LEADER}"
TYPES = {*"()[]", COMMA, DOT}


def entity(name: str) -> str:
    """The *name* of a table: as it is where it can be, else in quotes."""
    plain = re.fullmatch(r"[A-Za-z](\w*[A-Za-z0-9])?", name, re.ASCII)
    return name if plain and name.lower() not in RESERVED else f'"{_encoded(name)}"'


def label(text: str) -> str:
    """A *text* in quotes, on one line."""
    return f'"{_encoded(" ".join(text.split()))}"'


def column(name: str) -> str:
    """The *name* of a column as a word, which is the same for all but strange names."""
    return _word("".join(one if _is_letter(one) else "_" for one in name))


def type_(name: str) -> str:
    """PostgreSQL's *name* of a type as a word, its short one if it has one."""
    name = name.replace('"', "")
    for pattern, short in SHORT:
        name = re.sub(pattern, short, name)
    alike = name.replace(",", COMMA).replace(".", DOT)
    return _word("".join(one if _is_letter(one) or one in TYPES else "_" for one in alike))


def _word(text: str) -> str:
    """*text*, which has only letters, so that it is neither a key nor in italics."""
    if not re.match(r"[^\W\d]", text) or re.match(r"[pfu]k\b", text, re.ASCII | re.IGNORECASE):
        text = f"_{text}"
    return (text.rstrip("_") or "_") if text.startswith("_") else text


def _is_letter(one: str) -> bool:
    known = one.isascii() or one >= BEYOND
    return one == "_" or (known and category(one)[0] in "LMN")


def _encoded(text: str) -> str:
    codes = re.sub(SPECIAL, lambda found: f"#{ord(found[0])};", visible(text))
    # `direction LR` turns the diagram, `fa:fa-user` is an icon, and after `style` a colon may cost
    # a semicolon.
    codes = re.sub(r"(?i)(direction) ", r"\1#32;", codes)
    return re.sub(r":(?=fa-|\S*#)", "#58;", codes)


def visible(text: str) -> str:
    """*text*, in which what cannot be seen is shown as Python would show it."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
