"""The trigger that keeps two columns of a table equal, whichever of them somebody writes."""

import zlib
from dataclasses import dataclass

from ..naming import object_name
from ..postgresql.quote import dollar_quoted, identifier, qualified

# Values are compared as text, as some types have no =, such as json. OLD is NULL when a row is
# inserted. The column that was added has no default, so that a value in it was given by code that
# knows it, and counts; in the other one it may be a default. What op.backfill() puts there is the
# same value already: the other column keeps its own, which `down` might write differently.
FUNCTION = """
#variable_conflict use_column
DECLARE
    filled {table}.{added}%TYPE;
BEGIN
    IF NEW.{added}::text IS DISTINCT FROM OLD.{added}::text THEN
        filled := (SELECT {fill} FROM (SELECT NEW.*) AS {row});
        IF NEW.{added}::text IS DISTINCT FROM filled::text THEN
            NEW.{kept} := (SELECT {back} FROM (SELECT NEW.*) AS {row});
        END IF;
    ELSIF NEW.{kept}::text IS DISTINCT FROM OLD.{kept}::text THEN
        NEW.{added} := (SELECT {fill} FROM (SELECT NEW.*) AS {row});
    END IF;
    RETURN NEW;
END
"""


@dataclass(frozen=True)
class Synchronization:
    """*old* and *new* are columns of the table; *up* computes new from old, *down* the other way.

    *restore* says that old is the one that was added.
    """

    table_name: str
    old: str
    new: str
    up: str = ""
    down: str = ""
    restore: bool = False
    schema: str | None = None

    @property
    def added(self) -> str:
        """The name of the column that is filled."""
        return self.old if self.restore else self.new

    @property
    def table(self) -> str:
        """The table's name in SQL."""
        return qualified(self.table_name, self.schema)

    @property
    def name(self) -> str:
        """The name of the trigger, and of its function."""
        columns = f"{self.old}_to_{self.new}"
        name = object_name(self.table_name, columns, "sync")
        if name == f"{self.table_name}_{columns}_sync":
            return name
        # What was cut off may be all that tells it from another one.
        crc = zlib.crc32(f"{self.table_name}.{columns}".encode())
        return object_name(self.table_name, columns, f"{crc:08x}_sync")

    @property
    def function_name(self) -> str:
        """The name of the function in SQL, in the schema of the table."""
        return qualified(self.name, self.schema)

    def function(self, create: str) -> str:
        """The statement that creates the function; the search path stays what it is now."""
        kept, added = (self.new, self.old) if self.restore else (self.old, self.new)
        fill, back = (self.down, self.up) if self.restore else (self.up, self.down)
        body = FUNCTION.format(
            table=self.table,
            row=identifier(self.table_name),
            kept=identifier(kept),
            added=identifier(added),
            fill=_expression(fill),
            back=_expression(back),
        )
        return (
            f"{create} FUNCTION {self.function_name}() RETURNS trigger LANGUAGE plpgsql\n"
            f"SET search_path FROM CURRENT AS {dollar_quoted(body, 'sync')}"
        )

    def trigger(self, create: str) -> str:
        """The statement that creates the trigger, after the function.

        As it names the columns, PostgreSQL refuses to drop one of them and leave the trigger.
        """
        columns = f"{identifier(self.old)}, {identifier(self.new)}"
        return (
            f"{create} TRIGGER {identifier(self.name)}\n"
            f"BEFORE INSERT OR UPDATE OF {columns} ON {self.table}\n"
            f"FOR EACH ROW EXECUTE FUNCTION {self.function_name}()"
        )


def _expression(sql: str) -> str:
    # It may end in a comment.
    return f"({sql}\n)" if "--" in sql else f"({sql})"
