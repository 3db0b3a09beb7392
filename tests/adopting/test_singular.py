"""A class is named after one of what its table holds many of, where English is sure."""

from importlib import import_module
from pathlib import Path

import pytest

pytest_plugins = ["server_fixtures"]

SINGULARS = {
    "users": "user",
    "categories": "category",
    "addresses": "address",
    "statuses": "status",
    "boxes": "box",
    "batches": "batch",
    "movies": "movie",
    "people": "person",
    "databases": "database",
    "photos": "photo",
    "indexes": "index",
    "metrics": "metric",
    "keys": "key",
    "days": "day",
    "caches": "cache",
    "licenses": "license",
    "types": "type",
}

# One of it has the same name, or nobody is sure.
UNCHANGED = [
    *("address", "status", "news", "series", "bus", "dns", "sms", "gps", "analysis", "gas"),
    *("statistics", "data", "analytics", "canvas", "axes", "shoes", "leaves", "user", "class"),
]


@pytest.mark.parametrize("word", [*SINGULARS, *UNCHANGED])
def test_a_class_is_one_of_many_only_where_that_is_sure(shop: Path, word: str) -> None:
    singular = import_module("shop.db.adopting.models.singular").singular
    assert singular(word) == SINGULARS.get(word, word)
