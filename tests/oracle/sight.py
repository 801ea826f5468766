"""What a caller may see, and where relations lead."""

from typing import Any
from uuid import UUID

from registry.authority import needed
from registry.callers import Caller
from registry.concepts.endorsements import Endorsement
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.themes import Theme
from registry.matrix import Act
from registry.model import RECORDS
from registry.storage.model.record import Base, Record
from registry.storage.model.terms import Role
from registry.storage.reading.citations import Citation, CitedSource
from registry.trail.changes import Change
from tests.oracle.rows import Row, Rows
from tests.oracle.taking_part import SOME_OF
from tests.oracle.ways import target, way_of

#: What in a changed row says whose it is: the columns that any record is owned by, and the references to wholes that
#: any is a part of, with the table and the column that say whose the whole is.
OWNED_BY = {name for model in RECORDS.values() for name in model.owned_by}
PARTS = {
    (model.record_type.value, f"{name}_id", target(model, name).__tablename__, column)
    for model in RECORDS.values()
    for name, column in (each.split(".") for each in model.owned_through)
}
KINDS = {model.record_type.value: model for model in RECORDS.values()}
MODELS = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]
#: Relations to a record itself and to what it is a part of, by the reference that goes up.
UP_THE_TREE = {(Theme, "within"): "parent"}


class Sight:
    """The rows as one kind of caller sees them."""

    def __init__(self, rows: Rows, caller: Caller, today: "Sight | None" = None) -> None:
        """Takes all rows and who looks at them; when they are of another moment, also the rows of today."""
        self.rows, self.caller, self.role, self.today = rows, caller, caller.role, today
        self._seen: dict[tuple[Any, Any], bool] = {}

    @property
    def is_then(self) -> bool:
        """Whether it is another moment that is looked at."""
        return self.today is not None

    def sees(self, model: Any, row: Row) -> bool:
        """Whether the caller may see a row: who works for the nation sees all, others what is published or theirs.

        What only administrators know of, nobody else sees. To see a record is to see all that its required references
        point at.
        """
        if model is Citation:
            # Who sees what names a source, sees what it names.
            cites = KINDS[row["record_type"]]
            return any(self.sees(cites, each) for each in self.rows.where(cites.__tablename__, "id", row["record_id"]))
        if model is CitedSource:
            return any(self.sees(Citation, each) for each in self.rows.where("citations", "source_id", row["id"]))
        if model is Change:
            return self.stands_for_its_act(row) and (self.role.sees_all or self.owned(row) or self.saw_after(row))
        if self.role is Role.ADMINISTRATOR:
            return True
        if getattr(model, "for_administrators", False):
            return False
        if self.role is Role.NATIONAL_EDITOR:
            return True
        key = (model, id(row))
        if key not in self._seen:
            self._seen[key] = (
                self._may_still(model, row)
                and (row.get("publication", "PUBLISHED") == "PUBLISHED" or self.works_on(model, row))
                and all(self.along(model, row, name) for name in getattr(model, "closes_over", ()))
            )
        return self._seen[key]

    def _may_still(self, model: Any, row: Row) -> bool:
        """Whether a record of another moment has not been withdrawn since; what was merged is shown as it was."""
        if self.today is None or not issubclass(model, Record):
            return True
        (now,) = self.today.rows.where(model.__tablename__, "id", row["id"])
        return self._shows_today(model, now) or self._was_merged(model, now)

    def _shows_today(self, model: Any, now: Row) -> bool:
        return self.today is not None and (now["publication"] == "PUBLISHED" or self.today.works_on(model, now))

    def _was_merged(self, model: Any, now: Row) -> bool:
        """Whether it was published until it became part of one that is shown today."""
        today = self.today.rows if self.today else self.rows
        merging = [
            change
            for change in today.where("changes", "record_id", now["id"])
            if change["part"] is None and change["before"] and change["after"]
            if (change["before"]["publication"], change["after"]["publication"]) == ("PUBLISHED", "WITHDRAWN")
            if change["before"]["merged_into_id"] is None and change["after"]["merged_into_id"] is not None
        ]
        receivers = today.where(model.__tablename__, "id", now["merged_into_id"])
        return bool(merging) and any(self._shows_today(model, each) for each in receivers)

    def works_on(self, model: Any, row: Row) -> bool:
        """Whether a draft is shown to the caller: its own, and for a national system those that its key is for."""
        if self.role is Role.NATIONAL_INTEGRATION:
            return issubclass(model, Record) and model.record_type in self.caller.scopes
        if model is KnowledgeNeed and row["publication"] == "DRAFT" and self._is_behind(row):
            return True
        return self.owns(model, row)

    def _is_behind(self, need: Row) -> bool:
        """Whether one of the caller's organisations stands behind a need, or carried what another says of it."""
        return any(
            {each["organisation_id"], each["via_id"]} & set(self.caller.organisations)
            for each in self.rows.where("endorsements", "need_id", need["id"])
            if each["publication"] == "PUBLISHED" and self._may_still(Endorsement, each)
        )

    def owns(self, model: Any, row: Row) -> bool:
        """Whether a record is one of the caller's organisations', or a part of what is."""
        owners = [row[name] for name in model.owned_by]
        for name, column in (each.split(".") for each in model.owned_through):
            owners += [whole[column] for whole in self.along(model, row, name)]
        return any(each in self.caller.organisations for each in owners)

    def holds(self, model: Any, row: Row, act: Act) -> bool:
        """Whether the caller's organisations hold a record in every way that an act needs."""
        for each in needed(act, model):
            held = set()
            for name, _, column in (path.rpartition(".") for path in model.held.paths(each.holder)):
                held |= {whole[column] for whole in (self.along(model, row, name) if name else [row])}
            if not held & set(self.caller.organisations):
                return False
        return True

    def of_the_same_act(self, change: Row) -> list[Row]:
        """All that one act did to one record, in order."""
        found = self.rows.where("changes", "record_id", change["record_id"])
        mine = (change["commit_id"], change["step"])
        return sorted(
            (each for each in found if (each["commit_id"], each["step"]) == mine), key=lambda each: each["id"]
        )

    def stands_for_its_act(self, change: Row) -> bool:
        """Whether a change is the one that is told: the last to the row itself, or a mark of erasure, or any other."""
        return change is max(self.of_the_same_act(change), key=_standing)

    def owned(self, change: Row) -> bool:
        """Whether a change is of what belonged to one of the caller's organisations, or a part of what does today."""
        then = {**(change["after"] or change["before"]), "id": change["record_id"]}
        owners = {str(then.get(name)) for name in OWNED_BY}
        for kind, reference, table, column in PARTS:
            if change["part"] is None and change["record_type"] == kind and then.get(reference) is not None:
                owners |= {str(whole[column]) for whole in self.rows.where(table, "id", UUID(then[reference]))}
        return any(str(each) in owners for each in self.caller.organisations)

    def saw_after(self, change: Row) -> bool:
        """Whether the caller would have seen the record after a change to it, which nothing in its commit took back."""
        later = [each for each in self._own_changes(change) if each["id"] >= change["id"]]
        shown = {"PUBLISHED"}
        if KINDS[change["record_type"]] is KnowledgeNeed and self._was_behind(change["record_id"], change, 0):
            shown.add("DRAFT")
        if change["part"] is not None or any(_publication(each["after"]) not in shown for each in later):
            return False
        return bool(later) and self._saw(KINDS[change["record_type"]], change["record_id"], change["after"], change, 0)

    def saw_before(self, change: Row) -> dict[str, Any] | None:
        """What the caller would have read of a record before the commit of a change, if that was its last to it.

        Nothing, when the commit made the record; None, when the caller could not read it.
        """
        own = self._own_changes(change)
        if change["part"] is not None or not own or own[-1]["id"] != change["id"]:
            return None
        if own[0]["verb"] == "CREATED":
            return {}
        if own[0]["before"] is None:
            return None
        body: dict[str, Any] = own[0]["before"]
        return body if self._saw(KINDS[change["record_type"]], change["record_id"], body, change, 1) else None

    def _own_changes(self, change: Row) -> list[Row]:
        """What a commit did to the record's own row, in order."""
        found = self.rows.where("changes", "record_id", change["record_id"])
        found = [each for each in found if each["commit_id"] == change["commit_id"] and each["part"] is None]
        return sorted((each for each in found if each["verb"] != "ERASED"), key=lambda each: each["id"])

    def _saw(self, model: Any, key: UUID, body: dict[str, Any], change: Row, back: int) -> bool:
        """Whether the caller saw a record that stood so, with all that it is shown with, `back` commits before one."""
        owners = [key if name == "id" else _id(body.get(name)) for name in model.owned_by]
        for name, column in (each.split(".") for each in model.owned_through):
            whole = self._then(_id(body.get(way_of(model, name).near)), change, back)
            owners.append(_id(whole[column]) if whole else None)
        is_own = any(each in self.caller.organisations for each in owners if each is not None)
        wholes = [(target(model, name), _id(body.get(way_of(model, name).near))) for name in model.closes_over]
        is_own = is_own or (
            model is KnowledgeNeed and body.get("publication") == "DRAFT" and self._was_behind(key, change, back)
        )
        return (body.get("publication") == "PUBLISHED" or is_own) and all(
            (stood := self._then(its_key, change, back)) is not None
            and its_key is not None
            and self._saw(whole, its_key, stood, change, back)
            for whole, its_key in wholes
        )

    def _was_behind(self, need: UUID, change: Row, back: int) -> bool:
        """Whether one of the caller's organisations stood behind a need then, or had carried what another said."""
        ever = {
            each["record_id"]
            for each in self.rows.where("changes", "record_type", "ENDORSEMENT")
            if each["part"] is None and str((each["after"] or each["before"] or {}).get("need_id")) == str(need)
        }
        said = [stood for key in ever if (stood := self._then(key, change, back)) is not None]
        return any(
            {_id(each["organisation_id"]), _id(each["via_id"])} & set(self.caller.organisations)
            for each in said
            if _id(each["need_id"]) == need and each["publication"] == "PUBLISHED"
        )

    def _then(self, key: UUID | None, change: Row, back: int) -> dict[str, Any] | None:
        """What stood in a record's row after the commit of a change, or before it."""
        position = self._position(change) - back
        found = [
            each
            for each in self.rows.where("changes", "record_id", key)
            if each["part"] is None and each["verb"] != "ERASED" and self._position(each) <= position
        ]
        latest = max(found, key=lambda each: (self._position(each), each["id"]), default=None)
        stood: dict[str, Any] | None = latest["after"] if latest else None
        return stood

    def _position(self, change: Row) -> int:
        (commit,) = self.rows.where("commits", "id", change["commit_id"])
        position: int = commit["position"]
        return position

    def every(self, model: Any) -> list[Row]:
        """Every row of a record that the caller may see."""
        return [row for row in self.rows.tables[model.__table__.name] if self.sees(model, row)]

    def along(self, model: Any, row: Row, name: str) -> list[Row]:
        """The rows that a relation leads to, each once; a row of an overview has them already."""
        if name in row:
            return [each for each in row[name] if self.sees(way_of(model, name).target, each)]
        if (model, name) in UP_THE_TREE:
            return self._with_those_above(model, row, UP_THE_TREE[model, name])
        if name in SOME_OF:
            return [each for each in self.along(model, row, SOME_OF[name][0]) if SOME_OF[name][1](each)]
        if name == "history":
            of_parts = self.rows.where("changes", "whole_id", row["id"])
            found = [*self.rows.where("changes", "record_id", row["id"]), *of_parts]
            # What a change is a change of, depends on whose history it is read in.
            return [{**each, "read_in": model} for each in found if self.sees(Change, each)]
        way = way_of(model, name)
        if not _has(row, way.begins_in):
            return []
        if way.carrier is None:
            found = self.rows.where(way.target.__table__.name, way.far, row[way.near])
        else:
            found = [
                end
                for carrier in self.rows.where(way.carrier, way.to_carrier, row[way.near])
                if self._carries(way.carrier, carrier) and _has(carrier, way.carried_by)
                for end in self.rows.where(way.target.__tablename__, way.far, carrier[way.from_carrier])
            ]
        seen = {id(each): each for each in found if _has(each, way.ends_in) and self.sees(way.target, each)}
        return [max(seen.values(), key=way.newest)] if way.newest and seen else list(seen.values())

    def _with_those_above(self, model: Any, row: Row, name: str) -> list[Row]:
        """A row and those that it is a part of, as far up as they are seen one by one."""
        found = [row] if self.sees(model, row) else []
        while found and (above := self.along(model, found[-1], name)) and above[0] not in found:
            found += above
        return found

    def _carries(self, table: str, row: Row) -> bool:
        """Whether a row may carry a relation between two others; a record that was taken back carries nothing."""
        model = MODELS.get(table)
        if model is None or not issubclass(model, Record):
            return True
        return row["publication"] != "WITHDRAWN" and self.sees(model, row)

    def by_id(self, prefix: str, key: Any) -> tuple[Any, Row] | None:
        """A record by its type's name and key."""
        model = RECORDS.get(prefix)
        found = self.rows.where(model.__tablename__, "id", key) if model else []
        return (model, found[0]) if found and self.sees(model, found[0]) else None


def _standing(change: Row) -> tuple[bool, bool, int]:
    return change["part"] is None and change["verb"] != "ERASED", change["part"] is None, change["id"]


def _publication(body: dict[str, Any] | None) -> str | None:
    return body.get("publication") if body else None


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def _has(row: Row, wanted: dict[str, Any]) -> bool:
    return all(row[name] == value for name, value in wanted.items())
