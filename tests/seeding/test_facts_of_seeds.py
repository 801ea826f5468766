"""Kinds of fault that the seed files have had: each is looked for in all of them.

That a role or another fact follows from a source, and is not told by it, is not seen in a file: a reader must hold the
record against its source, and mark it `inferred`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from registry.storage.database.folders import SEEDS

#: Themes that are a part of none: service areas, and what goes across several of them. Whoever adds one decides where
#: it belongs, and adds it here when it belongs nowhere.
AT_THE_TOP = {
    *("individ-och-familjeomsorg", "funktionshinder", "aldreomsorg", "kommunal-halso-och-sjukvard", "socialpsykiatri"),
    *("kunskapsstyrning", "tidiga-insatser", "ny-socialtjanstlag", "e-tjanster", "personer-langt-fran-arbetsmarknaden"),
    *("nara-vard", "psykisk-halsa"),
}
#: Words that have been wrong in English, each with what stands instead.
ENGLISH = {r"needs? of\b": "needs for", r"\btrips?\b": "yrkesresa", r"\bPartnership\b": "Partnerskapet"}


@cache
def records(table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((SEEDS / f"{table}.toml").read_text("utf-8"))[table]
    return found


def every_record() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(SEEDS.glob("*.toml")):
        # Words of search are language and no facts; sources are what others rest on.
        if path.stem not in {"sources", "search"}:
            yield from ((path.stem, each) for each in records(path.stem))


@cache
def sources() -> dict[str, dict[str, Any]]:
    return tomllib.loads((SEEDS / "sources.toml").read_text("utf-8"))


def by_slug(table: str) -> dict[str, dict[str, Any]]:
    return {each["slug"]: each for each in records(table)}


def vouching(record: dict[str, Any], field: str, *, stated: bool = False) -> list[str]:
    """The keys of the sources that support a field; only those that tell it themselves, if so wanted."""
    return [it["source"] for it in record["sources"] if field in it["fields"] and not (stated and it.get("inferred"))]


def test_an_address_stands_under_one_key() -> None:
    times = Counter(each["url"] for each in sources().values() if "url" in each)
    assert [url for url, count in times.items() if count > 1] == []


def test_a_source_is_told_only_of_what_the_record_says() -> None:
    """Whoever takes a fact away takes it out of its sources too; links may stand in the other record's file."""
    for table, each in every_record():
        for field in (field for it in each["sources"] for field in it["fields"]):
            name = re.sub("([A-Z])", r"_\1", field).lower()
            told = any(key == name or key.startswith(f"{name}_") for key in each)
            assert told or field in {"outputs", "aboutMethods"}, (table, each.get("slug", each), field)


def test_every_source_is_the_source_of_something() -> None:
    used = {it["source"] for _, each in every_record() for it in each["sources"]}
    for _, each in every_record():
        used |= {it["source"] for it in [*each.get("reported_counts", []), *each.get("grades", [])]}
    text = "".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("README.md")))
    used |= set(re.findall(r"\b[TD]\d\w?\b", text))  # Of what stands in the csv files, which have no room for them.
    assert sources().keys() - used == set()


def test_a_theme_is_a_part_of_one_or_has_been_put_at_the_top() -> None:
    themes = by_slug("themes")
    assert {slug for slug, each in themes.items() if "parent" not in each} == AT_THE_TOP
    assert {each["parent"] for each in themes.values() if "parent" in each} <= themes.keys()


@pytest.mark.parametrize("table", ["themes", "organisations", "initiatives", "methods"])
def test_a_former_name_leads_on(table: str) -> None:
    renamed = [it for it in records(table) if it.get("former_names") or it.get("former_titles")]
    assert [each["slug"] for each in renamed if not each.get("former_slugs")] == []


def test_what_has_ended_before_its_planned_end_is_said_to_have_ended() -> None:
    """That a planned end has passed, or lies in the year when somebody wrote, does not end anything."""
    assert [
        each["slug"]
        for each in records("initiatives")
        if each["state"] == "COMPLETED"
        and each.get("period_end_is") == "PLANNED"
        and not vouching(each, "state", stated=True)
    ] == []


def test_nobody_has_ended_what_a_source_says_goes_on() -> None:
    states = {each["slug"]: (each["state"], each.get("state_as_of")) for each in records("initiatives")}
    assert states["tidiga-insikter-for-tidiga-insatser"] == ("ONGOING", "2024-04-24")
    assert states["tidiga-och-samordnade-insatser"] == ("ONGOING", "2019")
    assert states["regional-samordning"] == ("ONGOING", "2023-09")


def test_who_takes_part_and_how_has_a_source() -> None:
    parts = records("participations")
    untold = [(it["initiative"], it["organisation"]) for it in parts if not vouching(it, "role")]
    assert untold == []
    assert [it for it in parts if not vouching(it, "organisation")] == []
    assert [it for it in parts if "acting_group" in it and not vouching(it, "actingGroup")] == []


def test_a_group_that_acts_has_a_convener_or_the_one_who_stands_for_it_is_inferred() -> None:
    groups = by_slug("groups")
    for each in [*records("participations"), *records("endorsements")]:
        convener = groups[each["acting_group"]].get("convener") if "acting_group" in each else None
        if "acting_group" in each and each["organisation"] != convener:
            assert vouching(each, "organisation", stated=True) == [], each


def test_nothing_stands_both_as_an_organisation_and_as_a_group() -> None:
    assert by_slug("organisations").keys() & by_slug("groups").keys() == set()


def test_english_says_the_same_thing_everywhere() -> None:
    for table, each in every_record():
        for name, text in each.items():
            if name.endswith("_en"):
                wrong = [better for word, better in ENGLISH.items() if re.search(word, text)]
                assert wrong == [], (table, each.get("slug"), text)


def test_what_is_to_be_checked_first_is_not_in_the_files() -> None:
    assert [path.name for path in SEEDS.iterdir() if "(?)" in path.read_text("utf-8")] == []


def test_a_need_leads_to_what_it_led_to() -> None:
    """From the knowledge support of 2021 to the pilot that it called for and the support that came out of it."""
    outputs, needs = by_slug("outputs"), by_slug("knowledge_needs")
    support = outputs["kunskapsstod-normbrytande-beteende-och-aterfall-i-brott"]
    (pilot,) = support["prompted"]
    assert support["implemented_by"] == [pilot]
    need = needs["stod-att-infora-kunskapsstod-med-rekommendationer"]
    assert need["initiatives"] == [pilot]
    (answer,) = need["outputs"]
    assert outputs[answer]["initiatives"] == [pilot]
    (review,) = needs["granskning-av-ibic-i-kungsbacka"]["outputs"]
    assert review in by_slug("methods")["ibic"]["outputs"]
