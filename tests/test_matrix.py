"""Who may do what: every act by every kind of caller, on what is its own and what is another's."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from registry.matrix import COLUMNS, MATRIX, Act, Reach, reach
from registry.storage.terms import Role
from schema.contract import sdl_schema
from tests.conftest import CreateDatabase
from tests.workbench import CALLERS, Workbench, workbench

README = Path(__file__).parent.parent / "README.md"
MARK = "<!-- matrix -->"


def readable() -> str:
    """The matrix as a table for people."""
    rows = [
        f"| {act.value} | {act.sv} | " + " | ".join(reach(role, act).value for role in COLUMNS) + " |" for act in Act
    ]
    head = "| act | handling | " + " | ".join(role.sv for role in COLUMNS) + " |"
    return "\n".join([head, "| --- | --- |" + " :-: |" * len(COLUMNS), *rows])


def test_the_readme_shows_the_matrix(rewrite: bool) -> None:
    before, told, after = README.read_text("utf-8").split(MARK)
    if rewrite:
        told = f"\n{readable()}\n"
        README.write_text(MARK.join([before, told, after]), "utf-8")
    assert told.strip() == readable()


def test_every_act_has_its_row_and_its_field() -> None:
    assert set(MATRIX) == set(Act)
    mutation = sdl_schema().mutation_type
    assert mutation is not None
    assert set(mutation.fields) <= {act.value for act in Act}


def test_whoever_reaches_all_reaches_more_than_whoever_reaches_own() -> None:
    order = [Reach.NO, Reach.OWN, Reach.ALL]
    for act in Act:
        found = [order.index(reach(role, act)) for role in (Role.READER, Role.EDITOR, Role.NATIONAL_EDITOR)]
        assert found == sorted(found), act
        assert reach(Role.ADMINISTRATOR, act) is Reach.ALL
        assert reach(Role.ANONYMOUS, act) is Reach.NO


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    async with workbench(make_database) as made:
        yield made


#: What each act is given in the trial: on an initiative, participation or lesson of Kungälv's, kept by it.
STEP = {"on": "2026-11"}
ON_INITIATIVE: dict[str, Mapping[str, object]] = {
    "updateInitiative": {"fields": {"phaseNote": "Prov"}},
    "startInitiative": STEP,
    "discontinueInitiative": {**STEP, "because": "Prov"},
    "openInitiative": {"opening": {"seeks": "Kommuner", "demands": "Tid"}},
    "closeOpening": {},
}
ON_RECORD: dict[str, Mapping[str, object]] = {
    "withdrawRecord": {"because": "Prov"},
    "confirmRecord": {},
    "revertRecord": {"to": 1},
}
OWN = {"reader": True, "rss": True, "municipality": True, "system": True, "other": False, "national": True}
EVERYONE = [None, *CALLERS, "administrator"]


def expected(caller: str | None, act: str, kind: str = "INITIATIVE") -> bool:
    """Whether the matrix lets a caller do an act on what is Kungälv's."""
    if caller is None:
        return False
    if caller == "administrator":
        return True
    role, _, scopes = CALLERS[caller]
    if scopes and kind not in scopes:
        return False
    found = reach(Role[role], next(each for each in Act if each.value == act))
    return found is Reach.ALL or (found is Reach.OWN and OWN.get(caller, True))


@pytest.mark.parametrize("caller", EVERYONE)
@pytest.mark.parametrize("publication", ["PUBLISHED", "DRAFT"])
@pytest.mark.parametrize("act", [*ON_INITIATIVE, *ON_RECORD])
async def test_an_act_is_done_by_those_who_may_and_nobody_else(
    bench: Workbench, act: str, publication: str, caller: str | None
) -> None:
    made = await _kungalvs(bench, publication)
    given: dict[str, object] = {"seen": made["version"], **(ON_INITIATIVE | ON_RECORD)[act]}
    given |= {"initiative": {"id": made["id"]}} if act in ON_INITIATIVE else {"id": made["id"]}
    if act == "confirmRecord":
        del given["seen"]
    codes = await bench.refused(caller, act, **given)
    may = expected(caller, act)
    # What one may not see is not there; what one sees and may not change is said to be so.
    hidden = publication == "DRAFT" and caller in (None, "other")
    assert codes == ([] if may else ["NOT_FOUND"] if hidden else ["NOT_ALLOWED"])


@pytest.mark.parametrize("caller", EVERYONE)
async def test_what_the_viewer_can_is_what_the_acts_allow(bench: Workbench, caller: str | None) -> None:
    made = await _kungalvs(bench, "PUBLISHED")
    query = """query Q($id: ID!) { node(id: $id) { ... on Record { viewerCan {
      update { allowed reason } withdraw { allowed reason } } } } }"""
    can = (await bench(caller, query, id=made["id"]))["node"]["viewerCan"]
    # A system's scopes are told by the act itself: they are of the key, not of the record.
    if caller != "outputs_only":
        assert can["update"]["allowed"] == expected(caller, "updateInitiative")
        assert can["withdraw"]["allowed"] == expected(caller, "withdrawRecord")
    assert all((each["reason"] is None) == each["allowed"] for each in can.values())


@pytest.mark.parametrize("caller", EVERYONE)
async def test_a_new_record_is_the_callers_organisations(bench: Workbench, caller: str | None) -> None:
    fields = {"title": "Nytt", "kind": "PILOT"}
    own = await bench.do(caller, "createInitiative", "initiative { keeper { slug } }", fields=fields)
    others = await bench.refused(caller, "createInitiative", fields={**fields, "keeper": {"slug": "stockholm"}})
    role, organisation, scopes = CALLERS.get(caller or "", ("ADMINISTRATOR" if caller else "ANONYMOUS", None, ()))
    if role in ("ANONYMOUS", "READER") or scopes:
        assert [each["code"] for each in own["userErrors"]] == ["NOT_ALLOWED"]
        assert others == ["NOT_ALLOWED"]
    else:
        assert own["initiative"]["keeper"] == ({"slug": organisation} if organisation else None)
        assert others == ([] if role in ("NATIONAL_EDITOR", "ADMINISTRATOR") else ["NOT_ALLOWED"])


async def _kungalvs(bench: Workbench, publication: str) -> dict[str, object]:
    """An initiative that Kungälv keeps."""
    fields = {"title": "Kungälvs prov", "kind": "PILOT"}
    shown = "initiative { id version }"
    made = (await bench.done("municipality", "createInitiative", shown, fields=fields))["initiative"]
    if publication == "DRAFT":
        return dict(made)
    shown = "record { id version }"
    return dict(
        (await bench.done("municipality", "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]
    )
