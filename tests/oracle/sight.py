"""What a caller may see, and where relations lead."""

from typing import Any
from uuid import UUID

from registry.callers import Caller
from registry.model import RECORDS
from registry.storage.model.record import Base, Record
from registry.storage.model.terms import Role
from registry.trail.changes import Change
from tests.oracle.rows import Row, Rows
from tests.oracle.ways import target, way_of

#: What in a changed row says whose it is: the columns that any record is owned by, and the references to wholes that
#: any is a part of, with the table and the column that say whose the whole is.
OWNED_BY = {name for model in RECORDS.values() for name in model.owned_by}
PARTS = {
    (model.record_type.value, f"{name}_id", target(model, name).__tablename__, column)
    for model in RECORDS.values()
    for name, column in (each.split(".") for each in model.owned_through)
}
MODELS = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]


class Sight:
    """The rows as one kind of caller sees them."""

    def __init__(self, rows: Rows, caller: Caller, today: "Sight | None" = None) -> None:
        """Takes all rows and who looks at them; when they are of another moment, also the rows of today."""
        self.rows, self.caller, self.role, self.today = rows, caller, caller.role, today
        self._seen: dict[tuple[Any, Any], bool] = {}

    def sees(self, model: Any, row: Row) -> bool:
        """Whether the caller may see a row: who works for the nation sees all, others what is published or theirs.

        What only administrators know of, nobody else sees. To see a record is to see all that its required references
        point at.
        """
        if self.role is Role.ADMINISTRATOR:
            return True
        if getattr(model, "for_administrators", False):
            return False
        if self.role is Role.NATIONAL_EDITOR:
            return True
        if model is Change:
            return was_public(row["after"], row) or self.owned(row)
        key = (model, id(row))
        if key not in self._seen:
            self._seen[key] = (
                self._may_still(model, row)
                and (row.get("publication", "PUBLISHED") == "PUBLISHED" or self.owns(model, row))
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
        return self.today is not None and (now["publication"] == "PUBLISHED" or self.today.owns(model, now))

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

    def owns(self, model: Any, row: Row) -> bool:
        """Whether a record is one of the caller's organisations', or a part of what is."""
        owners = [row[name] for name in model.owned_by]
        for name, column in (each.split(".") for each in model.owned_through):
            owners += [whole[column] for whole in self.along(model, row, name)]
        return any(each in self.caller.organisations for each in owners)

    def owned(self, change: Row) -> bool:
        """Whether a change is of what belonged to one of the caller's organisations, or a part of what does today."""
        then = {**(change["after"] or change["before"]), "id": change["record_id"]}
        owners = {str(then.get(name)) for name in OWNED_BY}
        for kind, reference, table, column in PARTS:
            if change["part"] is None and change["record_type"] == kind and then.get(reference) is not None:
                owners |= {str(whole[column]) for whole in self.rows.where(table, "id", UUID(then[reference]))}
        return any(str(each) in owners for each in self.caller.organisations)

    def every(self, model: Any) -> list[Row]:
        """Every row of a record that the caller may see."""
        return [row for row in self.rows.tables[model.__tablename__] if self.sees(model, row)]

    def along(self, model: Any, row: Row, name: str) -> list[Row]:
        """The rows that a relation leads to, each once."""
        way = way_of(model, name)
        if way.carrier is None:
            found = self.rows.where(way.target.__tablename__, way.far, row[way.near])
        else:
            found = [
                end
                for carrier in self.rows.where(way.carrier, way.to_carrier, row[way.near])
                if self._carries(way.carrier, carrier) and _has(carrier, way.carried_by)
                for end in self.rows.where(way.target.__tablename__, way.far, carrier[way.from_carrier])
            ]
        seen = {id(each): each for each in found if _has(each, way.ends_in) and self.sees(way.target, each)}
        return list(seen.values())

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


def was_public(then: dict[str, Any] | None, change: Row) -> bool:
    """Whether a record as it was before or after a change was for everyone to see; parts never are by themselves."""
    return then is not None and change["part"] is None and then.get("publication") == "PUBLISHED"


def _has(row: Row, wanted: dict[str, Any]) -> bool:
    return all(row[name] == value for name, value in wanted.items())
