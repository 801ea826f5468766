"""What a caller may see, as conditions on every table that a statement reads.

The rules stand beside the records, as `owned_by`, `owned_through`, `seen_through`, `closes_over` and `shown`; here they
become SQL. The role decides the text of the conditions. Who the caller is, and for which organisations, is bound at
every call.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ARRAY, Dialect, Select, Text, Uuid, and_, any_, false, literal_column, not_, or_, select, tuple_
from sqlalchemy.dialects import postgresql

from registry.storage.model.record import NEWEST_BY, Record, record_in
from registry.storage.model.terms import Role
from registry.storage.reading.relations import (
    Join,
    ends_of,
    moved,
    parts_shown_by,
    points_back,
    reference_of,
    relation,
)
from registry.storage.reading.statement import Draft, Row, Sql, is_true

#: The key, among the values of a call, under which stands what is known of the caller, see `Caller.bound`.
CALLER = "$caller"


class Scope(Draft):
    """A statement while it is being written for callers with one role."""

    def __init__(self, role: Role) -> None:
        """Starts an empty statement."""
        super().__init__()
        self.role = role
        self._own: Sql | None = None
        #: The concept of the record that the rows of an alias were reached from.
        self._reached: dict[Row, Any] = {}

    @property
    def sees_what_all_see(self) -> bool:
        """Whether what is asked for is what everybody sees now: what the database keeps of that tells it."""
        return self.role is Role.ANONYMOUS and self.is_now

    # -- what the caller may see ---------------------------------------------------------------------------------------

    def sees(self, row: Row, model: Any, known: tuple[str, ...] = ()) -> list[Sql]:
        """The conditions under which the caller may see a row; an empty list is always.

        A row is visible only together with the records that its `closes_over` references lead to: whoever sees a
        participation can see its initiative and its organisation too. `known` are the references among these whose ends
        are checked by what stands beside, so that they need no condition: they lead back to a row, or on to one.
        """
        is_record = isinstance(model, type) and issubclass(model, Record)
        if hasattr(model, "shown"):
            found: list[Sql] = model.shown(row, self)
            return found
        if is_record and model.for_administrators:
            return [] if self.role is Role.ADMINISTRATOR else [false()]
        if self.role.sees_all:
            return []
        names = [name for name in getattr(model, "closes_over", ()) if name not in known]
        return [*([self.shows(row, model)] if is_record else []), *self.sees_along(model, row, names)]

    def shows(self, row: Row, model: type[Record]) -> Sql:
        """Whether a record is published, the caller's own or a draft that is shown to it; see `sees` for the rest."""
        published = row.c.publication == self.word("PUBLISHED")
        if self.role is Role.NATIONAL_INTEGRATION:
            return or_(published, self.is_for(model))
        if not self.role.has_own:
            return published
        return or_(published, self.owns(row, model), *self._sees_draft(row, model))

    def is_for(self, model: type[Record]) -> Sql:
        """Whether records of a type are among those that the caller's key is for."""
        types = self.bind(lambda values: values[CALLER]["types"], ARRAY(Text()))
        return self.word(model.record_type.value) == any_(types)

    def owns(self, row: Row, model: type[Record]) -> Sql:
        """Whether a record, or the whole that it is a part of, belongs to one of the caller's organisations."""
        own = (row.c[name] == any_(self.own()) for name in model.owned_by)
        through = (self._owns_whole(row, model, *each.split(".")) for each in model.owned_through)
        return or_(*own, *through)

    def _owns_whole(self, row: Row, model: type[Record], name: str, column: str) -> Sql:
        return self.any_of(model, row, name, lambda whole: whole.c[column] == any_(self.own()))

    def _sees_draft(self, row: Row, model: type[Record]) -> Iterable[Sql]:
        """The conditions, one for each kind of part, that a draft is shown to the caller by what stands in its parts.

        No record that a part refers to is asked about: whoever stands in the part sees it with what it is a part of.
        """
        draft = row.c.publication == self.word("DRAFT")
        for name, columns in parts_shown_by(model).items():
            reference = reference_of(relation(model, name))
            part = self.alias(relation(model, name).mapper.class_)
            found: Select[Any] = select(literal_column("1")).where(
                part.c[reference.name] == row.c.id,
                part.c.publication == self.word("PUBLISHED"),
                or_(*(part.c[column] == any_(self.own()) for column in columns)),
            )
            yield and_(draft, self.exists(found, part))

    def own(self) -> Sql:
        """The ids of the caller's organisations, as a parameter that the whole statement shares."""
        if self._own is None:
            self._own = self.bind(lambda values: values[CALLER]["organisations"], ARRAY(Uuid()))
        return self._own

    def self_only(self, column: Sql) -> list[Sql]:
        """The condition that a column holds the caller's own person id; administrators need none."""
        if self.role is Role.ADMINISTRATOR:
            return []
        return [is_true(column == self.bind(lambda values: values[CALLER]["person_id"], Uuid()))]

    def sees_along(self, model: Any, row: Row, names: Iterable[str]) -> list[Sql]:
        """The conditions that the caller may see the records that the references `names` lead to."""
        return [] if self.role.sees_all else [self._leads_on(model, row, name) for name in names]

    def _leads_on(self, model: Any, row: Row, name: str) -> Sql:
        target = relation(model, name).mapper.class_
        other = self.alias(target)
        found: Select[Any] = (
            select(literal_column("1")).select_from(other).where(*self.along(model, row, name, other).conditions)
        )
        return self.exists(found, other)

    def _stands(self, through: Row, model: type[Record] | None, known: tuple[str, ...]) -> list[Sql]:
        """The conditions on a record that ties two others together, as a participation does; `known` is as in `sees`.

        A link table that is no record, and so has no `model`, needs none.
        """
        if model is None:
            return []
        # A withdrawn record ties nothing together, also for those who may still read it.
        reads_withdrawn = self.role is not Role.ANONYMOUS
        stands = [through.c.publication != self.word("WITHDRAWN")] if reads_withdrawn else []
        return [*self.sees(through, model, known), *stands]

    def any_of(
        self,
        model: Any,
        row: Row,
        name: str,
        condition: Callable[[Row], Sql] | None = None,
        *,
        leading_on: tuple[str, ...] = (),
    ) -> Sql:
        """Whether the relation `name` leads from a row to a record that the caller may see.

        With a `condition`, which is given the other row, one of the records must meet it too. `leading_on` is as in
        `along`.
        """
        target = relation(model, name).mapper.class_
        if condition is None and issubclass(model, Record) and hasattr(target, "is_within"):
            is_within: Sql = target.is_within(row, self)
            return is_within
        other = self._beyond(model, row, target)
        join = self.along(model, row, name, other, leading_on=leading_on)
        extra = [condition(other)] if condition else []
        found: Select[Any] = select(literal_column("1")).select_from(join.source).where(*join.conditions, *extra)
        return self.exists(found, *join.own)

    def _beyond(self, model: Any, row: Row, target: Any) -> Row:
        """The rows that a relation may lead to: of a table, or of what stands within the record's own row."""
        if issubclass(model, Record) and hasattr(target, "within_record"):
            found: Row = target.within_record(model, row, self)
            return found
        return self.alias(target)

    def any_way(self, *ways: Sql) -> Sql:
        """Whether any of several conditions holds."""
        return or_(false(), *ways)

    def leads_to(self, model: Any, row: Row, name: str, end: Row) -> Sql:
        """Whether the relation `name` leads from a row to that other row."""
        key = next(iter(relation(model, name).mapper.class_.__table__.primary_key.columns)).name
        return self.any_of(model, row, name, lambda other: other.c[key] == end.c[key])

    def end_of(self, model: Any, name: str) -> Any:
        """The concept that a relation leads to."""
        return relation(model, name).mapper.class_

    def reach(self, other: Row, model: Any) -> None:
        """Remember that the rows of an alias were reached from a record of the concept `model`."""
        self._reached[other] = model

    def reached_from(self, row: Row) -> Any:
        """The concept of the record that the rows of an alias were reached from; KeyError when from none."""
        return self._reached[row]

    def along(
        self, model: Any, row: Row, name: str, other: Row, *, trusted: bool = False, leading_on: tuple[str, ...] = ()
    ) -> Join:
        """How to join `other`, an alias of the relation's target, to a row: what to read, and under which conditions.

        The conditions include that the caller may see `other`, unless the relation is `trusted`: a reference of
        `closes_over`, whose target everyone who sees the row may see. `leading_on` are the references of `other` that
        the conditions beside these follow to something that the caller may see: they are not looked at twice.
        """
        relationship = relation(model, name)
        target = relationship.mapper.class_
        self.reach(other, model)
        # The row that we come from is visible, so a reference back to it needs no condition of its own.
        known = tuple(back for back in getattr(target, "closes_over", ()) if points_back(target, back, relationship))
        visible = [] if trusted else self.sees(other, target, (*known, *leading_on))
        if relationship.secondary is None:
            conditions = [moved(relationship.primaryjoin, relationship, row, other, None), *visible]
            if newest_by := relationship.info.get(NEWEST_BY):
                conditions.append(self._is_newest(relationship, row, other, newest_by, known))
            return Join(other, (other,), conditions)
        through = self.alias(relationship.secondary)
        between = record_in(relationship.secondary)
        # What ties two together is seen with both of them, and both are looked at beside it.
        standing = self._stands(through, between, () if between is None else ends_of(between, relationship))
        conditions = [moved(relationship.primaryjoin, relationship, row, other, through), *standing, *visible]
        joined = through.join(other, moved(relationship.secondaryjoin, relationship, row, other, through))
        return Join(joined, (through, other), conditions)

    def _is_newest(
        self, relationship: Any, row: Row, other: Row, newest_by: tuple[str, ...], known: tuple[str, ...]
    ) -> Sql:
        """Whether a relation leads from a row to nothing that is newer than `other` and that the caller may see."""
        target = relationship.mapper.class_
        newer = self.alias(target)
        is_newer = tuple_(*(newer.c[name] for name in newest_by)) > tuple_(*(other.c[name] for name in newest_by))
        found: Select[Any] = (
            select(literal_column("1"))
            .select_from(newer)
            .where(
                moved(relationship.primaryjoin, relationship, row, newer, None),
                *self.sees(newer, target, known),
                is_newer,
            )
        )
        return not_(self.exists(found, newer))


def shown_to_all(model: type[Record], *known: str) -> str:
    """The same in words of a statement's text, on a table by its own name: when everybody sees a row of it.

    `known` are as in `Scope.sees`.
    """
    table: Any = model.__table__
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    found = and_(*Scope(Role.ANONYMOUS).sees(table, model, known))
    return str(found.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
