"""What a caller sees and not everybody does, of a concept that has bitmaps: what these do not tell.

hidden records              all values that they have
hidden parts of records     the values that they lead to, whoever sees the record

Whoever asks with a key sees all that everybody sees, so that nothing has to be taken away.
"""

from typing import Any

from sqlalchemy import ARRAY, CTE, Select, Text, Uuid, and_, any_, cast, func, literal_column, select, union

from registry.storage.bitmaps.attributes import EXISTENCE, Attribute, attributes_of
from registry.storage.model.record import Base, Record
from registry.storage.model.terms import Publication
from registry.storage.reading.grouped import key_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.searching import names_for
from registry.storage.reading.statement import Row, Sql

#: What is not shown to everybody.
_HIDDEN = tuple(each for each in Publication if each is not Publication.PUBLISHED)


class Hidden:
    """The hidden records of a concept that the caller of a statement sees, and the hidden parts of all."""

    def __init__(self, model: type[Record], scope: Scope) -> None:
        """Starts with nothing read; TypeError for records that are hidden together with others."""
        if getattr(model, "closes_over", ()):
            raise TypeError(model)
        self.model, self.scope = model, scope
        self._found: CTE | None = None

    def values(self, attribute: Attribute) -> Any:
        """What there is of an attribute: columns id, of the record, and value."""
        scope, row = self.scope, self._row()
        if attribute.name == EXISTENCE:
            return select(row.c.id, literal_column("''", Text()).label("value"))
        if attribute.column is not None:
            word = row.c[attribute.column]
            return select(row.c.id, cast(word, Text).label("value")).where(word.is_not(None))
        of_hidden = self._led(attribute, row)
        if attribute.parts is None:
            return of_hidden
        whole, part = scope.alias(self.model), scope.alias(attribute.parts)
        is_hidden = [part.c.publication.in_([scope.word(each) for each in _HIDDEN]), *self._may_see(part, attribute)]
        return union(of_hidden, self._led(attribute, whole, part).where(*is_hidden, *scope.sees(whole, self.model)))

    def _may_see(self, part: Row, attribute: Attribute) -> list[Sql]:
        """That a hidden part is among those that the change feed knows the caller to see, which an index finds."""
        if self.scope.role.sees_all:
            return []
        head = self.scope.alias(Base.metadata.tables["heads"])
        names = self.scope.bind(names_for(self.scope.role), ARRAY(Text()))
        kind = self.scope.word(attribute.parts.record_type.value)
        found = select(head.c.record_id).where(
            head.c.audience.is_not(None), head.c.record_type == kind, head.c.owners.overlap(names)
        )
        return [part.c.id == any_(func.array(found.correlate_except(head).scalar_subquery(), type_=ARRAY(Uuid())))]

    def _row(self) -> Row:
        """The hidden records, found once for the statement, with their columns that have bitmaps."""
        if self._found is None:
            row, scope = self.scope.alias(self.model), self.scope
            columns = [row.c.id, *(row.c[each.column] for each in attributes_of(self.model) if each.column is not None)]
            is_hidden = row.c.publication.in_([scope.word(each) for each in _HIDDEN])
            found = select(*columns).where(is_hidden, *scope.sees(row, self.model))
            self._found = found.cte(scope.name("hidden")).prefix_with("MATERIALIZED")
        return self._found.alias(self.scope.name("h"))

    def _led(self, attribute: Attribute, whole: Row, part: Row | None = None) -> Select[Any]:
        """What records lead to by an attribute that is no column; to nothing that the caller does not see."""
        scope = self.scope
        end = part if part is not None else scope.alias(attribute.parts or attribute.target)
        join = scope.along(self.model, whole, str(attribute.relation), end)
        value = end.c[attribute.reference or key_of(attribute.target)]
        found = select(whole.c.id, cast(value, Text).label("value"))
        return found.select_from(whole.join(join.source, and_(*join.conditions)))
