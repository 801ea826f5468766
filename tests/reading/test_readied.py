"""A SELECT that is written once is bound anew at each call."""

from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, Select, Uuid, any_, select

from registry.concepts.initiatives import Initiative
from registry.storage.model.terms import Publication, Role
from registry.storage.reading.readied import readied
from registry.storage.reading.scope import Scope

WRITTEN: list[Role] = []


@readied
def seen(scope: Scope, model: Any) -> Select[Any]:
    """The records among `keys` that the caller sees."""
    WRITTEN.append(scope.role)
    row = scope.alias(model)
    return select(row.c.id).where(
        row.c.id == any_(scope.bind(itemgetter("keys"), ARRAY(Uuid()))), *scope.sees(row, model)
    )


@readied
def shown(scope: Scope, model: Any) -> Select[Any]:
    """Whether records are shown."""
    row = scope.alias(model)
    return select(row.c.id, row.c.publication)


def test_it_is_written_once_for_each_role() -> None:
    WRITTEN.clear()
    assert seen(Role.EDITOR, Initiative) is seen(Role.EDITOR, Initiative)
    assert seen(Role.EDITOR, Initiative) is not seen(Role.ANONYMOUS, Initiative)
    assert WRITTEN == [Role.EDITOR, Role.ANONYMOUS]


def test_each_call_has_the_values_of_its_own_caller() -> None:
    asked = seen(Role.EDITOR, Initiative)
    mine, theirs = (asked.arguments({"organisations": [who]}, keys=["one"]) for who in ("mine", "theirs"))
    assert sorted(map(str, mine)) == ["['mine']", "['one']"]
    assert sorted(map(str, theirs)) == ["['one']", "['theirs']"]
    assert [each in asked.statement.sql for each in ("$1", "$2", "$3")] == [True, True, False]


def test_words_of_enums_are_read_as_such() -> None:
    """Readied SELECTs go past SQLAlchemy, which would have done it."""
    asked = shown(Role.ADMINISTRATOR, Initiative)
    ((key, publication),) = asked.read([("one", "PUBLISHED")])
    assert (key, publication) == ("one", Publication.PUBLISHED)
    assert isinstance(publication, Publication)
