"""The ground that acts are tried on: records of every kind that are Kungälv's, made by the acts."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from tests.provider import Provider
from tests.signing import a_person
from tests.workbench import Workbench

PUBLISHED, DRAFT, WITHDRAWN = "PUBLISHED", "DRAFT", "WITHDRAWN"
KUNGALV, NEXT_DOOR = {"name": "Kungälv"}, {"name": "Lerum"}
#: Records by what the trials call them: id and version.
Ground: TypeAlias = Mapping[str, Mapping[str, Any]]
Input: TypeAlias = dict[str, Any]
#: An act and what it is given beside its record.
Step: TypeAlias = tuple[str, Input]


class _Laying:
    """Lays the ground: records of each kind, by the acts that make them."""

    def __init__(self, bench: Workbench, publication: str) -> None:
        self.bench, self.publication = bench, publication
        self.ground: dict[str, dict[str, Any]] = {}

    async def made(self, name: str, act: str, shown: str, by: str = "municipality", /, **given: Any) -> None:
        """Make a record, and show it or take it back."""
        found = (await self.bench.done(by, act, f"{shown} {{ id version }}", **given))[shown]
        found = found[0] if isinstance(found, list) else found
        steps: dict[str, tuple[str, dict[str, Any]]] = {
            PUBLISHED: ("publishRecord", {}),
            WITHDRAWN: ("withdrawRecord", {"because": "Prov"}),
        }
        if self.publication in steps:
            step, more = steps[self.publication]
            shown = "record { id version }"
            seen = {"id": found["id"], "seen": found["version"], **more}
            found = (await self.bench.done("national", step, shown, **seen))["record"]
        self.ground[name] = found

    async def part(self, name: str, act: str, shown: str, by: str = "municipality", /, **given: Any) -> None:
        """Make a record that is shown with what it is a part of."""
        found = (await self.bench.done(by, act, f"{shown} {{ id version }}", **given))[shown]
        self.ground[name] = found[0] if isinstance(found, list) else found

    async def stepped(self, name: str, *acts: Step) -> None:
        """A need that has come some way."""
        given: Input = {"title": f"Prov {name}", "endorsements": [{"organisation": NEXT_DOOR}], "keeper": KUNGALV}
        await self.made(name, "raiseNeed", "need", "rss", **given)
        for act, more in acts:
            given = {"need": {"id": self.ground[name]["id"]}, "seen": self.ground[name]["version"], **more}
            self.ground[name] = (await self.bench.done("national", act, "need { id version }", **given))["need"]

    def ref(self, name: str) -> dict[str, str]:
        """A reference to a record that was made."""
        return {"id": self.ground[name]["id"]}


async def lay(bench: Workbench, publication: str, issuer: Provider) -> Ground:
    """Records of every kind that Kungälv keeps, or has its seat in, in one publication."""
    laying = _Laying(bench, publication)
    for name in ("initiative", "ongoing"):
        fields = {"title": f"Prov {name}", "kind": "PILOT", **({"state": "ONGOING"} if name == "ongoing" else {})}
        await laying.made(name, "createInitiative", "initiative", fields=fields)
    for name in ("output", "other_output"):
        await laying.made(name, "registerOutput", "output", title=f"Prov {name}", kind="REPORT")
    await laying.made("group", "createGroup", "group", fields={"kind": "NETWORK", "name": "Prov"})
    if publication == WITHDRAWN:
        return laying.ground
    keeper: Input = {"keeper": KUNGALV}
    for name in ("organisation", "other_organisation"):
        given = {"fields": {"kind": "OTHER", "name": f"Prov {name}", **keeper}}
        await laying.made(name, "createOrganisation", "organisation", "national", **given)
    await laying.made("theme", "createTheme", "theme", "national", fields={"kind": "TOPIC", "name": "Prov", **keeper})
    area: Input = {"serviceArea": {"slug": "barn-och-unga"}, "year": 2030, **keeper}
    await laying.made("round", "createNeedsRound", "needsRound", "national", fields=area)
    await _needs(laying)
    await _parts(laying)
    await _people(laying, issuer)
    return laying.ground


async def _needs(laying: _Laying) -> None:
    compiled: Step = ("compileNeed", {})
    prioritised: Step = ("prioritiseNeed", {})
    decided: Step = ("decideHandling", {"ways": ["PILOT"], "decidedOn": "2026-10", "reason": "Prov"})
    await laying.stepped("raised")
    await laying.stepped("compiled", compiled)
    await laying.stepped("prioritised", compiled, prioritised)
    await laying.stepped("decided", compiled, prioritised, decided)
    await laying.part("endorsement", "endorseNeed", "endorsement", need=laying.ref("raised"), organisation=KUNGALV)


async def _parts(laying: _Laying) -> None:
    into: Input = {"initiative": laying.ref("initiative")}
    for name, more in (("participation", {}), ("invitation", {"status": "INVITED", "unit": "En annan enhet"})):
        participants = [{"organisation": KUNGALV, **more}]
        await laying.part(name, "addParticipants", "participations", **into, participants=participants)
    participants = [{"organisation": {"name": "Stockholm"}}]
    await laying.part("guest", "addParticipants", "participations", **into, participants=participants)
    lesson: Input = {"participation": laying.ground["participation"]["id"], "kind": "ADVICE", "text": "Prov"}
    await laying.part("lesson", "recordLesson", "lesson", **lesson)
    await laying.part("seat", "seatMembers", "seats", group=laying.ref("group"), seats=[{"organisation": KUNGALV}])
    key: Input = {"purpose": "Prov", "role": "ADMINISTRATOR"}
    await laying.part("key", "createKey", "key", "administrator", **key)
    [(membership, version)] = await laying.bench.sql(
        "select 'membership_' || replace(m.id::text, '-', ''), m.version from memberships m"
        " join organisations o on o.id = m.municipality_id where o.name = 'Kungälv' and m.is_primary"
    )
    laying.ground["membership"] = {"id": membership, "version": version}


async def _people(laying: _Laying, issuer: Provider) -> None:
    _, person = await a_person(laying.bench, issuer, sub=f"prov-{laying.publication}")
    laying.ground["person"] = {"id": person}
    malmo: Input = {"organisation": {"slug": "malmo"}}
    await laying.part("grant", "giveRole", "grant", "administrator", person=person, role="READER", **malmo)
