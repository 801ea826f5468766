"""Values that are computed and not stored, written again from what they are said to mean."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from registry.concepts.endorsements import Endorsement
from registry.concepts.groups import Seat
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import ANSWERING, KnowledgeNeed
from registry.concepts.method_uses import MethodUse
from registry.concepts.methods import Method
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output
from registry.concepts.participations import Participation
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading.citations import CitedSource
from registry.trail.changes import Change, Commit
from registry.trail.telling import words_of
from tests.oracle.by_day import is_open, is_stale, is_valid
from tests.oracle.contact_points import contact_told
from tests.oracle.may import may
from tests.oracle.rows import Row
from tests.oracle.seen_by import in_words
from tests.oracle.sight import KINDS, Sight
from tests.oracle.taking_part import DOING, is_taking_part
from tests.oracle.used import is_current, is_graded, users_by

Compute = Callable[[Row, Sight], Any]


def takes_part(row: Row, sight: Sight, chosen: Callable[[Row], bool]) -> str:
    """Whether an organisation takes part in any of the initiatives that are chosen."""
    parts = [
        (part, initiative)
        for part in sight.along(Organisation, row, "participations")
        for initiative in sight.along(Participation, part, "initiative")
        if chosen(initiative) and "WITHDRAWN" not in (part["publication"], initiative["publication"])
    ]
    if any(is_taking_part(part) for part, _ in parts):
        return "KNOWN_TO"
    declined = {
        initiative["id"]
        for part, initiative in parts
        if part["status"] == "DECLINED" and part["role"] in DOING and part["unit"] is None
    }
    among = [each for each in sight.every(Initiative) if chosen(each) and each["publication"] != "WITHDRAWN"]
    unknown = [
        each for each in among if each["participants_known_completeness"] != "ALL" and each["id"] not in declined
    ]
    return "KNOWN_NOT_TO" if among and not unknown else "NOT_KNOWN"


def goes_on_taking_part(part: Row, sight: Sight) -> bool:
    """Whether a participation goes on now: nobody has left it, and neither it nor its initiative has ended."""
    (initiative,) = sight.rows.where(Initiative.__tablename__, "id", part["initiative_id"])
    has_ended = initiative["state"] in ("COMPLETED", "DISCONTINUED")
    return is_taking_part(part) and part["status"] != "LEFT" and is_current(part, sight) and not has_ended


def endorsers(need: Row, sight: Sight) -> list[tuple[Row, Row]]:
    """Endorsements with their organisations, of a need and of those merged into it."""
    table = KnowledgeNeed.__tablename__
    needs = [*sight.rows.where(table, "id", need["id"]), *sight.rows.where(table, "merged_into_id", need["id"])]
    found = []
    for each in needs:
        for endorsement in sight.rows.where(Endorsement.__tablename__, "need_id", each["id"]):
            # Seeing an endorsement takes in seeing its need and its organisation.
            if sight.sees(Endorsement, endorsement) and endorsement["publication"] != "WITHDRAWN":
                found += [(endorsement, body) for body in sight.along(Endorsement, endorsement, "organisation")]
    return found


def municipality_count(row: Row, sight: Sight) -> int | None:
    """Different municipalities behind a need; none known is not known."""
    return len({body["id"] for _, body in endorsers(row, sight) if body["kind"] == "MUNICIPALITY"}) or None


def rss_body_count(row: Row, sight: Sight) -> int | None:
    """Different RSS bodies behind a need; none known is not known."""
    return len({each for pair in endorsers(row, sight) for each in bodies_behind(*pair, sight)}) or None


def bodies_behind(endorsement: Row, body: Row, sight: Sight) -> list[Any]:
    """The RSS body that somebody behind a need counts by: one that carried it, itself, or a municipality's primary."""
    via = [each["id"] for each in sight.along(Endorsement, endorsement, "via")]
    if via:
        return via
    if body["kind"] == "RSS_BODY":
        return [body["id"]]
    if endorsement["via_id"] is not None:
        # Whoever carried it is hidden.
        return []
    memberships = sight.along(Organisation, body, "municipality_memberships")
    return [each["rss_body_id"] for each in memberships if each["is_primary"] and each["publication"] != "WITHDRAWN"]


def differences(change: Row, sight: Sight) -> list[dict[str, str | None]]:
    """What an act changed, field by field; others than its owners are told what they could read before and after."""
    model = KINDS[change["record_type"]]
    acts = sight.of_the_same_act(change)
    if not (sight.role.sees_all or sight.owned(change)):
        before = sight.saw_before(change)
        return [] if before is None else _of_row(before, change["after"], model, openly=True)
    own = [each for each in acts if each["part"] is None and each["verb"] != "ERASED"]
    found = _of_row(own[0]["before"], change["after"], model, openly=False) if own else []
    return found + _of_parts([each for each in acts if each["part"] is not None], model)


def _of_row(before: Row | None, after: Row | None, model: Any, *, openly: bool) -> list[dict[str, str | None]]:
    found = []
    for name, (field, prefix) in json.loads(words_of(model, openly=openly))["columns"].items():
        was, became = ((body or {}).get(name) for body in (before, after))
        if isinstance(was, list) or isinstance(became, list):
            gone = [(_told(each, prefix), None) for each in was or () if each not in (became or ())]
            came = [(None, _told(each, prefix)) for each in became or () if each not in (was or ())]
            found += [(field, *pair) for pair in gone + came]
        elif was != became:
            found.append((field, _told(was, prefix), _told(became, prefix)))
    found.sort(key=lambda each: (each[0], each[1] is None))
    return [{"field": field, "before": was, "after": became} for field, was, became in found]


def _of_parts(changes: list[Row], model: Any) -> list[dict[str, str | None]]:
    words, found = json.loads(words_of(model))["parts"], []
    for each in changes:
        field, prefix, leads, *hangs = words[each["part"]]
        was, became = (body and _hanging(body, leads, hangs) for body in (each["before"], each["after"]))
        if was is not None or became is not None:
            found.append({"field": field, "before": _told(was, prefix), "after": _told(became, prefix)})
    return sorted(found, key=lambda each: (each["field"], each["after"] is not None, each["after"] or each["before"]))


def _hanging(body: Row, leads: str | None, hangs: list[list[str]]) -> Any:
    return body[leads] if leads else {name: value for name, value in body.items() if name not in hangs[0]}


def _told(value: Any, prefix: str | None) -> str | None:
    if isinstance(value, dict):
        return json.dumps(_in_json_order(_item(value, prefix)), ensure_ascii=False)
    if isinstance(value, str) and prefix:
        return prefix + value.replace("-", "")
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _item(value: Row, prefix: str | None) -> Row:
    """A value of a list, such as a source, with the contract's names."""
    found: Row = {}
    for name, inner in value.items():
        if name.endswith("_id"):
            if prefix:
                found[camel(name.removesuffix("_id"))] = inner and prefix + inner.replace("-", "")
        else:
            found[camel(name)] = {camel(key): each for key, each in inner.items()} if isinstance(inner, dict) else inner
    return found


def _in_json_order(value: Any) -> Any:
    """As PostgreSQL stores an object: shorter names first."""
    if not isinstance(value, dict):
        return value
    return {name: _in_json_order(value[name]) for name in sorted(value, key=lambda each: (len(each), each))}


def done(change: Row, sight: Sight) -> str:
    """What an act did to a record."""
    acts = sight.of_the_same_act(change)
    if any(each["verb"] == "ERASED" for each in acts):
        return "ERASED"
    if any(each["part"] is None and each["verb"] == "CREATED" for each in acts):
        return "CREATED"
    verb: str = change["verb"]
    return "UPDATED" if change["part"] else verb


def version(change: Row, sight: Sight) -> int | None:
    """The version that the record had after an act."""
    own = [each for each in sight.rows.where("changes", "record_id", change["record_id"]) if each["part"] is None]
    there = [each for each in own if each["verb"] != "ERASED" and each["commit_id"] <= change["commit_id"]]
    told = (
        change if change["part"] is None and change["after"] else max(there, key=lambda each: each["id"], default=None)
    )
    return (told["after"] or told["before"]).get("version") if told else None


def _part_type(change: Row, sight: Sight) -> str | None:
    """The type of the part that a change is of, when it is read in the history of its whole."""
    kind: str = change["record_type"]
    return None if change["read_in"] is KINDS[kind] else kind


def _part(change: Row, sight: Sight) -> str | None:
    kind = _part_type(change, sight)
    return None if kind is None else f"{kind.lower()}_{change['record_id'].hex}"


def _part_name(change: Row, sight: Sight) -> str | None:
    """The name of the organisation that a part ties to its whole."""
    tie = {
        "PARTICIPATION": "organisation_id",
        "SEAT": "organisation_id",
        "ENDORSEMENT": "organisation_id",
        "METHOD_USE": "organisation_id",
    }
    name = {**tie, "MEMBERSHIP": "municipality_id"}.get(_part_type(change, sight) or "")
    found = sight.rows.where("organisations", "id", UUID(change["after"][name])) if name else []
    return next((each["name"] for each in found if sight.sees(Organisation, each)), None)


VALUES: dict[tuple[Any, str], Compute] = {
    (Organisation, "is_valid"): is_valid,
    (Initiative, "is_open"): is_open,
    (Initiative, "opening_is_open"): is_open,
    (Initiative, "is_stale"): is_stale,
    (Initiative, "has_outputs"): lambda row, sight: bool(sight.along(Initiative, row, "outputs")),
    (Initiative, "has_lessons"): lambda row, sight: bool(sight.along(Initiative, row, "lessons")),
    (KnowledgeNeed, "is_answered"): lambda row, sight: bool(
        [each for each in sight.along(KnowledgeNeed, row, "initiatives") if each["state"] in ANSWERING]
        or sight.along(KnowledgeNeed, row, "outputs")
    ),
    (KnowledgeNeed, "municipality_count"): municipality_count,
    (KnowledgeNeed, "rss_body_count"): rss_body_count,
    (Method, "is_graded"): is_graded,
    (Method, "user_count"): users_by("method_id"),
    (Output, "user_count"): users_by("output_id"),
    (MethodUse, "is_current"): is_current,
    (Participation, "is_taking_part"): lambda row, _: is_taking_part(row),
    (Participation, "has_not_left"): lambda row, _: is_taking_part(row) and row["status"] != "LEFT",
    (Participation, "is_current"): goes_on_taking_part,
    (Seat, "is_current"): is_current,
    (Change, "fields"): differences,
    (Change, "done"): done,
    (Change, "version"): version,
    (Change, "of_part"): _part,
    (Change, "part_type"): _part_type,
    (Change, "part_name"): _part_name,
    (CitedSource, "record_count"): lambda row, sight: len(
        {each["record_id"] for each in sight.along(CitedSource, row, "citations")}
    ),
    (Commit, "act"): lambda row, sight: row["act"] if sight.role is Role.ADMINISTRATOR else None,
}


#: What the values begin with that say whom to turn to.
CONTACT = "contact_point_"
#: What is given more than a row, and so is told elsewhere.
TOLD_OTHERWISE = {(Organisation, "takes_part"), (KnowledgeNeed, "seen_by_in_words")}


def is_known(model: Any, name: str) -> bool:
    """Whether there is a meaning here for a record's computed value."""
    return (model, name) in {*VALUES, *TOLD_OTHERWISE} or name.startswith(("viewer_can_", CONTACT))


def value(model: Any, row: Row, name: str, sight: Sight, language: str = "SV") -> Any:
    """A record's value by name, computed or stored."""
    if name.startswith("viewer_can_") and issubclass(model, Record):
        return may(model, row, name, sight, language)
    if name.startswith(CONTACT) and issubclass(model, Record):
        return contact_told(model, row, name.removeprefix(CONTACT), sight, language)
    if (model, name) == (KnowledgeNeed, "seen_by_in_words"):
        return in_words(row, sight, language)
    compute = VALUES.get((model, name))
    if compute:
        return compute(row, sight)
    groups = [
        each for each in getattr(model, "groups_close_over", ()) if name.startswith(each.rpartition("_")[0] + "_")
    ]
    return row[name] if all(sight.along(model, row, each) for each in groups) else None


def peers(row: Row, sight: Sight, within_percent: int) -> list[tuple[int, Row]]:
    """Other municipalities of like size, with how far they are from it."""
    own = row["population"]
    if own is None:
        return []
    others = [
        (abs(other["population"] - own), other)
        for other in sight.every(Organisation)
        if other["kind"] == "MUNICIPALITY" and other["id"] != row["id"] and other["population"] is not None
    ]
    return [(apart, other) for apart, other in others if apart * 100 <= own * within_percent]


__all__ = ["peers", "value"]
