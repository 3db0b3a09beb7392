"""What is in the way of a statement, and how the exception of that statement carries it upwards.

It has to be found where the statement failed, as long as the transaction is open; the message is
written where the command ends. In between, the exception is the user's, who may catch it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Diagnosis:
    """The parts of the message: *what* is wrong, *examples*, what to do, SQL that shows more."""

    what: str
    examples: str
    advice: str = "Mend the rows, and type the same command again"
    query: str | None = None


@dataclass(frozen=True)
class Failure:
    """A statement failed. If it was in autocommit, what the migration did before it stays.

    If it *goes_on*, the same command does what is left to do.
    """

    diagnosis: Diagnosis | None
    autocommit: bool
    goes_on: bool = False


def attach(error: BaseException, failure: Failure) -> None:
    """Let *error* carry *failure*."""
    vars(error)["failure"] = failure


def attached(error: BaseException) -> Failure:
    """What `attach` gave to *error*, if anything."""
    found = vars(error).get("failure")
    return found if isinstance(found, Failure) else Failure(None, autocommit=False)
