"""What a negative rests on: lists that are not known to be complete, told of by the statement that answers.

    municipalities(where: {participations: {none: {…}}}) -> Rest(Initiative, …) -> {"count": 12, "such": ["…", "…"]}

Who is in no list that is known is not known to be in none, unless each list says that all who are in it are known
(`Record.listed_by`).

    initiatives(where: {state: …, participations: {none: {…}}}) -> Rest(Initiative, the whole filter, …)

Where the lists are those of the records that are listed, only of those that the answer has: of any other it says
nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, select

from registry.storage.model.terms import Completeness
from registry.storage.reading import bitmapped
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import ALL, Chosen, Compare, Condition, Either, Every, Not, Related
from registry.storage.reading.given import Given
from registry.storage.reading.json import as_list, as_object
from registry.storage.reading.relations import points_back, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql

#: How many of the lists are named.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Rest:
    """That a filter is met by being in none of the lists of some records."""

    path: tuple[str | int, ...]
    #: The records that the lists belong to, which of them, and the column that says how much of each is known.
    model: Any
    condition: Condition
    column: str


def rests_of(
    condition: Condition,
    model: Any,
    path: tuple[str | int, ...],
    *,
    negated: bool = False,
    beside: tuple[Condition, ...] = (),
) -> Iterator[Rest]:
    """What the filter of a list of `model` rests on; `path` is where it stands.

    `beside` is what the records of the list must meet besides, as far as it is about these records.
    """
    match condition:
        case Every(conditions) | Either(conditions):
            all_of = isinstance(condition, Every) is not negated
            for place, each in enumerate(conditions):
                others = (*conditions[:place], *conditions[place + 1 :]) if all_of else ()
                also = (*beside, *(Not(other) if negated else other for other in others))
                yield from rests_of(each, model, path, negated=negated, beside=also)
        case Not(inner):
            yield from rests_of(inner, model, path, negated=not negated, beside=beside)
        case Chosen(condition=inner):
            yield from rests_of(inner, model, path, negated=negated, beside=beside)
        case Related(names, inner, some):
            listed, negated = model, negated if some else not negated
            for place, name in enumerate(names):
                model, owner = relation(model, name).mapper.class_, model
                if negated and model.listed_by is not None and not place and _is_list_of(owner, name):
                    # Whose own lists they are is there or not by its own: the lists are those of what is there.
                    chosen = Every((*beside, Related(names, inner, some=False)))
                    yield Rest(path, listed, chosen, model.listed_by[1])
                elif negated and model.listed_by is not None:
                    yield _rest(model, inner, names[place + 1 :], path)
            yield from rests_of(inner, model, path, negated=negated)


def _is_list_of(owner: Any, name: str) -> bool:
    """Whether a relation of a record is to the list of its own whose completeness it tells."""
    found = relation(owner, name)
    reference, column = found.mapper.class_.listed_by
    return column in owner.__table__.columns and points_back(found.mapper.class_, reference, found)


def _rest(model: Any, condition: Condition, further: tuple[str, ...], path: tuple[str | int, ...]) -> Rest:
    """The lists that the records of a concept stand in: those that a condition on such a record chooses.

    `further` is the way from there to what the condition is about.
    """
    reference, column = model.listed_by
    if not further:
        condition = Every(tuple(_of(reference, condition)))
    elif further != (reference,):
        condition = ALL
    return Rest(path, relation(model, reference).mapper.class_, condition, column)


def _of(reference: str, condition: Condition) -> Iterator[Condition]:
    """What a condition asks of the record that a reference leads to, as far as all of it must be met."""
    match condition:
        case Every(conditions):
            for each in conditions:
                yield from _of(reference, each)
        case Chosen(condition=inner):
            yield from _of(reference, inner)
        case Related(names, inner) if names == (reference,):
            yield inner


def together(rests: Iterable[Rest]) -> Iterator[Rest]:
    """What rests on lists of the same kind in the same filter as one: on all the lists that any of them rests on."""
    found: dict[tuple[Any, ...], list[Rest]] = {}
    for rest in rests:
        found.setdefault((rest.path, rest.model, rest.column), []).append(rest)
    for first, *others in found.values():
        conditions: list[Condition] = []
        for each in (first, *others):
            conditions += [] if each.condition in conditions else [each.condition]
        if ALL in conditions:
            conditions = [ALL]
        yield replace(first, condition=conditions[0] if len(conditions) == 1 else Either(tuple(conditions)))


def resting_on(rest: Rest, scope: Scope) -> Sql:
    """How many lists that may not be complete a filter rests on, and what some of them are called."""
    row = scope.alias(rest.model)
    called = row.c.title if "title" in row.c else row.c.name
    order = [row.c[each] for each in rest.model.default_order]
    whole = Compare(rest.column, "among", Given((Completeness.ALL.value,)))
    counted = bitmapped.published(Every((rest.condition, Not(whole))), rest.model, scope)
    # Where they are counted already, no more are read than are named.
    number = literal_column("0") if counted is not None else func.count().over()
    found = (
        select(called.label("called"), func.row_number().over(order_by=order).label("place"), number.label("number"))
        .where(
            *scope.sees(row, rest.model),
            *all_conditions(rest.condition, rest.model, row, scope),
            row.c.publication == scope.word("PUBLISHED"),
            row.c[rest.column].is_distinct_from(scope.word(Completeness.ALL)),
        )
        .order_by(*order)
        .limit(literal_column(str(MOST_NAMED)))
        .correlate_except(row)
        .subquery(scope.name("i"))
    )
    count = counted if counted is not None else func.coalesce(func.max(found.c.number), literal_column("0"))
    such = as_list(func.to_json(cast(found.c.called, Text)), [found.c.place])
    return scope.scalar(select(as_object([("count", count), ("such", such)], scope)).select_from(found), found)
