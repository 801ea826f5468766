"""The oracle leaves nothing out: what is new in the contract or the model is asked about, or it is told what lacks."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type, is_input_object_type, is_leaf_type

from registry.across.inbox import TO_CONFIRM, TO_DECIDE
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.model import RECORDS
from registry.overviews.calendar import CalendarEvent
from registry.storage.model.record import Base, Derived, Record
from tests.oracle import inboxes, lookups, marks
from tests.oracle.asking import Both
from tests.oracle.derived import is_known
from tests.oracle.rows import MODELS
from tests.oracle.sight import Sight
from tests.oracle.tour import tours
from tests.oracle.values import Pools

CONTRACT = marks.contract()
WORKED_WITH = sorted((each for each in RECORDS.values() if not each.for_administrators), key=lambda each: each.__name__)
of_every_record = pytest.mark.parametrize("model", WORKED_WITH, ids=lambda each: each.__name__)


# ---- There is something to ask about ---------------------------------------------------------------------------------


@of_every_record
def test_some_of_every_record_are_shown_and_some_are_not(model: type[Record], on_made_up: Both) -> None:
    rows = on_made_up.oracle.rows
    sights = {who: Sight(rows, on_made_up.callers[who][0]) for who in ("anyone", "editor", "administrator")}
    seen = {who: len(sight.every(model)) for who, sight in sights.items()}
    assert 0 < seen["anyone"] < seen["editor"] < seen["administrator"], seen


def test_some_drafts_of_needs_are_seen_by_who_stands_behind_them_alone_and_some_are_not(on_made_up: Both) -> None:
    sight = Sight(on_made_up.oracle.rows, on_made_up.callers["editor"][0])
    drafts = [row for row in sight.rows.tables["knowledge_needs"] if row["publication"] == "DRAFT"]
    others = [row for row in drafts if not sight.owns(KnowledgeNeed, row)]
    assert {sight.sees(KnowledgeNeed, row) for row in others} == {True, False}


@of_every_record
def test_every_record_has_a_past_to_ask_about(model: type[Record], on_made_up: Both) -> None:
    told = on_made_up.oracle.rows.where("changes", "record_type", model.record_type.value)
    assert {each["verb"] for each in told} >= {"CREATED", "UPDATED"}


def test_every_record_and_link_has_rows(on_made_up: Both) -> None:
    own = {each.__tablename__ for each in WORKED_WITH}
    links = {name for name, table in Base.metadata.tables.items() if _ties(table, own)}
    assert {name for name in own | links if not on_made_up.oracle.rows.tables[name]} == set()


def _ties(table: Any, own: set[str]) -> bool:
    """Whether a table ties records together, or hangs on one and is shown with it."""
    model = MODELS.get(table)
    shown = {marks.model_of(each) for each in CONTRACT.type_map.values() if isinstance(each, GraphQLObjectType)}
    is_part = model is None or (model in shown and not issubclass(model, Record))
    return is_part and any(key.column.table.name in own for key in table.foreign_keys)


def test_every_type_of_record_is_toured(on_made_up: Both) -> None:
    found = tours(CONTRACT, on_made_up.oracle.rows)
    objects = {name: each for name, each in CONTRACT.type_map.items() if isinstance(each, GraphQLObjectType)}
    types = {name for name, each in objects.items() if marks.model_of(each) in WORKED_WITH}
    assert {name for name in types if not found[name][1]["ids"]} == set()


# ---- There is something to ask with ----------------------------------------------------------------------------------


def test_every_line_of_a_filter_has_values_to_compare_with(on_made_up: Both) -> None:
    pools = Pools(on_made_up.oracle.rows)
    missing = [
        f"{filter_}.{name}"
        for filter_, about in pools.filters.items()
        for name, tested in _texts_of(filter_)
        if not pools.compared(filter_, name)
        # What stands in the rows of an overview is counted, and small.
        if all(model is CalendarEvent or model.__table__.name in pools.rows.tables for model, _ in about)
        if not any(getattr(model, "for_administrators", False) for model, _ in about)
        if not any(isinstance(getattr(model, prefix + marks.said(tested)[0], None), Derived) for model, prefix in about)
    ]
    assert missing == []


def _texts_of(filter_: str) -> Iterator[tuple[str, Any]]:
    """The lines of a filter that compare with texts or numbers."""
    type_: Any = CONTRACT.type_map[filter_]
    for name, field in type_.fields.items():
        inner = get_named_type(field.type)
        if is_input_object_type(inner) and inner.name in ("StringFilter", "IntFilter"):
            yield name, field


def test_every_key_has_records_to_lead_to(on_made_up: Both) -> None:
    pools = Pools(on_made_up.oracle.rows)
    assert CONTRACT.query_type is not None
    keyed = {name: each for name, each in CONTRACT.query_type.fields.items() if "column" in marks.said(each)[1]}
    assert keyed
    assert {name for name, each in keyed.items() if not pools.keyed(each)[0]} == set()


# ---- What means something means it to the oracle too -----------------------------------------------------------------


def test_every_value_that_is_computed_is_computed_by_the_oracle_too() -> None:
    shown = {
        (model, column)
        for type_ in CONTRACT.type_map.values()
        if isinstance(type_, GraphQLObjectType) and (model := marks.model_of(type_)) is not None
        for column in _leaves(type_, "")
    }
    computed = {each for each in shown if isinstance(getattr(*each, None), Derived)}
    assert computed
    assert {f"{model.__name__}.{name}" for model, name in computed if not is_known(model, name)} == set()


def _leaves(type_: Any, prefix: str) -> Iterator[str]:
    for field in type_.fields.values():
        column, inner = prefix + marks.said(field)[0], get_named_type(field.type)
        if is_leaf_type(inner):
            yield column
        elif isinstance(inner, GraphQLObjectType) and marks.model_of(inner) is None and not marks.is_connection(inner):
            yield from _leaves(inner, f"{column}_")


def test_every_key_of_another_system_is_known_to_the_oracle() -> None:
    finding = {mapper.class_ for mapper in Base.registry.mappers if hasattr(mapper.class_, "found_by")}
    assert finding == lookups.FINDING


def test_everything_that_waits_is_known_to_the_oracle() -> None:
    assert (set(TO_DECIDE), set(TO_CONFIRM)) == (inboxes.DECIDED, inboxes.CONFIRMED)
