"""The page of documentation that one run writes, with all its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from machine import machine, versions
from stall_load import CLIENTS, RATE
from stall_record import READ, WRITE
from stall_report import Row, failures, summary, table
from stall_trial import Trial

WIDTH = 100

PAGE = """\
# How long a migration stops the service

{summary}

![The longest stall of reads and of writes, for each change](stalls.png)

{table}

A *stall* is the longest time that one statement of a client took, in milliseconds: of the reads / of
the writes. The *ratio* is ours to stock Alembic's, of the longer of the two. 99 of 100 statements took
no longer than *p99*. *Seconds* is how long `alembic upgrade head` took. A client's statement counts if
it ran between the start of that and {around:g} s after its end. {failures}

**Stock** is `alembic init`, and what its `--autogenerate` writes, run as it is. It sees no CHECK, and
PostgreSQL refuses the change of type that it writes: these two are written by hand, in the plainest way.

**Ours** is what `--autogenerate` of this template writes, run as it is. The change from Text to Boolean
is written by hand, since it is three migrations: see [online migrations](online.md).

## Behind a long transaction

A new column needs a strong lock for a moment. Behind somebody else's transaction it waits for that, and
whoever comes later, even to read, waits behind it. Ours gives up soon, lets everybody pass, and comes
again: see [why it waits so long, and how to change that](guard.md). So a stall lasts as long as one
attempt, and a little more. The migration takes as long as the transaction either way.

## What ran

{code}
## Measure it yourself

```sh
{command}
```

That writes this page and its picture. `--rows 100000` is for a first look, and `--changes index queue`
measures these only. This page is one run, at commit {commit}:

{conditions}
"""

CONDITIONS = """\
{rows:,} rows, {size} with the key. Each trial begins with a new copy of them.

{readers} clients read and {writers} write, in a process of their own, by primary key, each statement in
its own transaction. Together they send {rate:.0f} per second, at random moments drawn before. With no
migration, the latest one was sent {late:.0f} ms after it was due.

{machine}. The machine's load was {busy} when a trial began.

{versions}, PostgreSQL {server}: {settings}.

One trial each. The longest of some thousands of statements varies from run to run; where nobody is
stopped, that is all that the ratio compares.
"""

CODE = """\
<details><summary>{title}</summary>

Stock:

```python
{naive}
```

Ours:

```python
{ours}
```

</details>
"""


@dataclass(frozen=True)
class Measured:
    """All that one run has found, and how it was called."""

    command: str
    # Of this template; the working tree may have been ahead of it.
    commit: str
    rows: int
    # Seconds after a migration that count.
    around: float
    size: str
    server: str
    settings: dict[str, str]
    calm: Trial
    table: Sequence[Row]


def page(found: Measured) -> str:
    """The text, in Markdown."""
    return PAGE.format(
        summary=fill(summary(found.table), WIDTH),
        conditions="\n".join(_conditions(found)),
        table=table(found.calm, found.table),
        failures=failures(found.calm, found.table),
        code="\n".join(map(_code, found.table)),
        around=found.around,
        command=found.command,
        commit=found.commit,
    )


def _conditions(found: Measured) -> list[str]:
    values = {
        "rows": found.rows,
        "size": found.size,
        "readers": CLIENTS.count(READ),
        "writers": CLIENTS.count(WRITE),
        "rate": RATE,
        "late": found.calm.late * 1000,
        "machine": machine(),
        "busy": _busy(found),
        "versions": versions(),
        "server": found.server,
        "settings": ", ".join(f"{name} {value}" for name, value in found.settings.items()),
    }
    said = CONDITIONS.format(**values).strip().split("\n\n")
    return [fill(f"- {one}", WIDTH, subsequent_indent="  ", break_on_hyphens=False) for one in said]


def _busy(found: Measured) -> str:
    trials = [found.calm, *(trial for row in found.table for trial in (row.naive, row.ours))]
    loads = [trial.busy for trial in trials]
    return f"{min(loads):.1f} to {max(loads):.1f}"


def _code(row: Row) -> str:
    naive, ours = (_bodies(trial.code) for trial in (row.naive, row.ours))
    return CODE.format(title=row.title, naive=naive, ours=ours)


def _bodies(code: Sequence[str]) -> str:
    if len(code) == 1:
        return code[0]
    return "\n\n".join(f"# migration {number}\n{body}" for number, body in enumerate(code, 1))
