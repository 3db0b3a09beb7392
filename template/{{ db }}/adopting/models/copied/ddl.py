"""What tables need and SQLAlchemy has no words for."""

from typing import Any

from sqlalchemy import DDL, event


def after(target: Any, statement: str) -> None:
    """Run *statement*, which is SQL, when *target* was created: a table, or all of ``metadata``."""
    # DDL would put the table's name in for %(table)s.
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(target, "after_create", ddl)


def inherits(child: Any, parent: Any) -> None:
    """Create the table *parent* before the table *child*, which inherits from it."""
    child.add_is_dependent_on(parent)
