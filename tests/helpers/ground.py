"""The ground that acts are tried on: records that are Kungälv's, each made when it is first needed, by the acts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import uuid4

from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType
from tests.helpers.payloads import kind_of, shown_by
from tests.helpers.provider import Provider
from tests.helpers.signing import a_person
from tests.helpers.workbench import Workbench

PUBLISHED, DRAFT, WITHDRAWN = "PUBLISHED", "DRAFT", "WITHDRAWN"
KUNGALV, NEXT_DOOR = {"name": "Kungälv"}, {"name": "Lerum"}
#: Records by what the trials call them: id and version.
Ground: TypeAlias = Mapping[str, Mapping[str, Any]]
Input: TypeAlias = dict[str, Any]
Given: TypeAlias = Callable[[Ground], Input]


def ref(ground: Ground, name: str) -> dict[str, Any]:
    """A reference to a record."""
    return {"id": ground[name]["id"]}


def names_in(given: Given) -> set[str]:
    """Which records an input is made of."""
    asked: defaultdict[str, dict[str, Any]] = defaultdict(lambda: {"id": "", "version": 0})
    given(asked)
    return set(asked)


@dataclass(frozen=True)
class Recipe:
    """How a record is made: by an act, what it is given, by whom, and what is done to a need after that.

    `is_part` is shown with what it is a part of.
    """

    act: str
    given: Given
    by: str = "municipality"
    is_part: bool = False
    then: tuple[tuple[str, Input], ...] = ()
    #: Where what the act answers with shows it, and its type, when it answers with the whole.
    shown_as: tuple[str, RecordType] | None = None


def _titled(title: str, kind: str = "PILOT", **more: Any) -> Given:
    return lambda _: {"fields": {"title": title, "kind": kind, **more}}


def _kept(**fields: Any) -> Given:
    return lambda _: {"fields": {**fields, "keeper": KUNGALV}}


def _raised(name: str, *then: tuple[str, Input]) -> Recipe:
    given = {"title": f"Prov {name}", "endorsements": [{"organisation": NEXT_DOOR}], "keeper": KUNGALV}
    return Recipe("raiseNeed", lambda _: given, "rss", then=then)


def _taking_part(**participant: Any) -> Recipe:
    return Recipe(
        "addParticipants",
        lambda g: {"initiative": ref(g, "initiative"), "participants": [participant]},
        is_part=True,
    )


COMPILED: tuple[str, Input] = ("compileNeed", {})
PRIORITISED: tuple[str, Input] = ("prioritiseNeed", {})
DECIDED: tuple[str, Input] = ("decideHandling", {"ways": ["PILOT"], "decidedOn": "2026-10", "reason": "Prov"})
WEBHOOK = {"purpose": "Prov", "endpointUrl": "https://example.org/hook"}
WEBHOOK_ACTS: dict[str, Input] = {
    "updateWebhook": {"purpose": "Prov igen"},
    "pauseWebhook": {},
    "resumeWebhook": {},
    "pingWebhook": {},
    "rotateWebhookSecret": {},
    "removeWebhook": {"because": "Prov"},
}
LESSON = {"kind": "ADVICE", "text": "Prov"}

RECIPES = {
    "organisation": Recipe("createOrganisation", _kept(kind="OTHER", name="Provbolaget"), "national"),
    "other_organisation": Recipe("createOrganisation", _kept(kind="OTHER", name="Tvåan"), "national"),
    "theme": Recipe("createTheme", _kept(kind="TOPIC", name="Prov"), "national"),
    "round": Recipe("createNeedsRound", _kept(serviceArea={"slug": "barn-och-unga"}, year=2030), "national"),
    "initiative": Recipe("createInitiative", _titled("Prov")),
    "ongoing": Recipe("createInitiative", _titled("Prov som pågår", state="ONGOING")),
    "participation": _taking_part(organisation=KUNGALV),
    "invitation": _taking_part(organisation=KUNGALV, status="INVITED", unit="En annan enhet"),
    "guest": _taking_part(organisation={"name": "Stockholm"}),
    "lesson": Recipe("recordLesson", lambda g: {"participation": g["participation"]["id"], **LESSON}, is_part=True),
    "group": Recipe("createGroup", lambda _: {"fields": {"kind": "NETWORK", "name": "Prov"}}),
    "seat": Recipe(
        "seatMembers",
        lambda g: {"group": ref(g, "group"), "seats": [{"organisation": KUNGALV}]},
        is_part=True,
    ),
    "raised": _raised("raised"),
    "compiled": _raised("compiled", COMPILED),
    "prioritised": _raised("prioritised", COMPILED, PRIORITISED),
    "ranked": _raised("ranked", COMPILED, PRIORITISED),
    "decided": _raised("decided", COMPILED, PRIORITISED, DECIDED),
    "endorsement": Recipe("endorseNeed", lambda g: {"need": ref(g, "raised"), "organisation": KUNGALV}, is_part=True),
    # Decided anew, so that the need's state rests on another decision too.
    "decision": Recipe(
        "prioritiseNeed",
        lambda g: {
            "need": ref(g, "ranked"),
            "seen": g["ranked"]["version"],
            "decidingOrganisation": KUNGALV,
            "rank": 2,
        },
        "national",
        is_part=True,
        shown_as=("prioritisation", RecordType.DECISION),
    ),
    "output": Recipe("registerOutput", lambda _: {"title": "Prov", "kind": "REPORT"}),
    "other_output": Recipe("registerOutput", lambda _: {"title": "Ett annat", "kind": "REPORT"}),
    "method": Recipe("createMethod", lambda _: {"fields": {"name": "Prov", "kind": "METHOD"}}),
    "use": Recipe("recordUse", lambda g: {"method": ref(g, "method"), "organisation": KUNGALV}, is_part=True),
    "mandate": Recipe("createMandate", _titled("Prov", "GRANT")),
    # Kungälv asks Malmö for what Malmö keeps, and Stockholm asks Kungälv.
    "anothers": Recipe("createInitiative", _titled("Deras"), "other"),
    "asking": Recipe(
        "askToKeep",
        lambda g: {"which": ref(g, "anothers"), "organisation": KUNGALV, "because": "Prov"},
        is_part=True,
    ),
    "asked": Recipe(
        "askToKeep",
        lambda g: {"which": ref(g, "initiative"), "organisation": {"name": "Stockholm"}, "because": "Prov"},
        "national",
        is_part=True,
    ),
    "key": Recipe("createKey", lambda _: {"purpose": "Prov", "role": "ADMINISTRATOR"}, "administrator", is_part=True),
    "webhook": Recipe("createWebhook", lambda _: WEBHOOK, is_part=True),
    "grant": Recipe(
        "giveRole",
        lambda g: {"person": g["person"]["id"], "role": "READER", "organisation": {"slug": "malmo"}},
        "administrator",
        is_part=True,
    ),
}
#: What is done last to a record of its own.
LAST: dict[str, tuple[str, Input]] = {
    PUBLISHED: ("publishRecord", {}),
    WITHDRAWN: ("withdrawRecord", {"because": "Prov"}),
}
MEMBERSHIP = """
select 'membership_' || replace(m.id::text, '-', ''), m.version from memberships m
join organisations o on o.id = m.municipality_id where o.name = 'Kungälv' and m.is_primary
"""


def kind_on(name: str) -> RecordType | None:
    """The type of a record, by what the trials call it."""
    if name == "membership":
        return RecordType.MEMBERSHIP
    recipe = RECIPES[name]
    return recipe.shown_as[1] if recipe.shown_as else kind_of(recipe.act)


def needs_the_keys_sight(act: str, on: str | None) -> bool:
    """Whether an act is for those who see what the key of a webhook does, which here is an editor's."""
    return on == "webhook" and act != "pauseWebhook"


def is_part(name: str) -> bool:
    """Whether a record is shown with what it is a part of, and not published by itself."""
    return name == "membership" or RECIPES[name].is_part


def of_each_type() -> dict[RecordType, str]:
    """What the trials call the first record of each type that people work with."""
    found: dict[RecordType, str] = {}
    for name in (*RECIPES, "membership"):
        kind = kind_on(name)
        if kind is not None and not record_of(kind).for_administrators:
            found.setdefault(kind, name)
    return found


class Laying:
    """Makes records in one publication."""

    def __init__(self, bench: Workbench, publication: str, issuer: Provider) -> None:
        """Starts with none."""
        self.bench, self.publication, self.issuer = bench, publication, issuer
        self.made: dict[str, Mapping[str, Any]] = {}

    async def lay(self, names: Iterable[str]) -> Ground:
        """The records of these names, and what they are parts of."""
        for name in sorted(names):
            if name not in self.made:
                self.made[name] = await self._make(name)
        return self.made

    async def _make(self, name: str) -> Mapping[str, Any]:
        match name:
            case "membership":
                [(key, version)] = await self.bench.sql(MEMBERSHIP)
                return {"id": key, "version": version}
            case "token":
                return {"id": (await self.bench(None, "{ changeToken }"))["changeToken"], "version": 1}
            case "person":
                _, person = await a_person(self.bench, self.issuer, sub=uuid4().hex)
                return {"id": person, "version": 1}
        recipe = RECIPES[name]
        ground = await self.lay(names_in(recipe.given))
        found = await self._done(recipe.by, recipe.act, recipe.given(ground), recipe.shown_as)
        if not recipe.is_part and self.publication in LAST:
            act, more = LAST[self.publication]
            seen = {"id": found["id"], "seen": found["version"]}
            # Whoever made it withdraws it: what the nation withdraws is the nation's to bring back.
            found = await self._done("national" if self.publication == PUBLISHED else recipe.by, act, seen | more)
        for act, more in recipe.then:
            seen = {"need": {"id": found["id"]}, "seen": found["version"]}
            found = await self._done("national", act, seen | more)
        return found

    async def _done(
        self, by: str, act: str, given: Input, shown_as: tuple[str, RecordType] | None = None
    ) -> Mapping[str, Any]:
        shown, _ = shown_by(act)
        wanted = f"{shown_as[0]} {{ id version }}" if shown_as else "id version"
        found = (await self.bench.done(by, act, f"{shown} {{ {wanted} }}", **given))[shown]
        first: Mapping[str, Any] = found[0] if isinstance(found, list) else found
        return first[shown_as[0]] if shown_as else first
