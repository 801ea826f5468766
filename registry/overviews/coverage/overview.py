"""Coverage: which municipalities take part in some initiatives, place by place or subject by subject (täckning).

    initiatives -> municipalities, or initiatives, in groups -> a row for each: known to take part, not to, not known

A municipality is in one of three: known to take part, or to have; known not to, where each of the initiatives has told
that all who take part are known or the municipality has declined; and not known. That rule is `takesPart` of
organisations, reckoned here for all municipalities at once.
"""

import re
from typing import Any, ClassVar

from sqlalchemy import Column, FromClause, Integer, Numeric, Text, Uuid, case, cast, func, literal_column, select
from sqlalchemy.orm import foreign

from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.methods import Method
from registry.concepts.organisations import County, Organisation
from registry.concepts.themes import Theme
from registry.overviews.coverage.places import by_place
from registry.overviews.coverage.subjects import SUBJECTS, by_subject
from registry.overviews.facts import PHASES
from registry.overviews.walking import led
from registry.overviews.words import CoverageBy, PopulationClass
from registry.storage.model.columns import choice
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.reading.criteria import Among
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Sql

EXACT = Text(collation="C")

#: The columns that say what a row is about, and in which of them each grouping stands.
ABOUT = {
    CoverageBy.MUNICIPALITY: "municipality_id",
    CoverageBy.COUNTY: "county_code",
    CoverageBy.RSS_BODY: "rss_body_id",
    CoverageBy.POPULATION_CLASS: "population_class",
    **{each: subject.column for each, subject in SUBJECTS.items()},
}
COUNTS = tuple(
    f"{name}_{what}"
    for name in ("municipality", "known_to", "known_not_to", "not_known")
    for what in ("count", "population")
)
OF_INITIATIVES = (*(f"{each}_count" for each in PHASES), "reported_count")
#: Shares of municipalities and of population: those known to, and those that may.
SHARES = {
    "municipality_share": (("known_to",), "count"),
    "municipality_share_at_most": (("known_to", "not_known"), "count"),
    "population_share": (("known_to",), "population"),
    "population_share_at_most": (("known_to", "not_known"), "population"),
}


def _coverage(scope: Scope, by: Given, initiatives: Among | None = None) -> FromClause:
    """The rows of coverage, by one side, of some initiatives; all that the caller may see when none are told."""
    chosen = next(each for each in CoverageBy if each.value == by.now)
    del initiatives  # INITIATIVES and PARTS are put together from the same argument, see `Draft.given`.
    subject = SUBJECTS.get(chosen)
    told = by_place(chosen, scope) if subject is None else by_subject(subject, scope)
    counts, phases = told.counts, told.phases
    table = CoverageRow.__table__
    zero: Sql = literal_column("0")
    values: dict[str, Any] = {name: cast(literal_column("null"), table.c[name].type) for name in ABOUT.values()}
    values[ABOUT[chosen]] = counts.c.by
    values["id"] = func.coalesce(cast(counts.c.by, Text), scope.text("-"))
    for what in ("count", "population"):
        total, known_to, unknown = (counts.c[f"{each}_{what}"] for each in ("municipality", "known_to", "not_known"))
        values |= {f"municipality_{what}": total, f"known_to_{what}": known_to, f"not_known_{what}": unknown}
        values[f"known_not_to_{what}"] = total - known_to - unknown
    values |= {name: func.coalesce(phases.c[name], zero) for name in OF_INITIATIVES}
    there = func.coalesce(counts.c.initiative_count, zero) > zero
    for name, (parts, what) in SHARES.items():
        part = sum((counts.c[f"{each}_{what}"] for each in parts), zero)
        whole = func.nullif(counts.c[f"municipality_{what}"], zero)
        values[name] = case((there, func.round(cast(part, Numeric) / whole, literal_column("4"))))
    source, values["place"] = _placed(chosen, told.source, counts, scope)
    columns = [cast(values[each.name], each.type).label(each.name) for each in table.c]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("coverage"))


def _placed(by: CoverageBy, source: Any, counts: Any, scope: Scope) -> tuple[Any, Sql]:
    """The place of each row: places and subjects as they are sorted, sizes from the smallest; none comes last."""
    model = {
        CoverageBy.COUNTY: County,
        CoverageBy.POPULATION_CLASS: None,
        **{each: subject.model for each, subject in SUBJECTS.items()},
    }.get(by, Organisation)
    if model is None:
        words = [scope.word(each) for each in PopulationClass]
        first = case(*((counts.c.by == word, literal_column(str(at))) for at, word in enumerate(words)))
        return source, func.row_number().over(order_by=[first.asc().nulls_last()])
    other = scope.alias(model)
    key = next(iter(model.__table__.primary_key.columns)).name
    source = source.outerjoin(other, other.c[key] == counts.c.by)
    order = [other.c[name].asc().nulls_last() for name in model.default_order]
    return source, func.row_number().over(order_by=[*order, counts.c.by])


class CoverageRow(Base):
    """A group of municipalities, or a subject, with who is known to take part (rad i täckningen)."""

    __table__ = made_table(
        "coverage",
        _coverage,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("municipality_id", Uuid),
        Column("county_code", EXACT),
        Column("rss_body_id", Uuid),
        Column("population_class", choice(PopulationClass, "population_class")),
        *(Column(subject.column, Uuid) for subject in SUBJECTS.values()),
        *(Column(each, Integer, nullable=False) for each in (*COUNTS, *OF_INITIATIVES)),
        *(Column(each, Numeric) for each in SHARES),
        takes={"by": None, "initiatives": None},
        weight="coverage",
    )
    plural = "Täckning"
    default_order = ("place",)
    #: The references that lead to what the caller sees, since nothing else is counted.
    seen_already: ClassVar[tuple[str, ...]] = ("municipality", "county", "rss_body", "theme", "need", "method")

    #: What only the rows of one grouping tell.
    only_by: ClassVar[dict[str, CoverageBy]] = {re.sub("_(id|code)$", "", name): by for by, name in ABOUT.items()}

    municipality = led(
        Organisation, lambda: foreign(CoverageRow.__table__.c.municipality_id) == Organisation.id, "MUNICIPALITY"
    )
    county = led(County, lambda: foreign(CoverageRow.__table__.c.county_code) == County.code)
    rss_body = led(Organisation, lambda: foreign(CoverageRow.__table__.c.rss_body_id) == Organisation.id, "RSS_BODY")
    theme = led(Theme, lambda: foreign(CoverageRow.__table__.c.theme_id) == Theme.id)
    need = led(KnowledgeNeed, lambda: foreign(CoverageRow.__table__.c.need_id) == KnowledgeNeed.id)
    method = led(Method, lambda: foreign(CoverageRow.__table__.c.method_id) == Method.id)

    #: Nothing more is asked of a row: only what the caller may see is counted.
    shown = staticmethod(lambda *_: [])
