"""Python's literals of strings, as `ruff format` likes them, and SQL inside of `text()`."""

import re
import unicodedata

# A colon that begins a parameter (`TextClause._bind_params_regex` of SQLAlchemy), and a colon behind
# a backslash, which is how SQLAlchemy is told that it does not (`BIND_PARAMS_ESC` of its compiler):
# both get a backslash, which SQLAlchemy takes away again.
_COLON = re.compile(r"(?<![:\w\\]):\w+(?![:\w])|\\:\w*(?![:\w])")

# Names and texts in SQL.
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")

_NAMED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def escaped(sql: str) -> str:
    r"""*sql* for `sa.text()`, and all that passes a string to it: ` :x` is written as ` \:x`.

    A percent sign stays as it is: SQLAlchemy doubles it where the driver needs that.
    """
    return _COLON.sub(r"\\\g<0>", sql)


def has_lines(sql: str) -> bool:
    """Whether *sql* is in lines, which may be indented: none breaks inside of a text or name."""
    return "\n" in sql and not any("\n" in quoted for quoted in _QUOTED.findall(sql))


def literal(text: str) -> str:
    """*text* between quotes, on one line: double ones, unless single ones save backslashes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_letter(letter, quote) for letter in text) + quote


def block(text: str) -> str:
    '''*text* between `"""`, with its line breaks as they are.'''
    body = "\n".join(_line(line) for line in text.split("\n"))
    # Three in a row would be the end, and the last letter would be part of it.
    return '"""' + re.sub(r'"(?=""|\Z)', r"\"", body) + '"""'


def _line(line: str) -> str:
    """A blank at its end, which editors take away, is written in another way."""
    body = "".join(_letter(letter, "") for letter in line)
    return body[:-1] + r"\x20" if body.endswith(" ") else body


def _letter(letter: str, quote: str) -> str:
    if letter == quote:
        return "\\" + letter
    if letter in _NAMED:
        return _NAMED[letter]
    return letter if letter.isprintable() else repr(letter)[1:-1]


def width(text: str) -> int:
    """Columns of a terminal that *text* takes, by which ruff decides what fits."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
