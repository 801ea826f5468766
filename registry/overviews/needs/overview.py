"""The consolidated picture of needs: how many there are, who stands behind them and how far they have come.

    needs that the caller may see -> groups of them -> a row for each group: its needs counted, and who is behind them

A need that was merged is counted in the one that it was merged into, with those who stood behind it. A withdrawn need
is not counted. By round it is counted in the one that it was gathered in, and in those in which somebody came to stand
behind it.
"""

from typing import Any, ClassVar

from sqlalchemy import Column, FromClause, Integer, Select, Text, Uuid, cast, func, literal_column, select, type_coerce
from sqlalchemy.orm import foreign

from registry.concepts.memberships import Membership, holds_on
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.overviews.needs import by_bits, by_rows
from registry.overviews.needs.groups import COUNTS, DAYS, GROUPS, PEOPLE, RAISED, STATED, WORDS
from registry.overviews.walking import led
from registry.overviews.words import NeedsOverviewBy
from registry.storage.model.derived import ASKED, made_table
from registry.storage.model.record import Base
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import ALL, Among
from registry.storage.reading.given import Given
from registry.storage.reading.orders import place_of_word
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql

EXACT = Text(collation="C")


def _members(scope: Scope) -> Select[Any]:
    """How many municipalities belong to each RSS body on the day asked about, by whichever membership."""
    membership, municipality = scope.alias(Membership), scope.alias(Organisation)
    found = select(membership.c.rss_body_id, func.count(municipality.c.id.distinct()).label("member_count"))
    joined = membership.join(municipality, municipality.c.id == membership.c.municipality_id)
    valid = all_conditions(Organisation.usual.condition, Organisation, municipality, scope)
    where = [*holds_on(membership, scope), *valid, *scope.sees(municipality, Organisation)]
    return found.select_from(joined).where(*where).group_by(membership.c.rss_body_id).correlate(None)


def _overview(scope: Scope, by: Given, asked: frozenset[str], needs: Among | None = None) -> FromClause:
    """The rows of the picture: the `needs`, grouped `by` some of their sides, with what is `asked` of them."""
    groups = [each for each in NeedsOverviewBy if each.value in by.now]
    # NEEDS is put together from the same argument, see `Draft.given`.
    condition = ALL if needs is None else needs.condition
    way = by_bits if by_bits.serves(groups, condition, scope) else by_rows
    counts, more = way.told(groups, asked, condition, scope)
    source = counts
    values: dict[str, Any] = {each.name: each for each in counts.c}
    for each in more:
        source = source.outerjoin(each, each.c.key == counts.c.key)
        values = {**{column.name: column for column in each.c}, **values}
    if "member_count" in asked:
        members = _members(scope).subquery(scope.name("members"))
        source = source.outerjoin(members, members.c.rss_body_id == counts.c.rss_body_id)
        # A body that is there and has no members has none.
        count = func.coalesce(members.c.member_count, literal_column("0"))
        values["member_count"] = scope.when(counts.c.rss_body_id.is_not(None), count)
    source, place = _placed(source, counts, scope)
    values |= {"id": counts.c.key, "place": place}
    none: Sql = literal_column("null")
    columns = [
        type_coerce(values[each.name] if each.name in values else cast(none, each.type), each.type).label(each.name)
        for each in NeedsOverviewRow.__table__.c
    ]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("overview"))


def _placed(source: Any, counts: Any, scope: Scope) -> tuple[Any, Sql]:
    """The place of each row: by theme, round and RSS body as they are sorted, then by state; none comes last."""
    theme, round_, body = scope.alias(Theme), scope.alias(NeedsRound), scope.alias(Organisation)
    for other, name in ((theme, "theme_id"), (round_, "round_id"), (body, "rss_body_id")):
        source = source.outerjoin(other, other.c.id == counts.c[name])
    words = [place_of_word(counts.c[name], kind, scope) for name, kind in WORDS.items()]
    order = [theme.c.name_sort, round_.c.year, counts.c.round_id, body.c.name_sort, *words]
    by = [*(each.asc().nulls_last() for each in order), counts.c.key]
    return source, func.row_number().over(order_by=by)


class NeedsOverviewRow(Base):
    """A group of knowledge needs, counted (rad i den samlade bilden av behov)."""

    __table__ = made_table(
        "needs_overview",
        _overview,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("theme_id", Uuid),
        Column("round_id", Uuid),
        Column("rss_body_id", Uuid),
        *(Column(name, kind) for name, kind in WORDS.items()),
        *(Column(each, Integer, nullable=False) for each in COUNTS),
        *(Column(each, Integer) for each in (*PEOPLE, "member_count")),
        *(Column(each, EXACT, info={"partial_date": True}) for each in (*RAISED, *STATED)),
        *(Column(each, Integer, nullable=each != "days_known_count") for each in DAYS),
        takes={"by": None, "needs": None, ASKED: None},
        weight="needs_overview",
    )
    plural = "Samlad bild av behov"
    default_order = ("place",)
    #: The references that lead to what the caller sees, since needs are grouped by nothing else.
    seen_already: ClassVar[tuple[str, ...]] = ("theme", "round", "rss_body")

    #: What only rows that are grouped so tell.
    only_by: ClassVar[dict[str, NeedsOverviewBy]] = {
        **{name.removesuffix("_id"): by for by, name in GROUPS.items()},
        "member_count": NeedsOverviewBy.RSS_BODY,
    }

    theme = led(Theme, lambda: foreign(NeedsOverviewRow.__table__.c.theme_id) == Theme.id)
    round = led(NeedsRound, lambda: foreign(NeedsOverviewRow.__table__.c.round_id) == NeedsRound.id)
    rss_body = led(
        Organisation, lambda: foreign(NeedsOverviewRow.__table__.c.rss_body_id) == Organisation.id, "RSS_BODY"
    )

    #: Nothing more is asked of a row: only needs that the caller may see are counted.
    shown = staticmethod(lambda *_: [])
