"""Clients that read and write rows of `users`, one after the other, as pgbench's do.

    python benchmarks/stall_load.py URL RECORD --rows 4000000

A process of its own, so that whatever else is measured does not slow it down. When its clients are
connected it prints a line. From then on it enters every statement in the file RECORD, and each line
that it reads as a mark between them. It ends with its input, so also when whoever started it was
killed, and after --seconds in any case.

A statement is due at a moment that was drawn before, whatever became of the ones before it
(`pgbench --rate` does the same), so a client that was stopped has much to catch up. How late a
statement is sent is noted, and no part of how long it takes.
"""

import argparse
import csv
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, TextIO

import psycopg
from command_line import parser
from stall_record import MARK, READ, WRITE, Entry

# By primary key. No migration that is measured touches these columns.
STATEMENTS: dict[str, LiteralString] = {
    READ: "SELECT name, visits FROM users WHERE id = %s",
    WRITE: "UPDATE users SET visits = visits + 1 WHERE id = %s",
}

# A client that reads only, or writes only, tells of one of the two: of eight that do both, all may wait
# for a read, and nobody would be there to see that writes wait as well.
CLIENTS = (READ, READ, READ, WRITE, READ, READ, READ, WRITE)
RATE = 200.0  # statements per second, of all of them

GRACE = 30  # seconds that a statement may go on when the end has come


@dataclass(frozen=True)
class Offer:
    """What all clients together are to do."""

    rows: int
    rate: float  # statements per second
    seconds: float


class Record:
    """The file, to which several threads write."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._lines, self._lock = file, csv.writer(file), threading.Lock()
        self.start = time.monotonic()

    def now(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.start

    def enter(self, entry: Entry) -> None:
        """Append *entry*, at once: nobody may be there to close the file."""
        with self._lock:
            self._lines.writerow(entry.line())
            self._file.flush()


def main() -> None:
    """Be the clients until the input ends."""
    arguments = _arguments()
    offer = Offer(arguments.rows, arguments.rate, arguments.seconds)
    # Of several threads, the one whose answer has come gets its turn without much delay.
    sys.setswitchinterval(0.0005)
    clients = [psycopg.connect(arguments.url, autocommit=True) for _ in CLIENTS]
    with arguments.record.open("w", newline="", encoding="utf-8") as file:
        record, stop = Record(file), threading.Event()
        threads = [
            threading.Thread(target=_work, args=(client, number, offer, record, stop), daemon=True)
            for number, client in enumerate(clients)
        ]
        for thread in threads:
            thread.start()
        threading.Thread(target=_listen, args=(record, stop), daemon=True).start()
        print("ready", flush=True)
        stop.wait(offer.seconds)
        stop.set()
        _join(threads)


def _arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("url", help="the database, as libpq likes to be told")
    options.add_argument("record", type=Path, help="the file to write")
    options.add_argument("--rows", type=int, required=True, help="ids of users go from 1 to this")
    options.add_argument(
        "--rate", type=float, default=RATE, help="statements per second (%(default)s)"
    )
    options.add_argument("--seconds", type=float, default=3600, help="at most so long (3600)")
    return options.parse_args()


def _listen(record: Record, stop: threading.Event) -> None:
    """Enter each line of the input as a mark, and let the clients stop at its end."""
    for line in sys.stdin:
        record.enter(Entry(MARK, record.now(), 0, 0, line.strip()))
    stop.set()


def _work(
    client: psycopg.Connection, number: int, offer: Offer, record: Record, stop: threading.Event
) -> None:
    drawn, kind = random.Random(number), CLIENTS[number]
    for due in _due(drawn, offer.rate / len(CLIENTS)):
        if stop.wait(max(0, due - record.now())):
            return
        began = record.now()
        said = _do(client, kind, drawn.randint(1, offer.rows))
        record.enter(Entry(kind, began, record.now() - began, began - due, said))
        if client.closed:
            return


def _due(drawn: random.Random, rate: float) -> Iterator[float]:
    """Moments, in seconds since the beginning: *rate* of them in a second, on the average."""
    due = 0.0
    while True:
        due += drawn.expovariate(rate)
        yield due


def _do(client: psycopg.Connection, kind: str, key: int) -> str:
    """Send one statement and take the answer; return the error, if there is one."""
    try:
        client.execute(STATEMENTS[kind], [key])
    except psycopg.Error as error:
        return str(error) or type(error).__name__
    return ""


def _join(threads: list[threading.Thread]) -> None:
    """Wait for the statements that are under way, but not for ever."""
    end = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    if any(thread.is_alive() for thread in threads):
        os._exit(1)


if __name__ == "__main__":
    main()
