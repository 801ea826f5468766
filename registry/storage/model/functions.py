"""A function of the database whose text follows from the model, such as one that names every concept.

The metadata of the model carries them; `registry.storage.database.comparing` holds the database to them, and writes
what a migration must do when a concept changes what they say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import MetaData

FUNCTIONS = "functions"


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its name, the types that it is given, and the statement that makes it or puts it in place.

    `then` is what must be done once when its text has changed.
    """

    name: str
    given: str
    create: str
    then: str | None = None

    @property
    def signature(self) -> str:
        """What it is found by."""
        return f"{self.name}({self.given})"


def functions_of(metadata: MetaData) -> tuple[Function, ...]:
    """The functions that the model asks for."""
    found: tuple[Function, ...] = metadata.info.get(FUNCTIONS, ())
    return found


def ask_for(metadata: MetaData, functions: Iterable[Function]) -> None:
    """Add functions to those that the model asks for."""
    metadata.info[FUNCTIONS] = (*functions_of(metadata), *functions)
