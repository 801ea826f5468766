"""Who may do what: every act by every kind of caller, on what is its own and what is another's."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from registry.matrix import COLUMNS, MATRIX, Act, Reach, reach
from registry.model import RECORDS
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType, Role
from schema.contract import sdl_schema
from tests.helpers.databases import CreateDatabase
from tests.helpers.ground import DRAFT, PUBLISHED, WITHDRAWN, Ground, Laying, is_part, names_in, of_each_type
from tests.helpers.places import DOCS
from tests.helpers.provider import Provider
from tests.helpers.signing import believing
from tests.helpers.tables import is_told, markdown_table
from tests.helpers.trials import EVERYONE, TRIALS, Trial, expected, of_national_system
from tests.helpers.workbench import CALLERS, SYSTEM, Workbench, workbench


def test_the_docs_show_the_matrix(rewrite: bool) -> None:
    told = [(act.value, act.sv, *(reach(role, act).value for role in COLUMNS)) for act in Act]
    readable = markdown_table(("act", "handling", *(role.sv for role in COLUMNS)), told, centred=len(COLUMNS))
    is_told(DOCS / "permissions.md", "matrix", readable, rewrite=rewrite)


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


# ---- Every act, by everyone ------------------------------------------------------------------------------------------


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def grounds(bench: Workbench, issuer: Provider) -> dict[str, Ground]:
    names = {
        each: {name for trial in TRIALS if each in trial.publications for name in names_in(trial.given)}
        for each in (PUBLISHED, DRAFT, WITHDRAWN)
    }
    return {each: await Laying(bench, each, issuer).lay(names[each]) for each in names}


CASES = [
    pytest.param(trial, publication, id=f"{trial}-{publication}")
    for trial in TRIALS
    for publication in trial.publications
]


def test_every_act_is_tried() -> None:
    # Whoever adds an act says in tests/helpers/trials.py what it is given.
    assert {trial.act for trial in TRIALS} == set(Act)


@pytest.mark.parametrize(
    "act", [Act.PUBLISH_RECORD, Act.WITHDRAW_RECORD, Act.RESTORE_RECORD, Act.CONFIRM_RECORD, Act.REVERT_RECORD]
)
def test_what_can_be_done_to_every_record_is_tried_on_every_type(act: Act) -> None:
    # Whoever adds a type says in tests/helpers/ground.py how a record of it is made.
    types = {each.record_type for each in RECORDS.values() if not each.for_administrators}
    by_themselves = types - {kind for kind, name in of_each_type().items() if is_part(name)}
    shown = act in (Act.PUBLISH_RECORD, Act.RESTORE_RECORD)
    tried = {trial.kind for trial in TRIALS if trial.act == act}
    assert (by_themselves if shown else types) - tried == set()


@pytest.mark.parametrize(("trial", "publication"), CASES)
async def test_an_act_is_done_by_those_who_may_and_nobody_else(
    bench: Workbench, grounds: dict[str, Ground], trial: Trial, publication: str
) -> None:
    given = trial.given(grounds[publication])
    found = {caller: await bench.tried(caller, trial.act, **given) for caller in EVERYONE}
    assert found == {caller: expected(caller, trial, publication) for caller in EVERYONE}


#: The acts that change records of each type, by how the trials call the record; not those that nobody but its own see.
UPDATED = {
    trial.on: trial
    for trial in TRIALS
    if trial.act.startswith("update") and PUBLISHED in trial.publications
    if not record_of(trial.kind).for_administrators
}


@pytest.mark.parametrize("caller", EVERYONE)
async def test_what_the_viewer_can_is_what_the_acts_allow(
    bench: Workbench, grounds: dict[str, Ground], caller: str | None
) -> None:
    trials = {(trial.act, trial.on): trial for trial in TRIALS}
    query = """query Q($id: ID!) { node(id: $id) { ... on Record { viewerCan {
      update { allowed reason } withdraw { allowed reason } } } } }"""
    for on, update in UPDATED.items():
        can = (await bench(caller, query, id=grounds[PUBLISHED][on]["id"]))["node"]["viewerCan"]
        assert can["update"]["allowed"] == (not expected(caller, update, PUBLISHED)), on
        assert can["withdraw"]["allowed"] == (not expected(caller, trials["withdrawRecord", on], PUBLISHED)), on
        assert all((each["reason"] is None) == each["allowed"] for each in can.values())


@pytest.mark.parametrize("caller", EVERYONE)
async def test_a_new_record_is_the_callers_organisations(bench: Workbench, caller: str | None) -> None:
    fields = {"title": "Nytt", "kind": "PILOT"}
    own = await bench.do(caller, "createInitiative", "initiative { keeper { slug } }", fields=fields)
    others = await bench.refused(caller, "createInitiative", fields={**fields, "keeper": {"slug": "stockholm"}})
    role, organisation, scopes = CALLERS.get(caller or "", ("ADMINISTRATOR" if caller else "ANONYMOUS", None, ()))
    if role in ("ANONYMOUS", "READER") or (scopes and "INITIATIVE" not in scopes):
        assert [each["code"] for each in own["userErrors"]] == ["NOT_ALLOWED"]
        assert others == ["NOT_ALLOWED"]
    else:
        assert own["initiative"]["keeper"] == ({"slug": organisation} if organisation else None)
        assert others == (["NOT_ALLOWED"] if Role[role].has_own else [])


# ---- What a national system's key is for -----------------------------------------------------------------------------

SCOPES = [each.record_type for each in RECORDS.values() if not each.for_administrators]


@pytest_asyncio.fixture(scope="module")
async def scoped(bench: Workbench) -> dict[RecordType, str]:
    """By scope, what the bench calls a national system with that alone."""
    return {
        each: await bench.a_key(f"only_{each.prefix}", "NATIONAL_INTEGRATION", scopes=(each.value,), systems=(SYSTEM,))
        for each in SCOPES
    }


@pytest.mark.parametrize("trial", [each for each in TRIALS if PUBLISHED in each.publications], ids=str)
async def test_a_national_system_does_what_its_scope_says_to_everybodys_records_and_nothing_else(
    bench: Workbench, grounds: dict[str, Ground], scoped: dict[RecordType, str], trial: Trial
) -> None:
    given = trial.given(grounds[PUBLISHED])
    found = {scope: await bench.tried(caller, trial.act, **given) for scope, caller in scoped.items()}
    assert found == {scope: of_national_system(scope, trial) for scope in scoped}
