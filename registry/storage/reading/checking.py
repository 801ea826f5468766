"""What a statement tells beside its answer: keys in filters that lead nowhere, and lists that are not complete.

    selection -> Check, Rest, Searched -> [[2], {"count": 12, "such": […]}]: of the check the second value is unknown

Of a text that is searched for it is told that it has no word to find anything by, and that words in it were taken for
others.

A key that was given up, and one of what was merged, is told with its place too, with what is there now.

A statement that checks gives `{"checked": …, "data": …}`, so that the answer can be cut out without being read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import ARRAY, Select, Text, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import array

from registry.storage.model.derived import TAKES
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading import official
from registry.storage.reading.cost import parts_below
from registry.storage.reading.criteria import Among, Chosen, Compare, Condition, Either, Every, Not, Related, Search
from registry.storage.reading.fields import Leaf, Many, Page
from registry.storage.reading.given import Given
from registry.storage.reading.json import as_list, as_object
from registry.storage.reading.relations import kinds_at_the_end, relation
from registry.storage.reading.resting import Rest, resting_on, rests_of, together
from registry.storage.reading.scope import Scope
from registry.storage.reading.searching import has_no_word, read_as
from registry.storage.reading.selection import ByIds, Keyed, Selection, Then
from registry.storage.reading.statement import Sql

#: How many lines of filters of one operation are checked.
MOST_CHECKED = 50
#: How what a statement gives begins, and what stands between its two parts.
START, BETWEEN = b'{"checked":', b',"data":'


@dataclass(frozen=True, slots=True)
class Check:
    """What a line of a filter compares with: where it stands in the operation, and which column holds such keys."""

    path: tuple[str | int, ...]
    model: Any
    column: str
    value: Given
    #: The only kinds of records that it can lead to; () for any.
    kinds: tuple[str, ...] = ()
    #: A lookup's system; None for a filter, and for a record that is asked for by a code.
    system: Given | None = None

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems of official keys that it may be about: those keys lead on when they have been given up."""
        if self.system is not None:
            return tuple(self.model.official_keys)
        found = official.system_of(self.model, self.column)
        return (found,) if found else ()

    @property
    def is_root(self) -> bool:
        """Whether it is a record that is asked for; that it is not there is told otherwise (`unknown`)."""
        return len(self.path) == 1

    def given(self, values: dict[str, Any]) -> list[str]:
        """The keys in a call with these variables."""
        found = self.value.read(values)
        return list(found) if isinstance(found, list | tuple) else [found]


@dataclass(frozen=True, slots=True)
class Searched:
    """A text that is searched for: where it stands in the operation."""

    path: tuple[str | int, ...]
    value: Given


#: What an operation tells beside its answer.
Remark = Check | Rest | Searched


def checks_of(selection: Selection) -> tuple[Remark, ...]:
    """The checks of an operation; what was there at another moment is not known, and so not checked."""
    roots = (root for root in selection.roots if not isinstance(root, Then))
    each = [check for root in roots for check in (*_asked_for(root), *_checks(root, ()))]
    others = {(type(check), check.path): check for check in each if not isinstance(check, Rest)}
    # Where much is asked, that an answer is not certain is told before how it was asked.
    return (*together(check for check in each if isinstance(check, Rest)), *others.values())[:MOST_CHECKED]


def _asked_for(root: Any) -> Iterator[Check]:
    """A record that is asked for by a key which may have been given up."""
    match root:
        case Keyed(key=key, body=body, column=column, value=value) if official.system_of(body.model, column):
            yield Check((key,), body.model, column, value)
        case ByIds(key=key, system=system, value=value) if system is not None and value is not None:
            yield Check((key,), record_of(RecordType.ORGANISATION), "", value, system=system)


def _checks(field: Any, path: tuple[str, ...]) -> Iterator[Remark]:
    key = getattr(field, "key", None)
    here = path if key is None else (*path, key)
    if isinstance(field, Page):
        yield from _compared(field.condition, field.model, here, _kinds_of(field.condition, field.model))
        yield from rests_of(field.condition, field.model, (*here, "where"))
        yield from _among_chosen(field, here)
        yield from _of_keys(field, here)
    elif isinstance(field, Many):
        kinds = _kinds_of(field.condition, field.body.model)
        yield from _compared(field.condition, field.body.model, here, kinds)
        yield from rests_of(field.condition, field.body.model, (*here, "where"))
    elif isinstance(field, Leaf):
        yield from _among_chosen(field, here)
    for part in parts_below(field):
        yield from _checks(part, here)


def _kinds_of(condition: Condition, model: Any) -> tuple[str, ...]:
    """The kinds of organisations that a list has, as one of municipalities."""
    if model is not record_of(RecordType.ORGANISATION) or not isinstance(condition, Every):
        return ()
    fixed = (each for each in condition.conditions if isinstance(each, Compare))
    return next((each.value.now for each in fixed if (each.name, each.operator) == ("kind", "among")), ())


def _compared(
    condition: Condition, model: Any, path: tuple[str, ...], kinds: tuple[str, ...] = ()
) -> Iterator[Check | Searched]:
    """The checks of a condition on records of a concept, or of some `kinds` of it."""
    match condition:
        case Search(value, place):
            yield Searched((*path, "where", *place), value)
        case Compare(name=name, operator="eq" | "in", value=value, place=place) if place and name in _keys(model):
            yield Check((*path, "where", *place), model, name, value, kinds)
        case Compare(among=among):
            for _, chosen in among:
                yield from _compared(chosen.condition, chosen.model, path)
        case Every(conditions) | Either(conditions):
            for each in conditions:
                yield from _compared(each, model, path, kinds)
        case Not(inner) | Chosen(condition=inner):
            yield from _compared(inner, model, path, kinds)
        case Related(names, inner):
            for name in names:
                way = relation(model, name)
                model, kinds = way.mapper.class_, kinds_at_the_end(way)
            yield from _compared(inner, model, path, kinds)


def _among_chosen(field: Leaf | Page, path: tuple[str, ...]) -> Iterator[Check | Searched]:
    """The checks of what chooses the records that a value, or a list, is computed among: an argument of its own."""
    for name, each in field.arguments:
        if isinstance(each, Among):
            for check in _compared(each.condition, each.model, ()):
                yield replace(check, path=(*path, name, *check.path[1:]))


def _of_keys(page: Page, path: tuple[str, ...]) -> Iterator[Check]:
    """The readable keys that a list was asked with."""
    takes = page.model.__table__.info.get(TAKES, {})
    for name, each in page.arguments:
        if takes.get(name) is not None and isinstance(each, Given) and not each.absent:
            yield Check((*path, name), takes[name], "slug", each)


def _keys(model: Any) -> tuple[str, ...]:
    """The columns that tell one record of a concept from another."""
    named = ("slug", "name", *getattr(model, "codes", ()), *getattr(model, "official_keys", {}).values())
    return tuple(dict.fromkeys(each for each in named if each in model.__table__.columns))


def checked(data: Sql, checks: tuple[Remark, ...], scope: Scope) -> Sql:
    """An answer with what was checked in front of it."""
    found = [_told(each, scope) for each in checks]
    return as_object([("checked", func.json_build_array(*found)), ("data", data)], scope)


def _told(remark: Remark, scope: Scope) -> Sql:
    match remark:
        case Check():
            return _told_of(remark, scope)
        case Searched(value=value):
            return func.json_build_array(has_no_word(value, scope), read_as(value, scope))
        case Rest():
            return resting_on(remark, scope)


def _told_of(check: Check, scope: Scope) -> Sql:
    """The places of what is unknown; where keys can have been given up, a pair of that and of those that led on."""
    if not check.systems:
        return _unknown(check, scope)
    unknown: Sql = func.json_build_array() if check.is_root else _unknown(check, scope)
    return func.json_build_array(unknown, _led_on(check, scope))


def _led_on(check: Check, scope: Scope) -> Sql:
    """Of the keys that lead on to a record that the caller may see: place, last day, what it has now, if merged."""
    given = _given(check, scope)
    ways: list[Select[Any]] = []
    for system in check.systems:
        column = check.model.official_keys[system]
        found = official.carriers(scope, check.model, column, given.c.value, given.c.place)
        carrier = found[0].union_all(*found[1:]).subquery(scope.name("k"))
        living = scope.alias(check.model)
        merged = carrier.c.id != carrier.c.lives
        way = select(carrier.c.place, carrier.c.until, living.c[column].label("now"), merged.label("merged"))
        way = way.select_from(carrier.join(living, living.c.id == carrier.c.lives))
        way = way.where(or_(merged, carrier.c.is_former), *scope.sees(living, check.model))
        ways.append(way if check.system is None else way.where(_is_system(check.system, system, scope)))
    each = ways[0].union_all(*ways[1:]).subquery(scope.name("l"))
    told = func.json_build_array(each.c.place, each.c.until, each.c.now, each.c.merged)
    return scope.scalar(select(as_list(told, [each.c.place, each.c.merged.desc()])).select_from(each), each)


def _is_system(given: Given, system: str, scope: Scope) -> Sql:
    return func.lower(func.btrim(scope.bind(given, Text()))) == scope.text(system)


def _given(check: Check, scope: Scope) -> Any:
    keys: Any = func.unnest(scope.bind(check.given, ARRAY(Text())))
    return keys.table_valued("value", with_ordinality="place", name=scope.name("g")).render_derived()


def _unknown(check: Check, scope: Scope) -> Sql:
    """The places of the keys that lead to no record that the caller may see; a slug that one had leads to it."""
    given = _given(check, scope)
    other = scope.alias(check.model)
    same = other.c[check.column] == given.c.value
    if check.systems:
        same = official.answers(check.model, other, check.column, given.c.value, scope, given)
    if check.column == "slug":
        same = same | other.c.former_slugs.contains(array([given.c.value]))
    of_kinds = [other.c.kind.in_([scope.word(each) for each in check.kinds])] if check.kinds else []
    there: Select[Any] = select(literal_column("1")).where(same, *of_kinds, *scope.sees(other, check.model))
    found = select(as_list(given.c.place, [given.c.place])).select_from(given).where(~scope.exists(there, other))
    return scope.scalar(found, given)


def told_apart(found: bytes) -> tuple[bytes, list[Any]]:
    """The answer, and what came of each check, of what a statement that checks gives.

    Of a Check that is what `unknown_of` and `led_on_of` read, of a Rest an object with `count` and `such`, and of a
    Searched whether it has no word, and what it was read as if that is not what was typed.
    """
    end = found.index(BETWEEN)
    return found[end + len(BETWEEN) : -1], orjson.loads(found[len(START) : end])


@dataclass(frozen=True, slots=True)
class LedOn:
    """A key that led on: its place, the last day it was valid, what the record has now, and whether one was merged."""

    place: int
    until: str | None
    now: str | None
    merged: bool


def unknown_of(check: Check, told: list[Any]) -> list[int]:
    """The places of the keys that lead nowhere."""
    return list(told[0] if check.systems else told)


def led_on_of(check: Check, told: list[Any]) -> list[LedOn]:
    """The keys that led on, each once."""
    led = [LedOn(*each) for each in told[1]] if check.systems else []
    return list({each.place: each for each in led}.values())
