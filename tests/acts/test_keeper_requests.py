"""Asking to keep a record: who asks, who sees it, who hands it over or declines, and what is told of it."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told

SHOWN = "keeperRequest { id version state because declinedBecause organisation { slug } answeredBy { slug } }"
WAITING = """{ viewer { toDecide(first: 100) { nodes { id ... on KeeperRequest { because } } } } }"""
SEEN = "{ keeperRequests(first: 100) { nodes { id } } }"
KEEPER = "query Q($id: ID!) { node(id: $id) { ... on Record { version keeper { slug } } } }"
EVERYONE = (None, "reader", "municipality", "rss", "other", "national", "administrator")


async def _asked(bench: Workbench, caller: str, record: Any, organisation: str, because: str = "Vi driver det") -> Any:
    given = {"which": {"id": record["id"]}, "organisation": {"slug": organisation}, "because": because}
    return (await bench.done(caller, "askToKeep", SHOWN, **given))["keeperRequest"]


async def _who(bench: Workbench, query: str, request: Any) -> set[str | None]:
    found = set()
    for caller in EVERYONE:
        data = await bench(caller, query)
        nodes = data["keeperRequests"]["nodes"] if "keeperRequests" in data else data["viewer"]["toDecide"]["nodes"]
        if request["id"] in [each["id"] for each in nodes]:
            found.add(caller)
    return found


def _which(request: Any) -> dict[str, Any]:
    return {"which": {"id": request["id"]}, "seen": request["version"]}


async def _keeper(bench: Workbench, record: Any) -> str | None:
    keeper = (await bench("national", KEEPER, id=record["id"]))["node"]["keeper"]
    return keeper["slug"] if keeper else None


async def test_whoever_keeps_it_hands_it_over_and_the_history_tells_it(bench: Workbench) -> None:
    made = await bench.an_initiative("other", title="Lämnas över")
    request = await _asked(bench, "municipality", made, "kungalv")
    assert (request["state"], request["answeredBy"]) == ("ASKED", None)
    # Malmö keeps it, Kungälv asks, and Göteborgsregionen acts for Kungälv.
    assert await _who(bench, SEEN, request) == set(EVERYONE) - {None}
    assert await _who(bench, WAITING, request) == {"other"}
    assert await bench.refused("rss", "handOverRecord", **_which(request)) == ["NOT_ALLOWED"]
    assert await _keeper(bench, made) == "malmo"

    given = (await bench.done("other", "handOverRecord", SHOWN, **_which(request)))["keeperRequest"]
    assert (given["state"], given["answeredBy"]) == ("GRANTED", {"slug": "malmo"})
    assert await _keeper(bench, made) == "kungalv"
    assert await _who(bench, WAITING, request) == set()
    # Both sides still see what came of it.
    assert {"other", "municipality"} <= await _who(bench, SEEN, request)
    assert await bench.refused("municipality", "handOverRecord", **_which(given)) == ["STEP_NOT_ALLOWED"]
    history = """query Q($id: ID!) { node(id: $id) { ... on Record { history(last: 1) { nodes {
      act reason fields { field before after } } } } } }"""
    [entry] = (await bench("municipality", history, id=made["id"]))["node"]["history"]["nodes"]
    assert (entry["act"], entry["reason"]) == ("handOverRecord", None)
    assert [each["field"] for each in entry["fields"]] == ["keeper", "keeperAcceptedAt"]


async def test_what_nobody_keeps_waits_for_the_nation_which_declines_with_a_reason(bench: Workbench) -> None:
    made = await bench.an_initiative("national", title="Ingen förvaltar")
    request = await _asked(bench, "rss", made, "goteborgsregionen")
    assert await _who(bench, WAITING, request) == {"national", "administrator"}
    assert await _who(bench, SEEN, request) == {"reader", "rss", "national", "administrator"}
    assert await bench.refused("rss", "declineKeeperRequest", **_which(request), because="Nej") == ["NOT_ALLOWED"]
    assert await bench.refused("national", "declineKeeperRequest", **_which(request), because=" ") == ["REQUIRED"]
    why = "Det drivs nationellt"
    answer = (await bench.done("national", "declineKeeperRequest", SHOWN, **_which(request), because=why))[
        "keeperRequest"
    ]
    assert (answer["state"], answer["declinedBecause"], answer["answeredBy"]) == ("DECLINED", why, None)
    node = "query Q($id: ID!) { node(id: $id) { ... on KeeperRequest { state declinedBecause } } }"
    assert (await bench("rss", node, id=request["id"]))["node"] == {"state": "DECLINED", "declinedBecause": why}
    assert (await bench("other", node, id=request["id"]))["node"] is None
    assert await _keeper(bench, made) is None
    # It may ask again, and be answered otherwise.
    again = await _asked(bench, "rss", made, "goteborgsregionen", "Nu driver vi det")
    assert again["id"] != request["id"]
    await bench.done("national", "handOverRecord", "", **_which(again))
    assert await _keeper(bench, made) == "goteborgsregionen"


async def test_only_what_everybody_sees_can_be_asked_for(bench: Workbench) -> None:
    fields = {"title": "Ett utkast", "kind": "PILOT"}
    draft = (await bench.done("other", "createInitiative", "initiative { id slug version }", fields=fields))[
        "initiative"
    ]
    given = {"organisation": {"slug": "kungalv"}, "because": "Prov"}
    for which in ({"id": draft["id"]}, {"slug": draft["slug"]}):
        # Whoever may not see it is told the same as of what is not there.
        assert await bench.refused("municipality", "askToKeep", which=which, **given) == ["NOT_FOUND"]
        assert await bench.refused("national", "askToKeep", which=which, **given) == ["STEP_NOT_ALLOWED"]
    gone = await bench.an_initiative("other", title="Återtaget")
    await bench.done("other", "withdrawRecord", "", id=gone["id"], seen=gone["version"], because="Fel")
    found = await bench.do("national", "askToKeep", "", which={"id": gone["id"]}, **given)
    assert [code for code, _ in told(found)] == ["STEP_NOT_ALLOWED"]
    # What is withdrawn while somebody asks for it is not handed over.
    made = await bench.an_initiative("other", title="Återtas sedan")
    request = await _asked(bench, "municipality", made, "kungalv")
    await bench.done("other", "withdrawRecord", "", id=made["id"], seen=made["version"], because="Fel")
    assert await bench.refused("other", "handOverRecord", **_which(request)) == ["STEP_NOT_ALLOWED"]


async def test_one_asks_for_oneself_once_and_not_for_what_is_ones_own(bench: Workbench) -> None:
    made = await bench.an_initiative("other", title="En gång")
    given = {"which": {"id": made["id"]}, "organisation": {"slug": "stockholm"}, "because": "Prov"}
    assert await bench.refused("rss", "askToKeep", **given) == ["NOT_ALLOWED"]
    assert await bench.refused("system", "askToKeep", **given) == ["NOT_ALLOWED"]
    own = {**given, "organisation": {"slug": "malmo"}}
    assert await bench.refused("other", "askToKeep", **own) == ["STEP_NOT_ALLOWED"]
    first = await _asked(bench, "rss", made, "kungalv", "Ett skäl")
    again = await bench.do("municipality", "askToKeep", SHOWN, **{**given, "organisation": {"slug": "kungalv"}})
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"]
    assert (again["keeperRequest"]["id"], again["keeperRequest"]["because"]) == (first["id"], "Prov")
    # The asker takes it back; then nobody has it to answer.
    await bench.done("municipality", "withdrawRecord", "", id=first["id"], because="Behövs inte")
    assert await _who(bench, WAITING, first) == set()


async def test_what_has_its_answer_stays_as_it_is(bench: Workbench) -> None:
    made = await bench.an_initiative("other", title="Besvaras")
    request = await _asked(bench, "municipality", made, "kungalv", "Ett skäl")
    given = {"which": {"id": made["id"]}, "organisation": {"slug": "kungalv"}, "because": "Ett annat skäl"}
    await bench.done("municipality", "askToKeep", "", **given)
    node = "query Q($id: ID!) { node(id: $id) { ... on KeeperRequest { version state because publication } } }"

    async def stands() -> Any:
        found = (await bench("municipality", node, id=request["id"]))["node"]
        about = {"which": {"id": request["id"]}, "seen": found["version"]}
        for caller in ("municipality", "rss", "national"):
            assert await bench.refused(caller, "revertRecord", **about, to=1) == ["STEP_NOT_ALLOWED"]
            assert await bench.refused(caller, "withdrawRecord", **about, because="Prov") == ["STEP_NOT_ALLOWED"]
            assert await bench.refused(caller, "restoreRecord", **about) == ["STEP_NOT_ALLOWED"]
        return found

    await bench.done("other", "declineKeeperRequest", "", which={"id": request["id"]}, seen=2, because="Nej")
    assert (await stands())["because"] == "Ett annat skäl"


async def test_what_was_taken_back_and_given_since_is_not_handed_over_again(bench: Workbench) -> None:
    made = await bench.an_initiative("other", title="Två gånger")
    first = await _asked(bench, "municipality", made, "kungalv")
    await bench.done("municipality", "withdrawRecord", "", id=first["id"], because="Behövs inte")
    second = await _asked(bench, "municipality", made, "kungalv")
    await bench.done("municipality", "restoreRecord", "", id=first["id"])
    await bench.done("other", "handOverRecord", "", **_which(second))
    given = {"which": {"id": first["id"]}, "seen": first["version"] + 2}
    assert await bench.refused("municipality", "handOverRecord", **given) == ["STEP_NOT_ALLOWED"]


async def test_a_request_is_never_shown_to_everyone(bench: Workbench) -> None:
    made = await bench.an_initiative("other", title="Aldrig för alla")
    request = await _asked(bench, "municipality", made, "kungalv")
    for caller in ("municipality", "national", "administrator"):
        given = {"id": request["id"], "seen": request["version"]}
        assert await bench.refused(caller, "publishRecord", **given) == ["STEP_NOT_ALLOWED"]
    assert None not in await _who(bench, SEEN, request)


@pytest.mark.parametrize("kind", ["group", "need", "output"])
async def test_groups_needs_and_outputs_are_handed_over_too(bench: Workbench, kind: str) -> None:
    match kind:
        case "need":
            made = await bench.a_need("rss")
        case "group":
            fields = {"kind": "NETWORK", "name": "Ett nätverk"}
            made = (await bench.done("rss", "createGroup", "group { id version }", fields=fields))["group"]
            await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
        case _:
            given = {"title": "En kunskapsprodukt", "kind": "REPORT"}
            made = (await bench.done("rss", "registerOutput", "output { id version }", **given))["output"]
            await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    request = await _asked(bench, "other", made, "malmo")
    await bench.done("rss", "handOverRecord", "", **_which(request))
    assert await _keeper(bench, made) == "malmo"
    asked = f"query Q($id: ID!) {{ node(id: $id) {{ ... on KeeperRequest {{ {kind}ToKeep {{ id }} }} }} }}"
    assert (await bench("other", asked, id=request["id"]))["node"] == {f"{kind}ToKeep": {"id": made["id"]}}
