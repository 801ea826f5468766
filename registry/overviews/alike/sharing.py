"""What records share with the one that was asked about: pairs of another record and what both have."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import CTE, Select, Table, Text, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import foreign, relationship

from registry.overviews.facts import stands
from registry.storage.model.derived import UNTIL, made_table
from registry.storage.model.record import Record
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: From the one that was asked about and the statement: SELECT other_id, shared_id.
Pairs = Callable[[Row, Scope], Select[Any]]


class Sharing(NamedTuple):
    """Something that records can share: where its pairs stand, and how many points each is worth, up to a most."""

    table: Table
    points: int
    most: int

    def counted(self, scope: Scope) -> Any:
        """How many of them each other record shares: other_id, number."""
        pair = scope.alias(self.table)
        found = select(pair.c.other_id, func.count().label("number")).group_by(pair.c.other_id)
        return found.correlate(None).subquery(scope.name("counted"))


def asked_about(model: type[Record], name: str) -> Table:
    """The record whose readable key, or one that it had, is the argument `name`; of several that which is published."""

    def make(scope: Scope, **given: Given) -> CTE:
        row, slug = scope.alias(model), scope.bind(given[name])
        former = row.c.former_slugs.contains(array([cast(slug, Text)]))
        found = select(*row.c).where((row.c.slug == slug) | former, *scope.sees(row, model), *stands(row, scope))
        published = row.c.publication == scope.word("PUBLISHED")
        order = [(row.c.slug == slug).desc(), published.desc(), row.c.id]
        one = found.order_by(*order).limit(literal_column("1"))
        return one.correlate(None).cte(scope.name("one"))

    return made_table(f"{name}_asked_about", make, "id", takes={name: model})


def seen(row: Row, model: type[Record], scope: Scope) -> list[Sql]:
    """The conditions that the caller may see a record, and that it has not been taken back."""
    return [*scope.sees(row, model), *stands(row, scope)]


def pairs_of(
    name: str,
    about: Table,
    argument: str,
    model: type[Record],
    pairs: Pairs,
    chosen: Callable[[Row, Scope], list[Sql]] | None = None,
    *,
    are_looked_up: bool = False,
) -> Table:
    """A table of pairs, each once, put together for the record that was asked about.

    `name` tells it from others; the pairs are of other records and of what they share. The others are those that are
    `chosen`; if nothing is said of that, those that the caller may see and that have not been taken back. Where
    the pairs `are_looked_up` for the first others alone, those of all are not put together then.
    """

    def make(scope: Scope, **given: Given) -> CTE:
        one, other = scope.alias(about), scope.alias(model)
        pair = pairs(one, scope).subquery(scope.name("pair"))
        found = (
            select(pair.c.other_id, pair.c.shared_id)
            .distinct()
            .select_from(pair.join(other, other.c.id == pair.c.other_id))
        )
        found = found.where(*(seen(other, model, scope) if chosen is None else chosen(other, scope)))
        whole = found.correlate(None).cte(scope.name(name))
        return whole.prefix_with("NOT MATERIALIZED") if are_looked_up and UNTIL in given else whole

    return made_table(name, make, "other_id", "shared_id", takes={argument: None, UNTIL: None})


class Way(NamedTuple):
    """How records come to share something.

    `things(one, scope)` selects what the one that was asked about has and the caller sees, as `shared_id`, and
    `holders(things, scope)` who has any of some things: `other_id`, `shared_id`. Of these the caller may not see all.
    """

    things: Callable[[Row, Scope], Select[Any]]
    holders: Callable[[Row, Scope], Select[Any]]

    def pairs(self, one: Row, scope: Scope) -> Select[Any]:
        """Pairs of others and what they share with the one."""
        thing = self.things(one, scope).subquery(scope.name("thing"))
        pair = self.holders(thing, scope).subquery(scope.name("held"))
        return select(pair.c.other_id, pair.c.shared_id).select_from(pair.join(one, pair.c.other_id != one.c.id))


def by_links(link: Table, own: str, what: str, model: type[Record]) -> Way:
    """By a link table: both are linked with the same record, which the caller may see."""

    def things(one: Row, scope: Scope) -> Select[Any]:
        mine, thing = scope.alias(link), scope.alias(model)
        source = one.join(mine, mine.c[own] == one.c.id).join(thing, thing.c.id == mine.c[what])
        return select(thing.c.id.label("shared_id")).select_from(source).where(*seen(thing, model, scope))

    def holders(thing: Row, scope: Scope) -> Select[Any]:
        theirs = scope.alias(link)
        found = select(theirs.c[own].label("other_id"), thing.c.shared_id)
        return found.select_from(thing.join(theirs, theirs.c[what] == thing.c.shared_id))

    return Way(things, holders)


def shared(target: type[Record], row: Callable[[], Any], table: Table) -> Any:
    """The records that a row's record shares with the one that was asked about; `row` gives the row's column."""
    return relationship(
        target,
        secondary=table,
        primaryjoin=lambda: row() == foreign(table.c.other_id),
        secondaryjoin=lambda: target.id == foreign(table.c.shared_id),
        viewonly=True,
        lazy="raise",
    )
