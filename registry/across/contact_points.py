"""Whom to turn to about a record, as SQL: the first of some organisations that there is and that the caller may see.

    its keeper -> the keeper of what it is a part of -> the group's convener -> the organisation itself -> the nation

What a record is a part of, who convenes it and whether it speaks for itself stand beside it, in `held`. An organisation
that the caller may not see is passed by as if it were none, so that nothing tells of it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import case, func, select

from registry.storage.model.contact_roles import ContactRole
from registry.storage.model.record import Derived, DerivedOne, Record, every_record
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: The references from a record to an organisation; none when the record is the organisation.
Path = tuple[str, ...]

#: What is said of the organisation after its name, in Swedish and in English.
_WHO = {
    ContactRole.KEEPER: ("som förvaltar posten", "which keeps the record"),
    ContactRole.KEEPER_OF_WHOLE: (
        "som förvaltar det som posten är en del av",
        "which keeps what the record is a part of",
    ),
    ContactRole.SUGGESTED_KEEPER: (
        "som registret föreslår som förvaltare av posten men som inte har tagit på sig det",
        "which the registry suggests as keeper of the record and which has not taken that on",
    ),
    ContactRole.SUGGESTED_KEEPER_OF_WHOLE: (
        "som registret föreslår som förvaltare av det som posten är en del av men som inte har tagit på sig det",
        "which the registry suggests as keeper of what the record is a part of and which has not taken that on",
    ),
    ContactRole.CONVENER: ("som är sammankallande i gruppen", "which convenes the group"),
    ContactRole.ITSELF: ("som uppgifterna handlar om", "which the facts are about"),
}
#: What a keeper is until it has taken that on.
_SUGGESTED = {
    ContactRole.KEEPER: ContactRole.SUGGESTED_KEEPER,
    ContactRole.KEEPER_OF_WHOLE: ContactRole.SUGGESTED_KEEPER_OF_WHOLE,
}
#: What comes before the name.
_START = "Vänd dig till ", "Turn to "
_NATIONAL = (
    "Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.",
    "Turn to the national editors: no organisation is shown that keeps the record.",
)


def attach() -> None:
    """Give every record the derived values that `contactPoint` reads."""
    for model in every_record():
        values = {"organisation": _organisation(model), "role": _role(model), "in_words": _in_words(model)}
        for name, what in values.items():
            setattr(model, f"contact_point_{name}", what)


@cache
def ways_of(model: type[Record]) -> tuple[tuple[Path, ContactRole], ...]:
    """The ways from records of a type to whom to turn to about them; the first that leads to an organisation counts."""
    wholes = list(_wholes(model))
    ways: list[tuple[Path, ContactRole]] = [(("keeper",), ContactRole.KEEPER)]
    ways += [((*path, "keeper"), ContactRole.KEEPER_OF_WHOLE) for path, _ in wholes]
    conveners = ((path, each.held.convener) for path, each in (((), model), *wholes))
    ways += [((*path, name), ContactRole.CONVENER) for path, name in conveners if name]
    return (*ways, ((), ContactRole.ITSELF)) if "id" in model.held.keepers else tuple(ways)


def _wholes(model: Any) -> Iterator[tuple[Path, Any]]:
    """What a record is a part of, what that is a part of, and so on."""
    path: Path = ()
    while model.held.whole:
        path, model = (*path, model.held.whole), relation(model, model.held.whole).mapper.class_
        yield path, model


def _end(model: Any, row: Row, path: Path, scope: Scope, column: str) -> Sql:
    """A column of the organisation that a path leads to; null when there is none that the caller may see."""
    own: list[Row] = []
    conditions: list[Sql] = []
    for name in path:
        other = scope.alias(scope.end_of(model, name))
        conditions += scope.along(model, row, name, other, trusted=name in model.closes_over).conditions
        own.append(other)
        model, row = scope.end_of(model, name), other
    found: Sql = row.c[column]
    return scope.scalar(select(found).select_from(*own).where(*conditions), *own) if own else found


def _organisation(model: type[Record]) -> DerivedOne:
    def key(row: Row, scope: Scope) -> Sql:
        return _first(*(_end(model, row, path, scope, "id") for path, _ in ways_of(model)))

    return DerivedOne(relation(model, "keeper").mapper.class_, key)


def _role(model: type[Record]) -> Derived:
    def compute(row: Row, scope: Scope) -> Sql:
        def named(role: ContactRole) -> Sql:
            return scope.word(role)

        found = (
            (_end(model, row, path, scope, "id").is_not(None), _by_acceptance(model, row, path, scope, role, named))
            for path, role in ways_of(model)
        )
        return case(*found, else_=scope.word(ContactRole.NATIONAL))

    return Derived(compute)


def _in_words(model: type[Record]) -> Derived:
    def compute(row: Row, scope: Scope, language: Any) -> Sql:
        place = 1 if language.now == "EN" else 0
        start, nation = scope.text(_START[place]), scope.text(_NATIONAL[place])

        def who(role: ContactRole) -> Sql:
            return scope.text(f", {_WHO[role][place]}.")

        told = (
            start.concat(_end(model, row, path, scope, "name")).concat(
                _by_acceptance(model, row, path, scope, role, who)
            )
            for path, role in ways_of(model)
        )
        return _first(*told, nation)

    return Derived(compute)


def _by_acceptance(
    model: type[Record], row: Row, path: Path, scope: Scope, role: ContactRole, told: Callable[[ContactRole], Sql]
) -> Sql:
    """What is told of a role; of a keeper's, what is told of the suggested one until the keeper has taken that on."""
    if role not in _SUGGESTED:
        return told(role)
    is_accepted = _end(model, row, path[:-1], scope, "keeper_accepted_at").is_not(None)
    return case((is_accepted, told(role)), else_=told(_SUGGESTED[role]))


def _first(*several: Sql) -> Sql:
    """The first that is not null."""
    found: Sql = func.coalesce(*several)
    return found
