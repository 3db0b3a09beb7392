"""No table is registered: refused, with the folder that was searched."""

from sqlalchemy import MetaData


def before(metadata: MetaData) -> None:
    pass


def after(metadata: MetaData) -> None:
    pass


STOPS = "generation"
MESSAGE = ["models"]
