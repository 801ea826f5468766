"""What the contract marks with `@synced` is what a copy can rely on, and the ready questions ask for nothing else."""

from pathlib import Path
from typing import Any

import pytest
from graphql import TypeInfo, TypeInfoVisitor, Visitor, get_named_type, is_object_type, parse, visit
from sqlalchemy import inspect

from registry.feed.derived import told_of
from registry.storage.model.record import PART_OF
from schema import operations
from schema.contract import sdl_schema
from schema.http.ready import ready_operations
from schema.language.synced import is_synced
from schema.language.types import as_object, is_connection, model_of, name_of
from tests.feed.test_feed import reader
from tests.helpers.merging import key_of
from tests.helpers.mirroring import page_of_all
from tests.helpers.workbench import Workbench

FOLLOWING = sorted(Path(operations.__path__[0]).glob("follow_*.graphql"))


class Unsynced(Visitor):
    """Finds what a document asks for of records in the feed that a copy cannot rely on."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info, self.within, self.looked = info, 0, 0
        self.found: list[str] = []

    def enter_field(self, node: Any, *_: Any) -> None:
        """Below a field of `Change` that shows a record all must have the mark, but for the id of what it leads to."""
        parent, field = self.info.get_parent_type(), self.info.get_field_def()
        if self.within and field is not None:
            self.looked += 1
            if not is_synced(field):
                self.found.append(f"{parent}.{node.name.value}")
        shows = model_of(get_named_type(self.info.get_type())) in told_of()
        if self.within or (shows and parent is not None and parent.name == "Change"):
            self.within += 1

    def leave_field(self, *_: Any) -> None:
        self.within = max(0, self.within - 1)


def unsynced(document: str) -> tuple[list[str], int]:
    info = TypeInfo(sdl_schema())
    visitor = Unsynced(info)
    visit(parse(document), TypeInfoVisitor(info, visitor))
    return visitor.found, visitor.looked


def test_the_ready_questions_ask_only_for_what_a_copy_can_rely_on() -> None:
    looked = 0
    for file in FOLLOWING:
        found, some = unsynced(file.read_text("utf-8"))
        assert found == [], file.name
        looked += some
    assert looked > 20
    found, _ = unsynced("{ changes { changes { knowledgeNeed { title rssBodyCount } tombstone { reason } } } }")
    assert found == ["KnowledgeNeed.rssBodyCount"]


def test_lists_that_are_asked_for_with_something_have_no_mark() -> None:
    types = [each for each in sdl_schema().type_map.values() if model_of(each) in told_of()]
    fields = [field for each in types if hasattr(each, "fields") for field in each.fields.values()]
    marked = [each for each in fields if is_synced(each)]
    assert len(marked) > 200
    assert not [each for each in marked if each.args or is_connection(get_named_type(each.type))]


@pytest.mark.parametrize(
    ("type_", "synced", "other"),
    [
        ("Initiative", {"id", "title", "themes", "keeper", "period", "sources"}, {"isStale", "followedBy", "groups"}),
        ("KnowledgeNeed", {"state", "externalIds"}, {"rssBodyCount", "handling", "mergedFrom", "contactPoint"}),
        ("Mandate", {"caseNumber"}, {"initiatives"}),
        ("Decision", {"caseNumber"}, set()),
        ("CaseNumber", {"value", "authority"}, set()),
        ("Opening", {"seeks", "contact"}, {"isOpen"}),
        ("Period", {"start", "end"}, set()),
        ("ContactPoint", set(), {"role", "organisation", "registryContact"}),
    ],
)
def test_what_has_the_mark(type_: str, synced: set[str], other: set[str]) -> None:
    fields = as_object(sdl_schema().type_map[type_]).fields
    marked = {name for name, each in fields.items() if is_synced(each)}
    assert synced <= marked
    assert not other & marked


async def test_a_page_of_the_largest_size_has_all_that_is_marked(bench: Workbench) -> None:
    page = (await bench(None, page_of_all(), first=1000))["changes"]
    assert page["count"] > 500


async def test_what_has_no_mark_may_change_while_its_record_is_not_told_of(bench: Workbench) -> None:
    need = await bench.a_need()
    anyone = await reader(bench, None)
    count = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { municipalityCount version } } }"
    before = (await bench(None, count, id=need["id"]))["node"]
    other = "(select id from organisations where slug = 'malmo')"
    await bench.sql(
        f"insert into endorsements (need_id, organisation_id, publication) values ($1, {other}, 'PUBLISHED')",
        key_of(need),
    )
    after = (await bench(None, count, id=need["id"]))["node"]
    assert after == {**before, "municipalityCount": before["municipalityCount"] + 1}
    assert [each["recordType"] for each in await anyone.pull()] == ["ENDORSEMENT"]


async def test_what_changed_since_the_last_time_is_a_ready_question(bench: Workbench) -> None:
    (question,) = [each for each in ready_operations() if each.name == "FollowChanges"]
    token = (await bench(None, "{ changeToken }"))["changeToken"]
    need = await bench.a_need()
    pilot = await bench.an_initiative(title="Svarar mot ett behov", needs=[{"id": need["id"]}])
    found = (await bench(None, question.query, after=token, first=50))["changes"]
    told = {each["id"]: each for each in found["changes"]}
    assert told[pilot["id"]]["initiative"]["linkedNeeds"] == [{"id": need["id"]}]
    given = {"id": pilot["id"], "seen": pilot["version"], "because": "Ett prov"}
    await bench.done("rss", "withdrawRecord", "record { id }", **given)
    (gone,) = (await bench(None, question.query, after=found["to"], first=50))["changes"]["changes"]
    assert (gone["id"], gone["tombstone"]["reason"], gone["initiative"]) == (pilot["id"], "WITHDRAWN", None)


def test_every_link_that_an_act_sets_is_kept_by_copies() -> None:
    unkept = []
    for type_ in map(as_object, shown()):
        links = {name for name, each in inspect(model_of(type_)).relationships.items() if links_of_its_own(each)}
        kept = {name_of(each) for each in type_.fields.values() if is_synced(each)}
        unkept += [f"{type_.name}.{name}" for name in links - kept if name not in OTHER_KINDS.get(type_.name, ())]
    assert unkept == []


#: What records of one kind alone have, though all kinds are kept in one table.
OTHER_KINDS = {"Municipality": {"counties"}, "County": {"counties"}, "OtherOrganisation": {"counties"}}


def shown() -> list[Any]:
    """The types that show a record of the feed."""
    return [each for each in sdl_schema().type_map.values() if is_object_type(each) and model_of(each) in told_of()]


def links_of_its_own(relation: Any) -> bool:
    """Whether a relation is a list of other records that is set with the record itself."""
    if relation.secondary is None:
        return False
    ((_, near),) = relation.synchronize_pairs
    return bool(relation.secondary.info.get(PART_OF) == near.name)
