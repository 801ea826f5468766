"""Coverage: of each place or subject, which municipalities take part in some initiatives, as far as is known."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.methods import Method
from registry.concepts.organisations import County, Organisation
from registry.concepts.participations import Participation
from registry.concepts.themes import Theme
from tests.oracle.by_day import is_valid
from tests.oracle.derived import takes_part
from tests.oracle.facets import ends
from tests.oracle.overviews.chosen import chosen, placed, standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.taking_part import is_taking_part

#: How the registry names what each row is about, of which record, and the paths from initiatives to a subject.
ABOUT: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "MUNICIPALITY": ("municipality_id", Organisation, ()),
    "COUNTY": ("county_code", County, ()),
    "RSS_BODY": ("rss_body_id", Organisation, ()),
    "POPULATION_CLASS": ("population_class", None, ()),
    "THEME": ("theme_id", Theme, ("themes", "within")),
    "NEED": ("need_id", KnowledgeNeed, ("needs",)),
    "METHOD": ("method_id", Method, ("tried_methods",)),
}
#: Where each class of size ends, the smallest first; the last has no end.
CLASSES = {"UNDER_15000": 15_000, "FROM_15000_TO_49999": 50_000, "FROM_50000_TO_199999": 200_000, "FROM_200000": None}
PHASES = {
    "PROPOSED": "planned",
    "PREPARING": "planned",
    "ONGOING": "ongoing",
    "COMPLETED": "ended",
    "DISCONTINUED": "ended",
}
KNOWN = ("KNOWN_TO", "KNOWN_NOT_TO", "NOT_KNOWN")


def rows(declared: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each place or subject, also where nothing is known of it."""
    column, model, path = ABOUT[arguments["by"].value]
    initiatives = chosen(Initiative, declared, "initiatives", arguments, sight)
    everywhere = [
        row for row in standing(Organisation, sight) if row["kind"] == "MUNICIPALITY" and is_valid(row, sight)
    ]
    found = []
    if path:
        for subject in standing(model, sight):
            if subject.get("merged_into_id") is None:
                about = [each for each in initiatives if subject in ends(path, Initiative, each, sight)]
                found.append(_row(column, subject["id"], everywhere, about, sight, of_place=False))
    else:
        places: dict[Any, list[Row]] = {}
        for municipality in everywhere:
            for place in _places(column, municipality, sight) or [None]:
                places.setdefault(place, []).append(municipality)
        found += [_row(column, key, there, initiatives, sight, of_place=True) for key, there in places.items()]
    return placed(found, lambda row: _order(model, row[column], sight))


def _places(column: str, municipality: Row, sight: Sight) -> list[Any]:
    """Where a municipality is counted."""
    match column:
        case "municipality_id":
            return [municipality["id"]]
        case "county_code":
            return [municipality["county_code"]]
        case "population_class":
            size = municipality["population"]
            return [] if size is None else [next(name for name, end in CLASSES.items() if end is None or size < end)]
    return list(
        {each["id"] for each in ends(("municipality_memberships", "rss_body"), Organisation, municipality, sight)}
    )


def _row(column: str, key: Any, there: list[Row], initiatives: list[Row], sight: Sight, *, of_place: bool) -> Row:
    """What is counted of some municipalities and some initiatives."""
    among = {each["id"] for each in initiatives}
    known = {each["id"]: takes_part(each, sight, lambda it: it["id"] in among) for each in there}
    phases = {each["id"]: PHASES[each["state"]] for each in initiatives}
    if of_place:
        phases = {key: each for key, phase in phases.items() if (each := _phase_there(key, phase, there, sight))}
    found: Row = {name: None for name, _, _ in ABOUT.values()} | {column: key, "id": "-" if key is None else str(key)}
    numbers: dict[str, Callable[[Row], int]] = {"count": lambda _: 1, "population": lambda row: row["population"] or 0}
    for what, of in numbers.items():
        found[f"municipality_{what}"] = sum(map(of, there))
        for word in KNOWN:
            found[f"{word.lower()}_{what}"] = sum(of(each) for each in there if known[each["id"]] == word)
    for phase in dict.fromkeys(PHASES.values()):
        found[f"{phase}_count"] = sum(each == phase for each in phases.values())
    found["reported_count"] = sum(bool(each["reported_counts"]) for each in initiatives if each["id"] in phases)
    return found | _shares(found, is_any=bool(initiatives))


def _phase_there(key: Any, phase: str, there: list[Row], sight: Sight) -> str | None:
    """How far an initiative has come for a place: nowhere where nobody there takes part.

    It has ended where all have left, or their time is over, and is planned while the time of nobody has come.
    """
    keys = {each["id"] for each in there}
    parts = [
        part
        for part in sight.rows.where(Participation.__tablename__, "initiative_id", key)
        if part["organisation_id"] in keys
        and is_taking_part(part)
        and part["publication"] != "WITHDRAWN"
        and sight.sees(Participation, part)
    ]
    if not parts:
        return None
    today = sight.rows.today.isoformat()
    remaining = [part for part in parts if part["status"] != "LEFT" and f"{part['period_end'] or '9999'}~" >= today]
    if not remaining:
        return "ended"
    has_begun = any((part["period_start"] or today) <= today for part in remaining)
    return "planned" if phase == "ongoing" and not has_begun else phase


def _shares(found: Row, *, is_any: bool) -> dict[str, float | None]:
    """The least and the greatest share of municipalities and of who lives there."""

    def share(what: str, *parts: str) -> float | None:
        whole = found[f"municipality_{what}"]
        if not is_any or not whole:
            return None
        part = Decimal(sum(found[f"{each}_{what}"] for each in parts)) / whole
        return float(part.quantize(Decimal("0.0001"), ROUND_HALF_UP))

    return {
        "municipality_share": share("count", "known_to"),
        "municipality_share_at_most": share("count", "known_to", "not_known"),
        "population_share": share("population", "known_to"),
        "population_share_at_most": share("population", "known_to", "not_known"),
    }


def _order(model: Any, key: Any, sight: Sight) -> list[Any]:
    """Places and subjects as they are sorted, sizes from the smallest."""
    if model is None:
        return [None if key is None else list(CLASSES).index(key)]
    name = next(iter(model.__table__.primary_key.columns)).name
    row = next(iter(sight.rows.where(model.__table__.name, name, key)), None)
    return [*(row and row[column] for column in model.default_order), key]
