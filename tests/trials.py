"""One trial of every act, on records that are Kungälv's: what it is given, and on what kind of record it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tests.provider import Provider
from tests.signing import a_person
from tests.workbench import Workbench

PUBLISHED, DRAFT, WITHDRAWN = "PUBLISHED", "DRAFT", "WITHDRAWN"
#: Records by what the trials call them: id, version and key.
Ground: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Trial:
    """An act, and how its input is made of the records that are there.

    `on` is the record that must be seen first, if there is one; whoever may not see it is told that it is not there.
    `is_new` is what the caller's own organisation keeps from then on, whichever that is.
    """

    act: str
    kind: str
    given: Callable[[Ground], dict[str, Any]]
    on: str = ""
    is_new: bool = False
    publications: tuple[str, ...] = (PUBLISHED, DRAFT)

    def __str__(self) -> str:
        """For the test's name."""
        return self.act if self.on in ("", _usual(self.kind)) else f"{self.act}-{self.on}"


def _usual(kind: str) -> str:
    return kind.lower()


def _new(act: str, kind: str, given: dict[str, Any], **how: Any) -> Trial:
    """Something that is made out of nothing; there is no draft of it before."""
    return Trial(act, kind, lambda _: given, publications=(PUBLISHED,), **how)


def _by_reference(act: str, kind: str, name: str, on: str, /, **rest: Any) -> Trial:
    """An act that names its record by a reference, and the version that was seen."""
    return Trial(act, kind, lambda g: {name: {"id": g[on]["id"]}, "seen": g[on]["version"], **rest}, on)


def _by_id(act: str, kind: str, name: str, on: str, /, **rest: Any) -> Trial:
    """An act that names its record by id, and the version that was seen."""
    return Trial(act, kind, lambda g: {name: g[on]["id"], "seen": g[on]["version"], **rest}, on)


def _unseen(act: str, kind: str, name: str, on: str, /, **rest: Any) -> Trial:
    """An act that needs no version."""
    return Trial(act, kind, lambda g: {name: g[on]["id"], **rest}, on)


def _only(publication: str, trial: Trial) -> Trial:
    return Trial(trial.act, trial.kind, trial.given, trial.on, trial.is_new, (publication,))


KUNGALV, BODY, NEXT_DOOR = {"name": "Kungälv"}, {"slug": "goteborgsregionen"}, {"name": "Lerum"}
WEBSITE = {"fields": {"website": "https://example.org"}}
OPENING = {"opening": {"seeks": "Fler", "demands": "Tid"}}
DAY, BECAUSE = {"on": "2026-11"}, {"because": "Prov"}
NEED_FIELDS = {"title": "Ett annat behov", "endorsements": [{"organisation": KUNGALV}]}

TRIALS = [
    # Organisations and themes
    _new("createOrganisation", "ORGANISATION", {"fields": {"kind": "OTHER", "name": "Ny"}}),
    _by_reference("updateOrganisation", "ORGANISATION", "organisation", "organisation", **WEBSITE),
    Trial(
        "mergeOrganisations",
        "ORGANISATION",
        lambda g: {
            "into": {"id": g["organisation"]["id"]},
            "seen": g["organisation"]["version"],
            "organisations": [{"id": g["other_organisation"]["id"]}],
            **BECAUSE,
        },
        "organisation",
        publications=(PUBLISHED,),
    ),
    _new("addMembership", "MEMBERSHIP", {"municipality": KUNGALV, "rssBody": {"slug": "skanes-kommuner"}}),
    _only(PUBLISHED, _by_id("updateMembership", "MEMBERSHIP", "membership", "membership", fields={"sources": []})),
    _new("createTheme", "THEME", {"fields": {"kind": "TOPIC", "name": "Nytt"}}),
    _by_reference("updateTheme", "THEME", "theme", "theme", fields={"nameEn": "New"}),
    # Initiatives
    _new("createInitiative", "INITIATIVE", {"fields": {"title": "Nytt", "kind": "PILOT"}}, is_new=True),
    _by_reference("updateInitiative", "INITIATIVE", "initiative", "initiative", fields={"phaseNote": "Prov"}),
    _by_reference("startInitiative", "INITIATIVE", "initiative", "initiative", **DAY),
    _by_reference("completeInitiative", "INITIATIVE", "initiative", "ongoing", **DAY),
    _by_reference("discontinueInitiative", "INITIATIVE", "initiative", "initiative", **DAY, **BECAUSE),
    _by_reference("openInitiative", "INITIATIVE", "initiative", "initiative", **OPENING),
    _by_reference("closeOpening", "INITIATIVE", "initiative", "ongoing"),
    Trial(
        "addParticipants",
        "PARTICIPATION",
        lambda g: {"initiative": {"id": g["initiative"]["id"]}, "participants": [{"organisation": NEXT_DOOR}]},
        "initiative",
    ),
    Trial(
        "expressInterest",
        "PARTICIPATION",
        lambda g: {"initiative": {"id": g["initiative"]["id"]}, "organisation": KUNGALV, "unit": "En enhet"},
        "initiative",
    ),
    _by_id("updateParticipation", "PARTICIPATION", "participation", "participation", fields={"note": "Prov"}),
    _by_id("confirmParticipation", "PARTICIPATION", "participation", "invitation"),
    _by_id("declineParticipation", "PARTICIPATION", "participation", "invitation"),
    _by_id("leaveInitiative", "PARTICIPATION", "participation", "participation", **DAY),
    _unseen("recordLesson", "LESSON", "participation", "participation", kind="ADVICE", text="Börja i tid"),
    _by_id("updateLesson", "LESSON", "lesson", "lesson", fields={"text": "Börja tidigt"}),
    # Groups
    _new("createGroup", "GROUP", {"fields": {"kind": "NETWORK", "name": "Nytt"}}, is_new=True),
    _by_reference("updateGroup", "GROUP", "group", "group", fields={"remit": "Prov"}),
    Trial(
        "seatMembers",
        "SEAT",
        lambda g: {"group": {"id": g["group"]["id"]}, "seats": [{"organisation": NEXT_DOOR}]},
        "group",
    ),
    _by_id("updateSeat", "SEAT", "seat", "seat", fields={"function": "socialchef"}),
    _by_id("unseatMember", "SEAT", "seat", "seat", **DAY),
    # Needs
    _new("createNeedsRound", "NEEDS_ROUND", {"fields": {"serviceArea": {"slug": "aldreomsorg"}, "year": 2031}}),
    _by_reference("updateNeedsRound", "NEEDS_ROUND", "round", "round", fields={"step": 3}),
    _new("raiseNeed", "KNOWLEDGE_NEED", NEED_FIELDS),
    _by_reference("updateNeed", "KNOWLEDGE_NEED", "need", "raised", fields={"description": "Prov"}),
    Trial(
        "endorseNeed",
        "ENDORSEMENT",
        lambda g: {"need": {"id": g["compiled"]["id"]}, "organisation": KUNGALV},
        "compiled",
    ),
    _by_id("updateEndorsement", "ENDORSEMENT", "endorsement", "endorsement", fields={"priority": 2}),
    _by_reference("compileNeed", "KNOWLEDGE_NEED", "need", "raised"),
    _by_reference("prioritiseNeed", "KNOWLEDGE_NEED", "need", "compiled"),
    _by_reference("sendBackNeed", "KNOWLEDGE_NEED", "need", "compiled", **BECAUSE),
    _by_reference(
        "decideHandling", "KNOWLEDGE_NEED", "need", "prioritised", ways=["PILOT"], decidedOn="2026-11", reason="Prov"
    ),
    _by_reference("addressNeed", "KNOWLEDGE_NEED", "need", "decided", **DAY),
    _by_reference("closeNeed", "KNOWLEDGE_NEED", "need", "raised", reason="SOLVED_LOCALLY"),
    Trial(
        "mergeNeeds",
        "KNOWLEDGE_NEED",
        lambda g: {
            "into": {"id": g["raised"]["id"]},
            "seen": g["raised"]["version"],
            "needs": [{"id": g["compiled"]["id"]}],
            **BECAUSE,
        },
        "raised",
        publications=(PUBLISHED,),
    ),
    # Outputs
    _new("registerOutput", "OUTPUT", {"title": "Nytt", "kind": "REPORT"}, is_new=True),
    _by_reference("updateOutput", "OUTPUT", "output", "output", fields={"summary": "Prov"}),
    Trial(
        "supersedeOutput",
        "OUTPUT",
        lambda g: {
            "output": {"id": g["output"]["id"]},
            "seen": g["output"]["version"],
            "supersedes": {"id": g["other_output"]["id"]},
        },
        "output",
    ),
    # Every record
    *(_only(DRAFT, _by_id("publishRecord", kind, "id", on)) for kind, on in (
        ("INITIATIVE", "initiative"), ("OUTPUT", "output"), ("GROUP", "group"), ("KNOWLEDGE_NEED", "raised"),
    )),
    *(trial for kind, on in (
        ("INITIATIVE", "initiative"), ("PARTICIPATION", "participation"), ("LESSON", "lesson"), ("OUTPUT", "output"),
        ("GROUP", "group"), ("SEAT", "seat"), ("KNOWLEDGE_NEED", "raised"), ("ENDORSEMENT", "endorsement"),
    ) for trial in (
        _by_id("withdrawRecord", kind, "id", on, **BECAUSE),
        _unseen("confirmRecord", kind, "id", on),
        _by_id("revertRecord", kind, "id", on, to=1),
    )),
    _only(WITHDRAWN, _by_id("restoreRecord", "INITIATIVE", "id", "initiative")),
    _only(WITHDRAWN, _by_id("restoreRecord", "OUTPUT", "id", "output")),
    _unseen("eraseRecord", "INITIATIVE", "id", "initiative", fields=["phaseNote"], legalGround="Lag", caseNumber="1"),
    # Keys and people
    _new("createKey", "API_KEY", {"purpose": "Prov", "role": "ADMINISTRATOR"}),
    _only(PUBLISHED, _by_id("rotateKey", "API_KEY", "key", "key")),
    _only(PUBLISHED, _unseen("revokeKey", "API_KEY", "key", "key", **BECAUSE)),
    _only(PUBLISHED, _unseen("giveRole", "GRANT", "person", "person", role="ADMINISTRATOR")),
    _only(PUBLISHED, _unseen("revokeGrant", "GRANT", "grant", "grant", **BECAUSE)),
    _only(PUBLISHED, _unseen("erasePerson", "PERSON", "person", "person", **BECAUSE)),
]  # fmt: skip


class _Laying:
    """Lays the ground: records of each kind, by the acts that make them."""

    def __init__(self, bench: Workbench, publication: str) -> None:
        self.bench, self.publication = bench, publication
        self.ground: dict[str, dict[str, Any]] = {}

    async def made(self, name: str, act: str, shown: str, by: str = "municipality", **given: Any) -> None:
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

    async def part(self, name: str, act: str, shown: str, by: str = "municipality", **given: Any) -> None:
        """Make a record that is shown with what it is a part of."""
        found = (await self.bench.done(by, act, f"{shown} {{ id version }}", **given))[shown]
        self.ground[name] = found[0] if isinstance(found, list) else found

    async def stepped(self, name: str, *acts: tuple[str, dict[str, Any]]) -> None:
        """A need that has come some way."""
        await self.made(name, "raiseNeed", "need", title=f"Prov {name}", endorsements=[{"organisation": NEXT_DOOR}],
                        by="rss", keeper=KUNGALV)  # fmt: skip
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
    keeper = {"keeper": KUNGALV}
    for name in ("organisation", "other_organisation"):
        given = {"fields": {"kind": "OTHER", "name": f"Prov {name}", **keeper}}
        await laying.made(name, "createOrganisation", "organisation", "national", **given)
    await laying.made("theme", "createTheme", "theme", "national", fields={"kind": "TOPIC", "name": "Prov", **keeper})
    fields = {"serviceArea": {"slug": "barn-och-unga"}, "year": 2030, **keeper}
    await laying.made("round", "createNeedsRound", "needsRound", "national", fields=fields)
    await _needs(laying)
    await _parts(laying)
    await _people(laying, issuer)
    return laying.ground


async def _needs(laying: _Laying) -> None:
    compiled, prioritised = ("compileNeed", {}), ("prioritiseNeed", {})
    decided = ("decideHandling", {"ways": ["PILOT"], "decidedOn": "2026-10", "reason": "Prov"})
    await laying.stepped("raised")
    await laying.stepped("compiled", compiled)
    await laying.stepped("prioritised", compiled, prioritised)
    await laying.stepped("decided", compiled, prioritised, decided)
    await laying.part("endorsement", "endorseNeed", "endorsement", need=laying.ref("raised"), organisation=KUNGALV)


async def _parts(laying: _Laying) -> None:
    into = {"initiative": laying.ref("initiative")}
    for name, more in (("participation", {}), ("invitation", {"status": "INVITED", "unit": "En annan enhet"})):
        participants = [{"organisation": KUNGALV, **more}]
        await laying.part(name, "addParticipants", "participations", **into, participants=participants)
    lesson = {"participation": laying.ground["participation"]["id"], "kind": "ADVICE", "text": "Prov"}
    await laying.part("lesson", "recordLesson", "lesson", **lesson)
    await laying.part("seat", "seatMembers", "seats", group=laying.ref("group"), seats=[{"organisation": KUNGALV}])
    key = {"purpose": "Prov", "role": "ADMINISTRATOR"}
    await laying.part("key", "createKey", "key", "administrator", **key)
    [(membership, version)] = await laying.bench.sql(
        "select 'membership_' || replace(m.id::text, '-', ''), m.version from memberships m"
        " join organisations o on o.id = m.municipality_id where o.name = 'Kungälv' and m.is_primary"
    )
    laying.ground["membership"] = {"id": membership, "version": version}


async def _people(laying: _Laying, issuer: Provider) -> None:
    _, person = await a_person(laying.bench, issuer, sub=f"prov-{laying.publication}")
    laying.ground["person"] = {"id": person}
    malmo = {"organisation": {"slug": "malmo"}}
    await laying.part("grant", "giveRole", "grant", "administrator", person=person, role="READER", **malmo)
