"""Facets of a list of the root, whose rows may be all records of a type: counted by short keys, and labelled after.

    kept    the rows of the list: their ids, and the columns that lead on from them
    ends    what they are counted by: each end of the paths with its number, its value and its labels
    leads   where paths go on by one reference, as participations do by their organisation: that reference with numbers
    pairs   each row with each number that it leads to, once
    groups  how many rows there are of each number, with its value and labels

Ends with the same value and labels have the same number. Organisations are few and participations are many, so that the
way from an organisation to its county is found once for each organisation and not once for each participation.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CTE, and_, func, select

from registry.storage.bitmaps.attributes import referring_column
from registry.storage.model.record import Facet
from registry.storage.reading.relations import Join, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row

#: The first part of a path, and the column by which it goes on from there; None where the first part is all of it.
Split = tuple[tuple[str, ...], str | None]


def columns_for(facets: Iterable[Facet], model: Any) -> list[str]:
    """The columns of a list's rows that its facets are counted by."""
    found = {key_of(model): None}
    for facet in facets:
        own = [facet.value] if not facet.paths else [referring_column(model, path[0]) or "id" for path in facet.paths]
        found.update(dict.fromkeys(own))
    return list(found)


def by_path(facet: Facet, model: Any, rows: tuple[Row, Join], scope: Scope) -> Any:
    """How many rows lead to each end of a facet's paths: columns value, sv, en and count."""
    ends = ends_of_facet(facet, model, scope)
    ways: dict[Split, list[tuple[str, ...]]] = {}
    for path in facet.paths:
        head, reference = _split(model, path)
        ways.setdefault((head, reference), []).append(path[len(head) :])
    first, *others = [_pairs(model, split, tails, rows, ends, scope) for split, tails in ways.items()]
    pairs = (first.union(*others) if others else first.distinct()).subquery(scope.name("w"))
    grouped = select(pairs.c.n, func.count().label("count")).group_by(pairs.c.n).subquery(scope.name("g"))
    return labelled(grouped, ends, scope)


def labelled(grouped: Row, ends: CTE, scope: Scope) -> Any:
    """What there is so much of, in columns n and count, with what it is called: columns value, sv, en and count."""
    label = ends.alias(scope.name("e"))
    labels = select(label.c.n, label.c.value, label.c.sv, label.c.en).distinct().subquery(scope.name("l"))
    return select(labels.c.value, labels.c.sv, labels.c.en, grouped.c.count).join_from(
        grouped, labels, labels.c.n == grouped.c.n
    )


def ends_of_facet(facet: Facet, model: Any, scope: Scope) -> CTE:
    """Everything that a facet can be counted by, seen or not: who may see it is looked at on the way there."""
    for name in facet.paths[0]:
        model = relation(model, name).mapper.class_
    row = scope.alias(model)
    value = row.c[facet.value]
    sv = row.c[facet.label] if facet.label else value
    en = func.coalesce(row.c[facet.label_en], sv) if facet.label_en else sv
    number = func.dense_rank().over(order_by=[value, sv, en])
    key = row.c[key_of(model)].label("key")
    found = select(key, number.label("n"), value.label("value"), sv.label("sv"), en.label("en"))
    return found.correlate(None).cte(scope.name("ends"))


def _split(model: Any, path: tuple[str, ...]) -> Split:
    """Where a path goes on by a reference to records of which there are not many, and by which column."""
    for place, name in enumerate(path):
        reference, target = referring_column(model, name), relation(model, name).mapper.class_
        if reference is not None and not target.is_numerous:
            return path[:place], reference
        model = target
    return path, None


def _pairs(
    model: Any, split: Split, tails: list[tuple[str, ...]], rows: tuple[Row, Join], ends: CTE, scope: Scope
) -> Any:
    """Each row with the numbers of the ends that it leads to."""
    head, reference = split
    start, first = rows
    after = () if reference is None else _by(_walked(model, head), reference)
    there, row, source = walk(model, start, head, first.source, after, scope)
    key = start.c[key_of(model)].label("id")
    if reference is None:
        end = ends.alias(scope.name("e"))
        own = row.c[key_of(there)]
        source, number = source.join(end, end.c.key == own), end.c.n
    else:
        led = leads(there, reference, tails, ends, scope)
        source, number = source.join(led, led.c.at == row.c[reference]), led.c.n
    return select(key, number.label("n")).select_from(source).where(*first.conditions)


def leads(model: Any, reference: str, tails: list[tuple[str, ...]], ends: CTE, scope: Scope) -> Any:
    """Each value that a reference may have, with the numbers of the ends that the ways from there lead to."""
    ways = []
    for tail in tails:
        target = relation(model, tail[0]).mapper.class_
        at = select(scope.alias(target).c[key_of(target)].label(reference)).subquery(scope.name("at"))
        there, row, source = walk(model, at, tail, at, (), scope)
        end = ends.alias(scope.name("e"))
        own = row.c[key_of(there)]
        source = source.join(end, end.c.key == own)
        ways.append(select(at.c[reference].label("at"), end.c.n).select_from(source))
    first, *others = ways
    return (first.union(*others) if others else first.distinct()).cte(scope.name("leads"))


def walk(
    model: Any, row: Row, path: tuple[str, ...], source: Any, after: tuple[str, ...], scope: Scope
) -> tuple[Any, Row, Any]:
    """Where a path leads from a row, with what has to be joined; `after` are the references that it is left by."""
    for place, name in enumerate(path):
        target = relation(model, name).mapper.class_
        other = scope.alias(target)
        join = scope.along(model, row, name, other, leading_on=path[place + 1 : place + 2] or after)
        source = source.join(join.source, and_(*join.conditions))
        model, row = target, other
    return model, row, source


def _walked(model: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        model = relation(model, name).mapper.class_
    return model


def _by(model: Any, reference: str) -> tuple[str, ...]:
    """The references of a record by a column, among those that it is seen together with."""
    return tuple(name for name in getattr(model, "closes_over", ()) if referring_column(model, name) == reference)


def key_of(model: Any) -> str:
    """The column of a table's primary key."""
    return str(next(iter(model.__table__.primary_key.columns)).name)
