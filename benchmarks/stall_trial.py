"""One migration under load: what the clients got to wait, and how long it took."""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import stall_server
from peer_server import PeerServer
from stall_changes import Change
from stall_clients import clients
from stall_projects import Migrating
from stall_record import READ, WRITE, Entry, Times, between, read

BEGIN, END = "begin", "end"


@dataclass(frozen=True)
class Conditions:
    """What all trials have in common."""

    server: PeerServer
    folder: Path
    rows: int
    # Seconds: how long the other transaction lasts, and a trial without migration.
    hold: float
    calm: float
    # Seconds of load before a migration, and after it, when who was stopped catches up.
    around: float


@dataclass(frozen=True)
class Trial:
    """What was measured in one run."""

    # Seconds, of the migration.
    took: float
    reads: Times
    writes: Times
    # The messages of statements that failed.
    failed: Sequence[str]
    # Seconds: the most that a statement was sent after it was due.
    late: float
    # Of the machine, when it began.
    busy: float
    # Bodies of the `upgrade()` that ran.
    code: Sequence[str] = ()

    @property
    def longest(self) -> float:
        """Milliseconds: the longest that any statement took."""
        return max(self.reads.longest, self.writes.longest)


def baseline(conditions: Conditions, database: str) -> Trial:
    """Clients, and nothing else."""

    def nothing() -> float:
        time.sleep(conditions.calm)
        return conditions.calm

    stall_server.renew(conditions.server, database)
    return _under_load(conditions, database, "baseline", nothing)


def trial(conditions: Conditions, project: Migrating, change: Change) -> Trial:
    """`alembic upgrade head` of *project* for *change*. Raises StepFailed."""
    server, database = conditions.server, project.database
    stall_server.renew(server, database)
    name = f"{change.name}-{database}"
    changed = project.write(change, conditions.folder / name)

    def upgrade() -> float:
        with ExitStack() as around:
            if change.waits:
                somebody = stall_server.long_transaction(server, database, conditions.hold)
                around.enter_context(somebody)
            return changed.upgrade().wall

    return _under_load(conditions, database, name, upgrade, changed.upgrades())


def _under_load(
    conditions: Conditions,
    database: str,
    name: str,
    work: Callable[[], float],
    code: Sequence[str] = (),
) -> Trial:
    record = conditions.folder / f"{name}.csv"
    url = stall_server.url(conditions.server, database)
    busy = os.getloadavg()[0]
    with clients(url, record, conditions.rows) as load:
        time.sleep(conditions.around)
        load.mark(BEGIN)
        took = work()
        time.sleep(conditions.around)
        load.mark(END)
    return _trial(took, between(read(record), BEGIN, END), busy, code)


def _trial(took: float, entries: Sequence[Entry], busy: float, code: Sequence[str]) -> Trial:
    return Trial(
        took,
        Times.of([entry for entry in entries if entry.kind == READ]),
        Times.of([entry for entry in entries if entry.kind == WRITE]),
        [entry.said for entry in entries if entry.said],
        max((entry.late for entry in entries), default=0.0),
        busy,
        code,
    )
