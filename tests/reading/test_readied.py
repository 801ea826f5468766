"""A SELECT that is written once is bound anew at each call."""

from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, Select, Uuid, select

from registry.concepts.initiatives import Initiative
from registry.storage.model.terms import Role
from registry.storage.reading.readied import readied
from registry.storage.reading.scope import Scope

WRITTEN: list[Role] = []


@readied
def seen(scope: Scope, model: Any) -> Select[Any]:
    """The records among `keys` that the caller sees."""
    WRITTEN.append(scope.role)
    row = scope.alias(model)
    return select(row.c.id).where(row.c.id.in_(scope.bind(itemgetter("keys"), ARRAY(Uuid()))), *scope.sees(row, model))


def test_it_is_written_once_for_each_role() -> None:
    WRITTEN.clear()
    assert seen(Role.EDITOR, Initiative) is seen(Role.EDITOR, Initiative)
    assert seen(Role.EDITOR, Initiative) is not seen(Role.ANONYMOUS, Initiative)
    assert WRITTEN == [Role.EDITOR, Role.ANONYMOUS]


def test_each_call_has_the_values_of_its_own_caller() -> None:
    asked = seen(Role.EDITOR, Initiative)
    mine, theirs = (asked.bound({"organisations": [who]}, keys=["one"]) for who in ("mine", "theirs"))
    assert sorted(map(str, mine.values())) == ["['mine']", "['one']"]
    assert sorted(map(str, theirs.values())) == ["['one']", "['theirs']"]
    assert set(mine) == set(asked.select.compile().params)
