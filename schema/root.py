"""The questions: what can be asked for at the root, put together from the files of the concepts.

A concept is found by its file in `schema/concepts`. What can be asked for of it stands there in a class `Questions`,
and its types are those that show a record of the registry (`model`). A new concept is not named here.
"""

from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules

import strawberry
from strawberry.types.base import has_object_definition

import registry.model  # noqa: F401 - what holds for all records is attached there, and questions are answered by it
from schema import concepts
from schema.concepts.installation import ApiInfo, Viewer
from schema.language.fields import attribute, field
from schema.language.questions import AS_OF
from schema.language.records import Node, Record, Term, Vocabulary

#: The concepts that the contract begins with; the others follow in the order of their files.
FIRST = ("initiatives", "organisations", "groups", "knowledge_needs", "needs_rounds", "outputs", "themes")

_NAMES = [each.name for each in iter_modules(concepts.__path__)]
_FILES = [import_module(f"{concepts.__name__}.{name}") for name in sorted(_NAMES, key=[*FIRST, *_NAMES].index)]

#: Every type that shows a record, so that those are in the contract too that only an interface leads to.
TYPES = tuple(
    each
    for file in _FILES
    for each in vars(file).values()
    if has_object_definition(each) and each.__module__ == file.__name__ and hasattr(each, "model")
)


@strawberry.type
class _Anything:
    """What can be asked for whatever the concept: who asks and who answers, and any record."""

    moment = field(
        datetime,
        "The moment that what is asked beside it with the same `asOf` tells of: that, or now. With it as `asOf` the"
        " same is told again, but for what has been withdrawn since (tidpunkt).",
        AS_OF,
        moment=True,
    )
    viewer: Viewer = attribute("Who is asking (den som frågar).")
    api_info: ApiInfo = attribute("This installation (om gränssnittet).")
    # Relay knows `node` by its single argument; `nodes` can be asked of another moment.
    node = field(Node | None, "Anything by its id (objekt).", {"id": (strawberry.ID, ..., "The id (id).")}, nodes=True)
    nodes = field(
        list[Node | None],
        "Several by their ids, at most 100, in the same order; null for what is not found (flera objekt). Give `kind`,"
        " `state` and `role` aliases: they differ from type to type.",
        {"ids": (list[strawberry.ID], ..., "The ids (id)."), **AS_OF},
        nodes=True,
    )
    lookup = field(
        Record | None,
        "Any record by a key of another system: scb-kommunkod, organisationsnummer, diarienummer:<authority's slug>, or"
        " a source system's own (uppslag).",
        {"system": (str, ..., "The system (system)."), "value": (str, ..., "The key in it (värde)."), **AS_OF},
        nodes=True,
    )


_QUESTIONS = [file.Questions for file in _FILES if hasattr(file, "Questions")]


@strawberry.type(
    description="Everything that can be asked for (frågor). One operation is one statement, and so one moment:"
    " now, unless a field says `asOf`."
)
class Query(_Anything, *_QUESTIONS):  # type: ignore[misc]
    """Everything that can be asked for."""

    vocabulary = field(
        list[Term],
        "The values of an enum with Swedish and English labels, such as InitiativeState (ordlista).",
        {"enum": (str, ..., "The enum's name, of those that `vocabularies` lists (ordlistans namn).")},
    )
    vocabularies: list[Vocabulary] = attribute("Every enum that has labels, by name (ordlistor).")
