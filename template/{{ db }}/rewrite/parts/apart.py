"""Prove a migration that cannot be tried in one transaction: online, or too big.

An online one is not made for transactions. A big one may take more locks than there are:
PostgreSQL keeps a lock on whatever a transaction makes or drops: to make a table of ten columns takes
9, to drop it 26. It has room for about max_locks_per_transaction * max_connections of them, which
is 6,400 if nobody has tuned it: https://www.postgresql.org/docs/current/runtime-config-locks.html
"""

import logging
from collections.abc import Sequence

from sqlalchemy import Connection, text

from ...compare.residue import Fact
from ...postgresql.catalog import read_facts
from ...terminal.progress import doing
from ..prove import OutOfLocks, Seeing, Unproved, judge_downgrade, judge_upgrade, run, unseen
from ..python.code import Code
from .part import Part

log = logging.getLogger("alembic.autogenerate")

# One thing may be locked in several ways, in the same place.
HELD = text("""
    SELECT count(DISTINCT (locktype, relation, classid, objid)) FROM pg_locks
    WHERE pid = pg_backend_pid()""")
SETTINGS = text("""
    SELECT CAST(current_setting('max_locks_per_transaction') AS integer),
        CAST(current_setting('max_connections') AS integer)""")


@doing("Trying the migration up and down in a scratch database")
def prove_apart(
    copy: Connection,
    parts: Sequence[Part],
    models: set[Fact] | None,
    version_table: str,
    seeing: Seeing = unseen,
) -> None:
    """Try both ways in *copy*, a scratch database that is dropped afterwards, each for good.

    Without *models* it is not judged where the upgrade leads.
    The upgrade of each part runs inside of *seeing*. Raises `Unproved` as `prove` does, and if there are too few locks for an upgrade. Too few for a
    downgrade are a warning.
    """
    facts = [_facts(copy, version_table)]
    for part in parts:
        with seeing(copy, part):
            _upgrade(copy, part)
        facts.append(_facts(copy, version_table))
    reached = facts.pop()
    if models is not None:
        judge_upgrade(reached, models, facts[0])
    for part in reversed(parts):
        _downgrade(copy, part)
        judge_downgrade(_facts(copy, version_table), facts.pop())


def _facts(copy: Connection, version_table: str) -> set[Fact]:
    found = read_facts(copy, version_table)
    copy.rollback()
    return found


def _upgrade(copy: Connection, part: Part) -> None:
    if part.online:
        return run(copy, part.up, "upgrade")
    locks = _run(copy, part.up, "upgrade")
    if len(locks) > 1:
        raise Unproved(_refusal(copy, sum(locks)))


def _downgrade(copy: Connection, part: Part) -> None:
    if part.online:
        return run(copy, part.down, "downgrade")
    locks = _run(copy, part.down, "downgrade")
    if len(locks) > 1:
        log.warning(
            "Its downgrade takes %s locks at once, more than this server has. Before you ever run it:"
            " max_locks_per_transaction = %s, and a restart.",
            f"{sum(locks):,}",
            _enough(copy, sum(locks)),
        )


def _run(copy: Connection, codes: Sequence[Code], way: str) -> list[int]:
    """Run all in one transaction or, where that is too much, in several: the locks of each."""
    try:
        with copy.begin():
            run(copy, codes, way)
            return [int(copy.scalar(HELD) or 0)]
    except OutOfLocks:
        if len(codes) == 1:
            raise
    middle = len(codes) // 2
    return _run(copy, codes[:middle], way) + _run(copy, codes[middle:], way)


def _enough(copy: Connection, locks: int) -> int:
    """The max_locks_per_transaction with which the server has room for so many: a power of two."""
    setting, connections = copy.execute(SETTINGS).one()
    double = 2 * int(setting)
    while double * connections < locks:
        double *= 2
    return double


def _refusal(copy: Connection, locks: int) -> str:
    setting, _ = copy.execute(SETTINGS).one()
    return (
        f"Nothing was written: this is too much for one transaction, which each migration is.\n\n"
        f"  It takes {locks:,} locks, for which this server has no room "
        f"(max_locks_per_transaction = {setting}).\n"
        "  Have an administrator raise that, and restart the server:\n\n"
        f"      ALTER SYSTEM SET max_locks_per_transaction = {_enough(copy, locks)};\n\n"
        "  Or write several migrations: generate and upgrade with a part of the models at a time."
    )
