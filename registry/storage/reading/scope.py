"""What a caller may see, as conditions at every table that a statement refers to.

It stands on what records say of themselves: whose they are, and what they are shown with.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ARRAY, Select, Uuid, any_, false, literal_column, or_, select

from registry.storage.model.record import Record, record_in
from registry.storage.model.terms import Role
from registry.storage.reading.relations import Join, moved, points_back, relation
from registry.storage.reading.statement import Draft, Row, Sql

#: Where, among the values of a call, stands what is known of the caller.
CALLER = "$caller"


class Scope(Draft):
    """A statement while it is written for one kind of caller."""

    def __init__(self, role: Role) -> None:
        """Starts an empty statement."""
        super().__init__()
        self.role = role
        self._own: Sql | None = None

    # -- what the caller may see ---------------------------------------------------------------------------------------

    def sees(self, row: Row, model: Any, known: tuple[str, ...] = ()) -> list[Sql]:
        """The conditions under which the caller may see a row; `known` are relations already checked outside.

        It closes over non-null references: whoever sees a participation sees its initiative and its organisation.
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
        """Whether a record by itself is shown to the caller, whatever it refers to."""
        published = row.c.publication == self.word("PUBLISHED")
        return or_(published, self.owns(row, model)) if self.role.has_own else published

    def owns(self, row: Row, model: type[Record]) -> Sql:
        """Whether a record is one of the caller's organisations', or a part of what is."""
        own = (row.c[name] == any_(self.own()) for name in model.owned_by)
        through = (self._owns_whole(row, model, *each.split(".")) for each in model.owned_through)
        return or_(*own, *through)

    def _owns_whole(self, row: Row, model: type[Record], name: str, column: str) -> Sql:
        return self.any_of(model, row, name, lambda whole: whole.c[column] == any_(self.own()))

    def own(self) -> Sql:
        """The caller's organisations, bound once."""
        if self._own is None:
            self._own = self.bind(lambda values: values[CALLER]["organisations"], ARRAY(Uuid()))
        return self._own

    def self_only(self, column: Sql) -> list[Sql]:
        """What concerns one person is for that person and for administrators."""
        if self.role is Role.ADMINISTRATOR:
            return []
        return [(column == self.bind(lambda values: values[CALLER]["person_id"], Uuid())).is_(True)]

    def sees_along(self, model: Any, row: Row, names: Iterable[str]) -> list[Sql]:
        """The conditions under which the caller may see what references point at."""
        return [] if self.role.sees_all else [self._leads_on(model, row, name) for name in names]

    def _leads_on(self, model: Any, row: Row, name: str) -> Sql:
        target = relation(model, name).mapper.class_
        other = self.alias(target)
        found: Select[Any] = (
            select(literal_column("1")).select_from(other).where(*self.along(model, row, name, other).conditions)
        )
        return self.exists(found, other)

    def _stands(self, through: Row, model: type[Record] | None) -> list[Sql]:
        """The conditions under which a record may carry a relation between two others."""
        if model is None:
            return []
        # One that was taken back carries nothing, also for those who may still read it.
        reads_withdrawn = self.role.sees_all or self.role.has_own
        stands = [through.c.publication != self.word("WITHDRAWN")] if reads_withdrawn else []
        return [*self.sees(through, model), *stands]

    def any_of(self, model: Any, row: Row, name: str, condition: Callable[[Row], Sql] | None = None) -> Sql:
        """Whether a visible record stands along a relation, and meets a condition if one is given."""
        other = self.alias(relation(model, name).mapper.class_)
        join = self.along(model, row, name, other)
        extra = [condition(other)] if condition else []
        found: Select[Any] = select(literal_column("1")).select_from(join.source).where(*join.conditions, *extra)
        return self.exists(found, *join.own)

    def along(self, model: Any, row: Row, name: str, other: Row, *, trusted: bool = False) -> Join:
        """The way from a row along a relation to `other`: what to read and under which conditions.

        `trusted` is a reference that visibility closes over: to see the row is to see what it points at.
        """
        relationship = relation(model, name)
        target = relationship.mapper.class_
        # The row we come from is visible, so what must be visible through it need not be asked again.
        known = tuple(back for back in getattr(target, "closes_over", ()) if points_back(target, back, relationship))
        visible = [] if trusted else self.sees(other, target, known)
        if relationship.secondary is None:
            return Join(other, (other,), [moved(relationship.primaryjoin, relationship, row, other, None), *visible])
        through = self.alias(relationship.secondary)
        standing = self._stands(through, record_in(relationship.secondary))
        joined = through.join(other, moved(relationship.secondaryjoin, relationship, row, other, through))
        return Join(
            joined,
            (through, other),
            [moved(relationship.primaryjoin, relationship, row, other, through), *standing, *visible],
        )
