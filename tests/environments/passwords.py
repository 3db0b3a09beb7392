"""Passwords in which each character means something to somebody on the way."""

PASSWORDS = {
    "url": "p@ss:w/o%rd#?& é",
    "percent": "%40",
    "braces": "a{b}c{}",
    "backslash": "\\b\\\\n",
    "quotes": '"it\'s"',
    "dollar": "$HOME",
    "expansion": "${X}",
    "blanks": " sp ace ",
    "plus": "a+b",
    "emoji": "🐘🔑",
    "long": "0aZ-_.~/" * 25,
    "dash": "-W --help",
}
