"""A walk in which those who have lost something try to get it back, by any acts in any order.

The nation and each side take things away; then the others do what they like, one act after another, each really done.
What was taken away is told as a question to the database, which must find nothing after any act.
"""

from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from tests.helpers.authority import KUNGALV, MALMO, Table, a_seat, membership_of, organisation, part_of
from tests.helpers.workbench import Workbench

#: Who may try. Malmö is "other"; GR is "rss" and "system", and acts for its member Kungälv, "municipality".
EVERYBODY = frozenset({"rss", "other", "municipality", "system"})
GR = frozenset({"rss", "municipality", "system"})
GR_SLUG, MALMO_SLUG = {"slug": "goteborgsregionen"}, MALMO
AGENCY = {"slug": "socialstyrelsen"}
STOPPED = {"on": "2026-02", "because": "Medlen tog slut"}
#: What is to be found by nobody, as long as those who try are all among some: by name, those and the question, in
#: which the records that were made stand by name.
LOST: dict[str, tuple[frozenset[str], str]] = {
    "a membership that the nation ended": (
        EVERYBODY,
        "select 1 from memberships where id = {membership} and (period_end is distinct from '2020' or is_primary)",
    ),
    "a population that the nation set": (
        EVERYBODY,
        "select 1 from organisations where id = {malmo} and (population <> 4711 or publication <> 'PUBLISHED')",
    ),
    "an initiative that the nation withdrew": (
        EVERYBODY,
        "select 1 from initiatives where id = {withdrawn} and publication <> 'WITHDRAWN'",
    ),
    "an initiative that the nation stopped": (
        EVERYBODY,
        "select 1 from initiatives where id = {stopped} and (state <> 'DISCONTINUED' or period_end <> '2026-02')",
    ),
    "a need that the nation chose": (EVERYBODY, "select 1 from knowledge_needs where id = {need} and state = 'CLOSED'"),
    "a seat that the nation ended": (
        EVERYBODY,
        "select 1 from seats where id = {ended_by_nation} and period_end is distinct from '2026-01'",
    ),
    "a seat made anew that the nation ended": (
        EVERYBODY,
        """select 1 from seats made join seats ended on made.group_id = ended.group_id and made.id <> ended.id
           where ended.id = {ended_by_nation} and made.organisation_id = {malmo} and made.publication <> 'WITHDRAWN'""",
    ),
    "a use that the nation ended": (
        EVERYBODY,
        """select 1 from method_uses where method_id = {method} and organisation_id = {malmo}
           and publication <> 'WITHDRAWN' and period_end is distinct from '2020'""",
    ),
    "a case number that the nation gave": (
        EVERYBODY,
        "select 1 from mandates where id = {mandate} and case_number_value <> '1.1/2026'",
    ),
    "a decision that the nation took": (
        EVERYBODY,
        """select 1 from decisions where need_id = {need} and (rank <> 7 or decided_on <> '2026-03'
           or publication <> 'PUBLISHED')""",
    ),
    "a request that has its answer": (
        EVERYBODY,
        """select 1 from keeper_requests where id = {request}
           and (state <> 'DECLINED' or publication = 'WITHDRAWN' or because <> 'Ett skäl')""",
    ),
    "a seat that its group ended": (
        frozenset({"other"}),
        "select 1 from seats where id = {ended_by_group} and period_end is distinct from '2026-01'",
    ),
    "a seat that its group withdrew": (
        frozenset({"other"}),
        "select 1 from seats where id = {withdrawn_by_group} and publication <> 'WITHDRAWN'",
    ),
    "a seat that its holder left": (
        GR,
        "select 1 from seats where id = {ended_by_holder} and period_end is distinct from '2026-01'",
    ),
    "a role that nobody gave": (
        frozenset({"other"}),
        "select 1 from participations where initiative_id = {initiative} and role <> 'PARTICIPANT'",
    ),
    "a part that its holder left or declined": (
        GR,
        """select 1 from participations where initiative_id = {initiative} and organisation_id = {malmo}
           and status in ('STATED', 'CONFIRMED') and publication <> 'WITHDRAWN'""",
    ),
    "an endorsement that its giver took back": (
        GR,
        """select 1 from endorsements where need_id = {need} and organisation_id = {malmo}
           and publication <> 'WITHDRAWN'""",
    ),
    "a carrier that carried nothing": (
        frozenset({"other"}),
        "select 1 from endorsements where organisation_id = {malmo} and via_id = {gr}",
    ),
    "a keeper that took nothing": (
        frozenset({"other"}),
        "select 1 from initiatives where id = {own} and keeper_id = {gr}",
    ),
    "an official key": (EVERYBODY, "select 1 from external_ids where system = 'scb-kommunkod'"),
    "a circle": (
        EVERYBODY,
        """with recursive up(first, id) as (select id, parent_id from initiatives union
           select up.first, i.parent_id from up join initiatives i on i.id = up.id)
           select 1 from up where first = id""",
    ),
}


class Walk:
    """The records, those who try, and what they try."""

    def __init__(self, bench: Workbench, connection: "asyncpg.Connection[Any]", draws: Random) -> None:
        self.bench, self.connection, self.draws = bench, connection, draws
        self.made: dict[str, str] = {}
        self.tried: list[str] = []
        self.done = 0

    async def take_away(self, member: str) -> None:
        """Make the records, and take away what is to be lost, among it a municipality's place in GR."""
        bench, table = self.bench, Table(self.bench)
        made = self.made
        made["membership"] = await membership_of(bench, member)
        made["malmo"], made["gr"] = [await organisation(bench, slug) for slug in ("malmo", "goteborgsregionen")]
        end = {"fields": {"isPrimary": False, "period": {"end": "2020", "endIs": "ACTUAL"}}}
        await table.done("national", "updateMembership", "membership", made["membership"], **end)
        people = {"fields": {"population": 4711, "populationYear": 2026}}
        await table.done("national", "updateOrganisation", "organisation", made["malmo"], **people)
        for name in ("withdrawn", "stopped", "initiative", "own"):
            caller = "other" if name == "own" else "rss"
            made[name] = (await bench.an_initiative(caller, title=name, state="ONGOING"))["id"]
        assert await table.withdrawn("national", made["withdrawn"]) == []
        await table.done("national", "discontinueInitiative", "initiative", made["stopped"], **STOPPED)
        made["need"] = (await bench.a_need(title="Ett behov"))["id"]
        await table.done("rss", "compileNeed", "need", made["need"])
        chosen = {"rank": 7, "decidedOn": "2026-03", "decidingOrganisation": MALMO}
        await table.done("national", "prioritiseNeed", "need", made["need"], **chosen)
        for name, by in (("nation", "national"), ("group", "rss"), ("holder", "other")):
            made[f"ended_by_{name}"] = await a_seat(bench)
            await table.done(by, "unseatMember", "seat", made[f"ended_by_{name}"], on="2026-01")
        made["withdrawn_by_group"] = await a_seat(bench)
        assert await table.withdrawn("rss", made["withdrawn_by_group"]) == []
        part = await part_of(bench, "rss", {"id": made["initiative"]}, organisation=MALMO)
        await table.done("other", "leaveInitiative", "participation", part, on="2026")
        given = {"need": {"id": made["need"]}, "organisation": MALMO}
        endorsed = (await bench.done("other", "endorseNeed", "endorsement { id }", **given))["endorsement"]["id"]
        assert await table.withdrawn("other", endorsed) == []

        await self._take_away_newer()

    async def _take_away_newer(self) -> None:
        """End a use of a method, give a case number, and answer a request."""
        bench, table, made = self.bench, Table(self.bench), self.made
        fields: dict[str, Any] = {"name": "En metod", "kind": "METHOD"}
        made["method"] = (await bench.done("rss", "createMethod", "method { id }", fields=fields))["method"]["id"]
        assert await table.published("rss", made["method"]) == []
        given = {"method": {"id": made["method"]}, "organisation": MALMO}
        use = (await bench.done("other", "recordUse", "methodUse { id }", **given))["methodUse"]["id"]
        ended = {"fields": {"period": {"end": "2020", "endIs": "ACTUAL"}}}
        await table.done("national", "updateMethodUse", "which", use, **ended)
        fields = {"title": "Ett bidrag", "kind": "GRANT"}
        made["mandate"] = (await bench.done("rss", "createMandate", "mandate { id }", fields=fields))["mandate"]["id"]
        assert await table.published("rss", made["mandate"]) == []
        number = {"fields": {"caseNumber": {"authority": AGENCY, "value": "1.1/2026"}}}
        await table.done("national", "updateMandate", "mandate", made["mandate"], **number)
        asking = {"which": {"id": made["initiative"]}, "organisation": MALMO, "because": "Ett skäl"}
        asked = (await bench.done("other", "askToKeep", "keeperRequest { id }", **asking))["keeperRequest"]["id"]
        await table.done("rss", "declineKeeperRequest", "which", asked, because="Nej")
        made["request"] = asked

    async def regained(self, who: frozenset[str]) -> list[str]:
        """What was lost and has come back, although only these have done anything."""
        keys = {name: f"'{UUID(key.rpartition('_')[2])}'" for name, key in self.made.items()}
        asked = [(name, question.format(**keys)) for name, (by, question) in LOST.items() if who <= by]
        whole = " union all ".join(f"select '{name}' where exists ({question})" for name, question in asked)
        return [row[0] for row in await self.connection.fetch(whole)]

    async def step(self, who: frozenset[str]) -> None:
        """One of these does one act."""
        caller, act = self.draws.choice(sorted(who)), self.draws.choice(ACTS)
        given = await self._given(act)
        if given is not None:
            codes = await self.bench.refused(caller, act, **given)
            self.tried.append(f"{caller} {act} {given} -> {codes}")
            self.done += not codes

    async def _any(self, table: str) -> tuple[str, int] | None:
        rows = await self.connection.fetch(f"select id, version from {table} order by id desc limit 12")
        made = {UUID(key.rpartition("_")[2]) for key in self.made.values()}
        rows += await self.connection.fetch(f"select id, version from {table} where id = any($1)", list(made))
        found = self.draws.choice(rows) if rows else None
        return (f"{table.removesuffix('s')}_{found['id'].hex}", found["version"]) if found else None

    async def _given(self, act: str) -> dict[str, Any] | None:
        """The input of an act, drawn; None when there is nothing to do it to."""
        name, table, more = HOW[act]
        found = await self._any(self.draws.choice(TABLES) if table == "any" else table)
        if found is None:
            return None
        key, version = found
        drawn = {each: self.draws.choice(values) for each, values in more.items()}
        if act == "revertRecord":
            drawn["to"] = self.draws.randint(1, version)
        other = await self._any("initiatives")
        if act == "updateInitiative" and other is not None and self.draws.random() < 0.5:
            drawn["fields"] = {self.draws.choice(("parent", "follows")): {"id": other[0]}}
            drawn["fields"] = {each: [to] if each == "follows" else to for each, to in drawn["fields"].items()}
        seen = {} if act in UNSEEN else {"seen": version}
        return {name: {"id": key} if name in BY_REFERENCE else key, **seen, **drawn}


TABLES = (
    *("participations", "seats", "endorsements", "initiatives", "memberships", "knowledge_needs", "organisations"),
    *("decisions", "method_uses", "mandates", "keeper_requests"),
)
BY_REFERENCE = {"initiative", "group", "need", "organisation", "method", "mandate", "which"}
UNSEEN = {"addParticipants", "seatMembers", "endorseNeed", "expressInterest", "recordUse", "askToKeep"}
_PERIODS = [None, {"start": "2025", "end": None}, {"end": "2035"}, {"end": "2026-03", "endIs": "ACTUAL"}]
_WHO = [MALMO, KUNGALV, {"slug": "ale"}]
_ROLES, _STATUSES = ("OWNER", "COMMISSIONER", "PARTICIPANT"), ("STATED", "CONFIRMED", "INVITED", "INTERESTED", "LEFT")
_PARTS = [[{"organisation": who, "role": r, "status": s}] for who in _WHO for r in _ROLES for s in _STATUSES]
#: By act: the name of the record in its input, where it lies, and what else it is given, drawn from these.
HOW: dict[str, tuple[str, str, dict[str, list[Any]]]] = {
    "revertRecord": ("id", "any", {}),
    "restoreRecord": ("id", "any", {}),
    "publishRecord": ("id", "any", {}),
    "withdrawRecord": ("id", "any", {"because": ["Prov"]}),
    "confirmRecord": ("id", "any", {}),
    "addParticipants": ("initiative", "initiatives", {"participants": _PARTS}),
    "expressInterest": ("initiative", "initiatives", {"organisation": _WHO, "unit": [None, "En", "Två"]}),
    "updateParticipation": (
        "participation",
        "participations",
        {"fields": [*({"role": role} for role in _ROLES), *({"period": each} for each in _PERIODS), {"unit": "Ny"}]},
    ),
    "confirmParticipation": ("participation", "participations", {}),
    "declineParticipation": ("participation", "participations", {}),
    "leaveInitiative": ("participation", "participations", {"on": ["2026", "2035"]}),
    "seatMembers": ("group", "groups", {"seats": [[{"organisation": who, "function": "Ny"}] for who in _WHO]}),
    "updateSeat": ("seat", "seats", {"fields": [*({"period": each} for each in _PERIODS), {"role": "CHAIR"}]}),
    "unseatMember": ("seat", "seats", {"on": ["2026-04"]}),
    "endorseNeed": ("need", "knowledge_needs", {"organisation": _WHO, "via": [None, GR_SLUG]}),
    "updateEndorsement": ("endorsement", "endorsements", {"fields": [{"via": GR_SLUG}, {"priority": 1}]}),
    "updateInitiative": (
        "initiative",
        "initiatives",
        {
            "fields": [
                *({"keeper": who} for who in (*_WHO, GR_SLUG)),
                *({"period": each} for each in _PERIODS),
                {"state": "ONGOING"},
                {"externalIds": [{"system": "scb-kommunkod", "value": "1280"}]},
            ]
        },
    ),
    "updateOrganisation": (
        "organisation",
        "organisations",
        {"fields": [{"population": 1, "populationYear": 2020}, {"website": "https://example.org"}]},
    ),
    "updateMembership": ("membership", "memberships", {"fields": [{"period": each} for each in _PERIODS]}),
    "recordUse": ("method", "methods", {"organisation": _WHO, "unit": [None, "En"]}),
    "updateMethodUse": ("which", "method_uses", {"fields": [*({"period": each} for each in _PERIODS), {"unit": "Ny"}]}),
    "updateMandate": (
        "mandate",
        "mandates",
        {"fields": [{"caseNumber": {"authority": AGENCY, "value": "9.9/2026"}}, {"summary": "Ny"}]},
    ),
    "updateDecision": ("which", "decisions", {"fields": [{"rank": 1}, {"decidedOn": "2020"}, {"reason": "Ny"}]}),
    "askToKeep": ("which", "initiatives", {"organisation": _WHO, "because": ["Prov", "Ett annat"]}),
    "declineKeeperRequest": ("which", "keeper_requests", {"because": ["Nej"]}),
    "compileNeed": ("need", "knowledge_needs", {}),
    "closeNeed": ("need", "knowledge_needs", {"reason": ["NOT_TAKEN_UP", "SOLVED_LOCALLY"]}),
}
#: The acts that change any record are the ones that things come back by.
ACTS = [*HOW, *["revertRecord", "restoreRecord", "publishRecord"] * 3]
