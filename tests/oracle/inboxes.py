"""What waits for a caller, written again from what it is said to be."""

from datetime import UTC, datetime, timedelta
from typing import Any

from registry.concepts.groups import Group
from registry.concepts.initiatives import Initiative
from registry.concepts.keeper_requests import ASKED_FOR, KeeperRequest
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation
from registry.storage.model.swedish_time import day_of
from registry.storage.model.terms import Role
from tests.oracle.by_day import a_year_before
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

Found = list[tuple[Any, Row]]
#: Those who may change everything.
ALL = (Role.ADMINISTRATOR, Role.NATIONAL_EDITOR)
#: What can wait to be decided, and whose facts can wait to be confirmed.
DECIDED, CONFIRMED = {Participation, KnowledgeNeed, KeeperRequest}, {Initiative, Group, Organisation}


def to_decide(sight: Sight) -> Found:
    """Interests in what the caller keeps, invitations to it, and its needs that were sent back; none for readers."""
    if sight.role is Role.READER:
        return []
    parts = [row for row in sight.every(Participation) if row["publication"] == "PUBLISHED" and _asks(row, sight)]
    needs = [
        row
        for row in sight.every(KnowledgeNeed)
        if row["sent_back_because"] and row["publication"] != "WITHDRAWN" and _mine(row["keeper_id"], sight)
    ]
    requests = [
        row
        for row in sight.every(KeeperRequest)
        if row["state"] == "ASKED" and row["publication"] != "WITHDRAWN" and _keeps_asked(row, sight)
    ]
    return _longest_first([(Participation, parts), (KnowledgeNeed, needs), (KeeperRequest, requests)])


def to_confirm(
    sight: Sight, organisation: str | None = None, types: list[str] | None = None, days: int | None = None
) -> Found:
    """The caller's own facts that nobody has touched for so long; of initiatives those that have not ended."""
    found = []
    age = None if days is None else timedelta(days=min(max(days, 0), 36_500))
    named = {
        row["id"] for row in sight.every(Organisation) if organisation in (row["slug"], *(row["former_slugs"] or ()))
    }
    for model, owner in ((Initiative, "keeper_id"), (Group, "keeper_id"), (Organisation, "id")):
        if types is not None and model.record_type.value not in types:
            continue
        rows = [row for row in sight.every(model) if _is_stale(row, age, sight)]
        if organisation is None:
            rows = [row for row in rows if _mine(row[owner], sight)]
        else:
            rows = [row for row in rows if row[owner] in named and (sight.role in ALL or _mine(row[owner], sight))]
        found.append((model, [row for row in rows if row.get("state") not in ("COMPLETED", "DISCONTINUED")]))
    return _longest_first(found)


def _asks(row: Row, sight: Sight) -> bool:
    if row["status"] == "INVITED":
        return _mine(row["organisation_id"], sight)
    kept = sight.along(Participation, row, "initiative")
    return row["status"] == "INTERESTED" and any(_mine(each["keeper_id"], sight) for each in kept)


def _keeps_asked(row: Row, sight: Sight) -> bool:
    ends = [end for name in ASKED_FOR for end in sight.along(KeeperRequest, row, name)]
    return any(_mine(end["keeper_id"], sight) for end in ends)


def _is_stale(row: Row, age: timedelta | None, sight: Sight) -> bool:
    """Nobody has touched it for so long, or for a year in days."""
    touched: datetime = max(each for each in (row["updated_at"], row["last_confirmed_at"]) if each is not None)
    year = a_year_before(sight.rows.today)
    is_old = day_of(touched) < year if age is None else touched < datetime.now(UTC) - age
    return row["publication"] == "PUBLISHED" and is_old


def _mine(owner: Any, sight: Sight) -> bool:
    """What nobody keeps waits for those who may change everything."""
    if sight.role in ALL:
        return owner is None
    return owner in sight.caller.organisations


def _longest_first(found: list[tuple[Any, list[Row]]]) -> Found:
    rows = [(model, row) for model, some in found for row in some]
    return sorted(rows, key=lambda each: (each[1]["updated_at"], each[1]["id"]))
