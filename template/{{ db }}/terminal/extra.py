"""What was said with -x NAME=VALUE, which Alembic leaves to migrations/env.py."""

from alembic.config import Config


def said(config: Config) -> list[str]:
    """Each NAME=VALUE, as it was typed."""
    return getattr(config.cmd_opts, "x", None) or []


def extra(config: Config) -> dict[str, str]:
    """The value for each name; the last one, if there are several."""
    return dict(_pairs(config))


def listed(config: Config, name: str) -> tuple[str, ...]:
    """All values for *name*: `-x NAME=A,B -x NAME=C` lists three."""
    words = [word for key, value in _pairs(config) if key == name for word in value.split(",")]
    return tuple(word.strip() for word in words if word.strip())


def is_typed(config: Config) -> bool:
    """Whether somebody typed the command, so that a program's own arguments are not told for it."""
    return hasattr(config.cmd_opts, "cmd")


def _pairs(config: Config) -> list[tuple[str, str]]:
    return [(name, value) for name, _, value in (word.partition("=") for word in said(config))]
