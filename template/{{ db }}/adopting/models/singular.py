"""One of many: `users` are many of a `user`. In doubt, a name stays as it is.

A class called `Users` is plain; one called `Addres` or `Statu` is a mistake that everybody sees.
"""

import re

# What the rules below get wrong, or do not dare.
IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "statuses": "status",
    "aliases": "alias",
    "bonuses": "bonus",
    "buses": "bus",
    "campuses": "campus",
    "viruses": "virus",
    "caches": "cache",
    "niches": "niche",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
}

# Singulars, and plurals of which the singular is a matter of taste.
UNCHANGED = {
    *("news", "series", "species", "goods", "means", "lens", "diabetes", "corps", "chaos"),
    *("alias", "atlas", "bias", "canvas", "gas", "kudos", "cosmos", "ethos", "axes", "always"),
    *("has", "was", "does", "is", "this", "its", "yes", "plus", "address"),
}

# Words of -ie, whose plurals look like those of -y.
IE = {
    *("brownies", "calories", "cookies", "dies", "genies", "goalies", "hoodies", "lies"),
    *("movies", "pies", "rookies", "selfies", "smoothies", "sorties", "ties", "zombies"),
}

# -ics is a science (statistics), but for these.
ICS = {"clinics", "comics", "fabrics", "metrics", "mechanics", "topics"}

# Ending of a plural, and of its singular; the first that fits counts, and None is doubt.
RULES = [
    (r"(ss|us|is)$", None),
    (r"(sses|shes|[^a]ches|tches|xes)$", "es"),
    (r"(cases|bases|leases|hases|nses|rses)$", "s"),
    (r"(ses|ves|oes|zzes|ches)$", None),
    (r"ics$", None),
    (r"s$", "s"),
]

VOWEL = re.compile("[aeiouy]")


def singular(word: str) -> str:
    """*word*, which is in small letters, for one of what it names; in doubt *word* itself."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    # An abbreviation, such as dns.
    if word in UNCHANGED or len(word) < 4 or not VOWEL.search(word[:-1]):
        return word
    if word in IE | ICS:
        return word[:-1]
    if re.search(r"[^aeiou]ies$", word):
        return word.removesuffix("ies") + "y"
    ending = next((ending for rule, ending in RULES if re.search(rule, word)), None)
    return word.removesuffix(ending) if ending else word
