"""What a caller would have seen of a record at the time of a change, put together from the trail.

    a change -> the record's body in it -> the newest change of each record it is shown with, up to then -> their bodies

Changes of one record's own row have ids in the order of their commits, because the row is locked until each commit.
Those of different records have not, so between records the commits' positions decide. What has no position yet is of
the transaction that asks. A record that the trail tells nothing of was seen by nobody.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Select, and_, any_, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model.record import Base, Record
from registry.storage.reading.relations import parts_shown_by, reference_of, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true

#: Stands for the position of a commit that has none yet: it comes after all others.
LAST = literal_column("9223372036854775807", BigInteger())


class Sight:
    """What was there when a commit had been made; with `before`, what was there just before it."""

    def __init__(self, scope: Scope, commit: Row, *, before: bool = False) -> None:
        """Takes the statement, and the row of the commit in it."""
        self.scope, self.commit, self.before = scope, commit, before

    def sees(self, model: type[Record], body: Sql, key: Sql) -> Sql:
        """Whether the caller would have seen a record of which `body` is the row, as JSON, and `key` the id.

        It was published, the caller's or a draft that was shown to it, and so was everything that it is shown with, by
        `closes_over`.
        """
        stood = body.op("->>")(self.scope.word("publication")) == self.scope.word("PUBLISHED")
        if self.scope.role.has_own:
            draft = body.op("->>")(self.scope.word("publication")) == self.scope.word("DRAFT")
            shown = (and_(draft, each) for each in self.shown_by_parts(model, key))
            stood = or_(stood, self.owns(model, body, key), *shown)
        return and_(stood, *self.sees_wholes(model, body))

    def sees_wholes(self, model: type[Record], body: Sql) -> list[Sql]:
        """The conditions that the caller would have seen all that a record is shown with."""
        return [self._led(model, body, name, self.sees) for name in model.closes_over]

    def owns(self, model: type[Record], body: Sql, key: Sql) -> Sql:
        """Whether a record, or the whole that it is a part of, was one of the caller's organisations'."""
        own = [self._is_own(name, body, key) for name in model.owned_by]
        through = (each.split(".") for each in model.owned_through)
        whole = [self._led(model, body, name, self._held_by(column)) for name, column in through]
        return is_true(or_(*own, *whole))

    def shown_by_parts(self, model: type[Record], key: Sql) -> list[Sql]:
        """The conditions, one for each kind of part, that a draft of a record was shown by its parts as they were."""
        return [self._shown_by(model, name, columns, key) for name, columns in parts_shown_by(model).items()]

    def _shown_by(self, model: type[Record], name: str, columns: list[str], key: Sql) -> Sql:
        """Whether a part of a record, as it was then, was published and had one of the caller's organisations in it."""
        reference = relation(model, name)
        kind, change = reference.mapper.class_.record_type, self.scope.alias(Base.metadata.tables["changes"])
        part = (
            select(self._stood(change.c.record_id).label("body"))
            .where(
                change.c.whole_id == key, change.c.record_type == self.scope.word(kind.value), change.c.part.is_(None)
            )
            .offset(literal_column("0"))
            .correlate_except(change)
            .subquery(self.scope.name("parts"))
        )
        found: Select[Any] = select(literal_column("1")).where(
            self._key(part.c.body, reference_of(reference).name) == key,
            part.c.body.op("->>")(self.scope.word("publication")) == self.scope.word("PUBLISHED"),
            or_(*(self._is_own(column, part.c.body, key) for column in columns)),
        )
        return self.scope.exists(found, part)

    def _held_by(self, column: str) -> Callable[[Any, Sql, Sql], Sql]:
        """The condition on a record that one of the caller's organisations stands in a column."""
        return lambda _, body, key: self._is_own(column, body, key)

    def _is_own(self, name: str, body: Sql, key: Sql) -> Sql:
        return (key if name == "id" else self._key(body, name)) == any_(self.scope.own())

    def _key(self, body: Sql, name: str) -> Sql:
        return func.uuid(body.op("->>")(self.scope.word(name)))

    def _stood(self, key: Sql) -> Sql:
        """The row of a record as it was then, as JSON."""
        position = func.coalesce(self.commit.c.position, LAST)
        return func.stood_at(key, position - literal_column("1") if self.before else position, type_=JSONB())

    def _led(self, model: type[Record], body: Sql, name: str, meets: Callable[[Any, Sql, Sql], Sql]) -> Sql:
        """Whether what a reference led to, as it was then, meets a condition on its type, its row and its id."""
        reference = relation(model, name)
        ((own, _),) = reference.local_remote_pairs
        stood = self._stood(self._key(body, own.name))
        # Fenced, so that it is looked up once and not for every condition on it.
        latest = (
            select(stood.label("body"), self._key(body, own.name).label("id"))
            .offset(literal_column("0"))
            .correlate_except()
            .subquery(self.scope.name("then"))
        )
        condition = meets(reference.mapper.class_, latest.c.body, latest.c.id)
        found: Select[Any] = select(literal_column("1")).select_from(latest).where(condition)
        return self.scope.exists(found, latest)


def own_row(change: Row, key: Sql, scope: Scope) -> list[Sql]:
    """The conditions on changes that they are of a record's own row, and tell what stood in it."""
    return [change.c.record_id == key, change.c.part.is_(None), change.c.verb != scope.word("ERASED")]


def was_seen(row: Row, model: type[Record], scope: Scope) -> Sql:
    """Whether the caller would have seen a record of a type after a change to its own row, when it was committed."""
    commit = scope.alias(Base.metadata.tables["commits"])
    sight = Sight(scope, commit)
    wholes = sight.sees_wholes(model, row.c.after)
    ways = [[*_stood_as(row, scope, "PUBLISHED"), *_at_commit(row, commit, wholes, scope)]]
    if scope.role.has_own:
        shown = sight.shown_by_parts(model, row.c.record_id)
        ways += [
            [*_stood_as(row, scope, "PUBLISHED", "DRAFT"), *_at_commit(row, commit, [each, *wholes], scope)]
            for each in shown
        ]
    return is_true(and_(row.c.part.is_(None), or_(*(and_(*each) for each in ways))))


def _stood_as(row: Row, scope: Scope, *publications: str) -> list[Sql]:
    """The conditions that a record stood in one of some ways after a change, and in all that followed in its commit."""
    later = scope.alias(Base.metadata.tables["changes"])
    words = [scope.word(each) for each in publications]
    # What stood for a moment inside a transaction was seen by nobody.
    hidden: Select[Any] = select(literal_column("1")).where(
        *own_row(later, row.c.record_id, scope),
        later.c.commit_id == row.c.commit_id,
        later.c.id > row.c.id,
        *(later.c.after.op("->>")(scope.word("publication")).is_distinct_from(each) for each in words),
    )
    stood = row.c.after.op("->>")(scope.word("publication"))
    return [or_(*(stood == each for each in words)), ~scope.exists(hidden, later)]


def _at_commit(row: Row, commit: Row, conditions: list[Sql], scope: Scope) -> list[Sql]:
    """Conditions that name the commit of a change, as one that joins it; none when there are none."""
    found: Select[Any] = select(literal_column("1")).where(commit.c.id == row.c.commit_id, *conditions)
    return [scope.exists(found, commit)] if conditions else []


def differences_seen(row: Row, model: type[Record], scope: Scope, words: Sql) -> Sql:
    """What a commit changed of what a caller could read before it and after it, with the last of its changes; a list.

    Of what was made and shown in one it is what could be read after it. `words` are those that are told openly.
    """
    commit, first, later = (scope.alias(Base.metadata.tables[name]) for name in ("commits", "changes", "changes"))
    earliest = (
        select(first.c.before, first.c.verb)
        .where(*own_row(first, row.c.record_id, scope), first.c.commit_id == row.c.commit_id)
        .order_by(first.c.id)
        .limit(literal_column("1"))
        .correlate_except(first)
        .subquery(scope.name("was"))
    )
    more: Select[Any] = select(literal_column("1")).where(
        *own_row(later, row.c.record_id, scope), later.c.commit_id == row.c.commit_id, later.c.id > row.c.id
    )
    openly = func.differences(earliest.c.before, row.c.after, words, type_=JSONB())
    sees = Sight(scope, commit, before=True).sees(model, earliest.c.before, row.c.record_id)
    names_commit = model.closes_over or (scope.role.has_own and (model.owned_through or model.seen_through))
    saw = _at_commit(row, commit, [sees], scope) if names_commit else [sees]
    knew = or_(earliest.c.verb == scope.word("CREATED"), and_(*saw))
    found = select(openly).select_from(earliest).where(row.c.part.is_(None), ~scope.exists(more, later), knew)
    return func.coalesce(scope.scalar(found, earliest), literal_column("'[]'::jsonb"))
