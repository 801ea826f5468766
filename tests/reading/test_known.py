"""What is not known is not answered as "no": who takes part, who does not, and of whom it is not known."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.asker import Asker
from tests.helpers.workbench import Workbench

#: Of each municipality whether it takes part in a pilot, written by hand.
BY_HAND = """
select m.slug, case
  when exists (
    select from participations p join initiatives i on i.id = p.initiative_id
    where p.organisation_id = m.id and i.kind = 'PILOT' and p.status in ('STATED', 'CONFIRMED', 'LEFT')
      and p.role not in ('COMMISSIONER', 'RESEARCHER', 'SUPPORTER', 'FUNDER', 'CONSULTED')
      and p.publication = 'PUBLISHED' and i.publication = 'PUBLISHED'
  ) then 'KNOWN_TO'
  when exists (
    select from initiatives i
    where i.kind = 'PILOT' and i.publication = 'PUBLISHED' and i.participants_known_completeness is distinct from 'ALL'
      and i.id not in (
        select p.initiative_id from participations p
        where p.organisation_id = m.id and p.status = 'DECLINED' and p.unit is null
          and p.role not in ('COMMISSIONER', 'RESEARCHER', 'SUPPORTER', 'FUNDER', 'CONSULTED')
          and p.publication = 'PUBLISHED')
  ) then 'NOT_KNOWN'
  else 'KNOWN_NOT_TO' end
from organisations m where m.kind = 'MUNICIPALITY' order by m.slug
"""
ALL_OF_THEM = """query Q($which: InitiativeWhere) {
  municipalities(first: 300) { nodes { slug takesPart(initiatives: $which) } } }"""


OUTPUT = "output { id version }"
SEVERAL = """query Q($slug: String!, $which: InitiativeWhere) { organisations(where: {
  slug: { eq: $slug }, takesPart: { initiatives: $which, in: [KNOWN_TO, NOT_KNOWN], not: KNOWN_TO }
}) { totalCount } }"""


class Known:
    """Two pilots: one whose participants are all known, and one of whose only some are."""

    def __init__(self, bench: Workbench, whole: Any, part: Any) -> None:
        """Takes both."""
        self.bench, self.whole, self.part = bench, whole, part

    async def of(self, slug: str, *initiatives: Any) -> str:
        """Whether a municipality takes part in any of some initiatives, by its field; its filter says the same."""
        which = {"slug": {"in": [each["slug"] for each in initiatives]}}
        query = """query Q($slug: String!, $which: InitiativeWhere, $is: TakesPart) {
          organisation(slug: $slug) { takesPart(initiatives: $which) }
          organisations(where: { slug: { eq: $slug }, takesPart: { initiatives: $which, eq: $is } }) { totalCount } }"""
        found = await self.bench(None, query, slug=slug, which=which)
        says: str = found["organisation"]["takesPart"]
        for each in ("KNOWN_TO", "KNOWN_NOT_TO", "NOT_KNOWN"):
            found = await self.bench(None, query, slug=slug, which=which, **{"is": each})
            assert found["organisations"]["totalCount"] == (each == says)
        found = await self.bench(None, SEVERAL, slug=slug, which=which)
        assert found["organisations"]["totalCount"] == (says == "NOT_KNOWN")
        return says


@pytest_asyncio.fixture(scope="module")
async def known(bench: Workbench) -> Known:
    """Kungälv takes part in both, Tjörn has declined the second."""
    whole = await bench.an_initiative(title="Hela listan", participantsKnown={"completeness": "ALL", "on": "2025"})
    part = await bench.an_initiative(title="Halva listan", participantsKnown={"completeness": "SOME"})
    for initiative in (whole, part):
        rows = [{"organisation": {"slug": "kungalv"}, "status": "CONFIRMED"}]
        if initiative is part:
            rows.append({"organisation": {"slug": "tjorn"}, "status": "DECLINED"})
        about = {"initiative": {"slug": initiative["slug"]}, "participants": rows}
        await bench.done("national", "addParticipants", "", **about)
    return Known(bench, whole, part)


async def test_whoever_gives_something_from_outside_takes_no_part(known: Known) -> None:
    outside = ["COMMISSIONER", "RESEARCHER", "SUPPORTER", "FUNDER", "CONSULTED"]
    roles = {"ale": outside, "harryda": ["FUNDER", "OWNER"], "lerum": ["COMMISSIONER", "INVESTIGATOR"]}
    rows = [
        {"organisation": {"slug": slug}, "role": role, "status": "STATED"}
        for slug, several in roles.items()
        for role in several
    ]
    about = {"initiative": {"slug": known.whole["slug"]}, "participants": rows}
    await known.bench.done("national", "addParticipants", "", **about)
    assert await known.of("ale", known.whole) == "KNOWN_NOT_TO"
    assert await known.of("ale", known.whole, known.part) == "NOT_KNOWN"
    assert await known.of("harryda", known.whole) == "KNOWN_TO"
    assert await known.of("lerum", known.whole) == "KNOWN_TO"
    query = """query Q($slug: String!) { initiative(slug: $slug) {
      participations(first: 20) { nodes { role isTakingPart } }
      counted: participations(where: { isTakingPart: true }) { totalCount } } }"""
    found = (await known.bench(None, query, slug=known.whole["slug"]))["initiative"]
    told = {each["role"]: each["isTakingPart"] for each in found["participations"]["nodes"]}
    assert told == {**dict.fromkeys(outside, False), "OWNER": True, "INVESTIGATOR": True, "PARTICIPANT": True}
    assert found["counted"]["totalCount"] == 3


async def test_whoever_inquires_and_whose_services_are_inquired_into_takes_part_in_an_inquiry(known: Known) -> None:
    query = """query Q($inquiry: String!) { organisations(where: {
      takesPart: { initiatives: { slug: { eq: $inquiry } }, eq: KNOWN_TO } }) { nodes { slug } } }"""
    told = {
        slug: {each["slug"] for each in (await known.bench(None, query, inquiry=slug))["organisations"]["nodes"]}
        for slug in ("effektiva-tidiga-insatser-inom-socialtjansten", "aktualiseringar-goteborg")
    }
    assert list(told.values()) == [
        {"stockholm", "rss-orebro", "goteborgsregionen", "skr"},
        {"goteborg", "fou-i-vast", "goteborgsregionen"},
    ]


async def test_that_a_part_of_a_municipality_has_declined_says_nothing_of_the_others(known: Known) -> None:
    rows = [{"organisation": {"slug": "lerum"}, "status": "DECLINED", "unit": "Floda"}]
    about = {"initiative": {"slug": known.part["slug"]}, "participants": rows}
    await known.bench.done("national", "addParticipants", "", **about)
    assert await known.of("lerum", known.part) == "NOT_KNOWN"
    assert await known.of("tjorn", known.part) == "KNOWN_NOT_TO"


async def test_who_takes_part_is_told_apart_from_who_is_not_known_to(known: Known) -> None:
    assert await known.of("kungalv", known.whole, known.part) == "KNOWN_TO"
    assert await known.of("malmo", known.whole) == "KNOWN_NOT_TO"
    assert await known.of("malmo", known.part) == "NOT_KNOWN"
    assert await known.of("malmo", known.whole, known.part) == "NOT_KNOWN"


async def test_who_has_declined_is_known_not_to_take_part(known: Known) -> None:
    assert await known.of("tjorn", known.part) == "KNOWN_NOT_TO"
    assert await known.of("tjorn", known.whole, known.part) == "KNOWN_NOT_TO"


async def test_where_there_is_no_initiative_nothing_is_known(known: Known) -> None:
    assert await known.of("malmo", {"slug": "finns-inte"}) == "NOT_KNOWN"


async def test_a_draft_makes_nothing_unknown_for_those_who_do_not_see_it(known: Known) -> None:
    fields = {"title": "Ett utkast", "kind": "PILOT"}
    draft = (await known.bench.done("rss", "createInitiative", "initiative { slug }", fields=fields))["initiative"]

    assert await known.of("malmo", known.whole, draft) == "KNOWN_NOT_TO"


async def test_every_municipality_is_told_as_sql_by_hand_tells(known: Known) -> None:
    found = await known.bench(None, ALL_OF_THEM, which={"kind": {"eq": "PILOT"}})
    told = sorted((each["slug"], each["takesPart"]) for each in found["municipalities"]["nodes"])

    assert told == sorted(await known.bench.sql(BY_HAND))
    assert {each for _, each in told} == {"KNOWN_TO", "NOT_KNOWN"}


# ---- What a negative rests on ----------------------------------------------------------------------------------------

NONE_OF = """query Q($which: InitiativeWhere) {
  municipalities(where: { participations: { none: { initiative: $which } } }) { totalCount } }"""


async def warned(bench: Workbench, query: str, **variables: Any) -> list[Any]:
    """The warnings of incomplete lists beside an answer."""
    found = await bench.whole(None, query, **variables)
    assert "errors" not in found, found["errors"]
    warnings = found.get("extensions", {}).get("warnings", [])
    return [each for each in warnings if each["code"] == "INCOMPLETE"]


async def test_a_negative_tells_which_lists_it_rests_on(known: Known) -> None:
    which = {"slug": {"in": [known.whole["slug"], known.part["slug"]]}}
    (warning,) = await warned(known.bench, NONE_OF, which=which)

    assert warning["path"] == ["municipalities", "where"]
    assert "”Halva listan”" in warning["messageSv"]
    assert "Hela listan" not in warning["messageSv"]
    assert "takesPart" in warning["hint"]


async def test_a_negative_that_rests_on_whole_lists_needs_no_warning(known: Known) -> None:
    assert await warned(known.bench, NONE_OF, which={"slug": {"eq": known.whole["slug"]}}) == []


async def test_a_list_that_nothing_is_said_of_is_not_known_to_be_whole(known: Known) -> None:
    silent = await known.bench.an_initiative(title="Inget sagt")
    (warning,) = await warned(known.bench, NONE_OF, which={"slug": {"eq": silent["slug"]}})

    assert "”Inget sagt”" in warning["message"]


async def test_of_many_lists_their_number_is_told_and_a_few_are_named(known: Known) -> None:
    made = [await known.bench.an_initiative(title=f"Lista {number}") for number in range(1, 6)]
    (warning,) = await warned(known.bench, NONE_OF, which={"slug": {"in": [each["slug"] for each in made]}})

    assert warning["message"].endswith(
        "the participants of 5 are not known to be complete, such as ”Lista 1”, ”Lista 2”, ”Lista 3”."
    )


async def test_a_draft_is_no_list_that_a_negative_rests_on(known: Known) -> None:
    fields = {"title": "Ett annat utkast", "kind": "PILOT"}
    draft = (await known.bench.done("rss", "createInitiative", "initiative { slug }", fields=fields))["initiative"]
    found = await known.bench.whole("rss", NONE_OF, which={"slug": {"eq": draft["slug"]}})

    assert "extensions" not in found


async def test_a_negative_about_what_stands_behind_a_list_rests_on_it_too(known: Known) -> None:
    (warning,) = await warned(known.bench, '{ initiatives(where: { not: { county: { eq: "14" } } }) { totalCount } }')

    assert warning["path"] == ["initiatives", "where"]


@pytest.mark.parametrize(
    ("where", "warns"),
    [
        ("participations: { some: { initiative: { kind: { eq: PILOT } } } }", False),
        ("not: { participations: { some: { initiative: { kind: { eq: PILOT } } } } }", True),
        ("not: { participations: { none: { initiative: { kind: { eq: PILOT } } } } }", False),
        ("not: { not: { participations: { any: false } } }", True),
        ("seats: { none: { role: { eq: CHAIR } } }", True),
        ("memberships: { none: {} }", False),
    ],
)
async def test_it_is_a_negative_however_it_is_written(known: Known, where: str, warns: bool) -> None:
    found = await warned(known.bench, f"{{ municipalities(where: {{ {where} }}) {{ totalCount }} }}")

    assert bool(found) is warns


# ---- On the seeds, and in filters ------------------------------------------------------------------------------------


async def test_the_real_pilots_leave_most_municipalities_unknown(ask: Asker) -> None:
    found = await ask("{ municipalities(where: { takesPart: { eq: NOT_KNOWN } }) { totalCount } }")

    assert found["municipalities"]["totalCount"] > 0


@pytest.mark.parametrize("given", ["{ initiatives: { kind: { eq: PILOT } } }", "$takesPart"])
async def test_initiatives_alone_choose_no_organisations_and_are_refused(ask: Asker, given: str) -> None:
    variables = "($takesPart: TakesPartFilter)" if given.startswith("$") else ""
    query = f"query Q{variables} {{ municipalities(where: {{ takesPart: {given} }}) {{ totalCount }} }}"
    error = await ask.refused(query, takesPart={"initiatives": {"kind": {"eq": "PILOT"}}})
    assert error["extensions"]["code"] == "INVALID_FILTER"
    assert "eq" in error["extensions"]["hint"]


async def test_a_variable_that_is_left_out_takes_the_whole_condition_with_it(ask: Asker) -> None:
    query = """query Q($is: TakesPart) { all: municipalities { totalCount }
      municipalities(where: { takesPart: { initiatives: { kind: { eq: PILOT } }, eq: $is } }) { totalCount } }"""
    found = await ask(query)
    assert found["all"] == found["municipalities"]


async def test_what_is_not_known_is_neither_true_nor_false_in_a_filter(bench: Workbench) -> None:
    query = """{
      known: outputs(where: { onKunskapsguiden: true }, first: 100) { totalCount nodes { onKunskapsguiden } }
      knownNot: outputs(where: { onKunskapsguiden: false }, first: 100) { totalCount nodes { onKunskapsguiden } }
      notKnown: outputs(where: { not: { or: [{ onKunskapsguiden: true }, { onKunskapsguiden: false }] } }, first: 100) {
        totalCount nodes { onKunskapsguiden } }
      all: outputs { totalCount }
    }"""
    for told in (True, False):
        made = await bench.done(
            "rss", "registerOutput", OUTPUT, title=f"Sagt {told}", kind="REPORT", onKunskapsguiden=told
        )
        await bench.done("rss", "publishRecord", "", id=made["output"]["id"], seen=made["output"]["version"])
    found = await bench(None, query)
    said = {name: {each["onKunskapsguiden"] for each in found[name]["nodes"]} for name in found if name != "all"}
    assert said["notKnown"] == {None}
    assert said["known"] == {True}
    assert said["knownNot"] == {False}
    assert sum(found[name]["totalCount"] for name in said) == found["all"]["totalCount"]
