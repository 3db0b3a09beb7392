"""What Alembic's command line prints: one line per migration, and messages as they were written."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from logging.config import fileConfig
from pathlib import Path
from typing import TextIO

from alembic.config import Config
from alembic.util import messaging

from .screen import ERASE_LINE, RED, YELLOW, colored, is_terminal, paint, unfinished
from .typed import as_typed_here

LEVELS = {"WARNING": YELLOW, "ERROR": RED, "CRITICAL": RED}


def prepare(config: Config) -> None:
    """Set up logging as alembic.ini says, if Alembic was started from the command line.

    A program that calls Alembic's functions has its own logging, which is left alone.
    """
    if config.cmd_opts is None or config.config_file_name is None:
        return
    if Path(config.config_file_name).is_file():
        fileConfig(config.config_file_name, encoding="utf-8")
    # Alembic logs each failure that it also prints, and each of its own plugins.
    logging.getLogger("alembic.util.messaging").disabled = True
    logging.getLogger("alembic.runtime.plugins").disabled = True
    # On a terminal it re-flows what it prints into one paragraph, and our messages have lines to
    # be copied.
    messaging.TERMWIDTH = None
    # There is no setting for that.
    messaging.write_outstream = _write
    _log_to_the_terminal()


def _log_to_the_terminal() -> None:
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler) and is_terminal(handler.stream):
            handler.setFormatter(_OnTerminal(handler.formatter, handler.stream))


class _OnTerminal(logging.Formatter):
    """Lines as *plain* makes them, with the level coloured, over whatever progress was shown.

    A record may bring its text in colours, as `extra={"painted": ...}`; log files get the plain one.
    """

    def __init__(self, plain: logging.Formatter | None, stream: TextIO) -> None:
        super().__init__()
        self._plain = plain or logging.Formatter()
        self._stream = stream

    def format(self, record: logging.LogRecord) -> str:
        record = copy(record)
        if colored(self._stream):
            if color := LEVELS.get(record.levelname):
                record.levelname = paint(record.levelname, color)
            if painted := getattr(record, "painted", None):
                record.msg, record.args = painted, ()
        text = self._plain.format(record)
        return ERASE_LINE + text if self._stream in unfinished else text


_write_outstream = messaging.write_outstream


def _write(stream: TextIO, *text: str | bytes, quiet: bool = False) -> None:
    """Write as Alembic does, but failures for who reads them here."""
    _write_outstream(stream, *(_for_reader(one, stream) for one in text), quiet=quiet)


def _for_reader(text: str | bytes, stream: TextIO) -> str | bytes:
    """A failure with its commands as they are typed here, and on a terminal the word in red."""
    if not isinstance(text, str) or not text.lstrip().startswith("FAILED"):
        return text
    text = as_typed_here(text)
    return text.replace("FAILED", paint("FAILED", RED), 1) if colored(stream) else text


@contextmanager
def without_preamble() -> Iterator[None]:
    """Keep Alembic from announcing, before each command, that this is PostgreSQL."""
    log = logging.getLogger("alembic.runtime.migration")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


@contextmanager
def each_migration_once() -> Iterator[None]:
    """Announce each migration when it runs for the first time, and not with each new attempt."""
    log, told = logging.getLogger("alembic.runtime.migration"), set[str]()

    def is_new(record: logging.LogRecord) -> bool:
        text = record.getMessage()
        known = text in told
        told.add(text)
        return not known

    log.addFilter(is_new)
    try:
        yield
    finally:
        log.removeFilter(is_new)
