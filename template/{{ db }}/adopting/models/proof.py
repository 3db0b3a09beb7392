"""What differs between the database and the models that were written from it: PostgreSQL is asked."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, MetaData

from ...compare.models import created
from ...compare.residue import MODELLED, Fact, residue
from ...compare.snapshot import Name
from ...postgresql.catalog import read_facts
from ...postgresql.quote import identifier
from .source import Source

# What else is written into the models, or said by the statements after them.
_OURS = re.compile(
    rf"{MODELLED.pattern}|sequence |comment on (index|sequence|type|table constraint)"
)


def differences(
    live: Connection,
    metadata: MetaData,
    source: Source,
    before: Sequence[str],
    version_table: str,
) -> dict[str, list[str]]:
    """The lines that only one side has (+ is the models), by the table or type in SQL.

    The tables are made in a scratch database, behind the statements *before*. Raises `NoScratch`,
    and `ModelsError` if PostgreSQL refuses one.
    """
    found = read_facts(live, version_table)
    with created(live, metadata, before=before) as scratch:
        made = read_facts(scratch, version_table)
    ours = _subjects(source)
    left, right = _grouped(found - made, ours), _grouped(made - found, ours)
    lines = {
        ours[subject]: list(residue(left[subject], right[subject], {(subject, "")}))
        for subject in sorted(left.keys() | right.keys())
    }
    return {name: differs for name, differs in lines.items() if differs}


def _subjects(source: Source) -> Mapping[str, str]:
    """Names in SQL with their schema, as catalogs have them, and as the source has them."""
    snapshot = source.snapshot
    names: list[Name] = [table.name for table in snapshot.tables.values()]
    names += [one.name for one in snapshot.enums.values() if one.name.sql in source.shared]
    names += [one.name for one in snapshot.domains.values() if one.name.sql in source.shared]
    names += [one.name for one in snapshot.sequences.values() if one.name.sql in source.shared]
    default = identifier(snapshot.default_schema)
    return {name.sql if name.schema else f"{default}.{name.sql}": name.sql for name in names}


def _grouped(facts: set[Fact], ours: Mapping[str, str]) -> defaultdict[str, set[Fact]]:
    groups: defaultdict[str, set[Fact]] = defaultdict(set)
    for subject, line in facts:
        if subject in ours and _OURS.match(line):
            groups[subject].add((subject, line))
    return groups
