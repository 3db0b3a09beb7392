"""Names, most of them awkward."""

from hypothesis import strategies as st

PLAIN = ["users", "orders", "notes", "id", "name", "mail", "a", "b", "c", "created_at", "size"]
AWKWARD = [
    "order",
    "select",
    "user",
    "Users",
    "camelCase",
    "Two Words",
    "100%",
    "%s",
    "%(id)s",
    "a:b",
    ":c",
    'quo"te',
    "it's",
    "back\\slash",
    "d.o.t",
    "größe",
    "名前",
    "x" * 63,
    "é" * 31,
    "{curly}",
    "semi;colon",
    "(paren)",
    "1st",
    "$dollar",
    "da-sh",
    "new\nline",
]
SCHEMAS = ["audit", "Big Data", "user", "50%:a"]

names = st.sampled_from(PLAIN) | st.sampled_from(PLAIN + AWKWARD)
