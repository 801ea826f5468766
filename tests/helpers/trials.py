"""One trial of every act, on records that are Kungälv's: what it is given, and on what kind of record it is done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from registry.matrix import Act, Reach, reach
from registry.storage.model.terms import Role
from tests.helpers.ground import DRAFT, KUNGALV, NEXT_DOOR, PUBLISHED, WITHDRAWN, Ground, Input
from tests.helpers.workbench import CALLERS


@dataclass(frozen=True)
class Trial:
    """An act, and how its input is made of the records that are there.

    `on` is the record that must be seen first, if there is one; whoever may not see it is told that it is not there.
    `is_new` is what the caller's own organisation keeps from then on, whichever that is.
    """

    act: str
    kind: str
    given: Callable[[Ground], Input]
    on: str = ""
    is_new: bool = False
    publications: tuple[str, ...] = (PUBLISHED, DRAFT)

    def __str__(self) -> str:
        """For the test's name."""
        return self.act if self.on in ("", self.kind.lower()) else f"{self.act}-{self.on}"


def _new(act: str, kind: str, given: Input, **how: Any) -> Trial:
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
    return replace(trial, publications=(publication,))


WEBSITE = {"fields": {"website": "https://example.org"}}
OPENING = {"opening": {"seeks": "Fler", "demands": "Tid"}}
DAY, BECAUSE = {"on": "2026-11"}, {"because": "Prov"}
NEED_FIELDS = {"title": "Ett annat behov", "endorsements": [{"organisation": KUNGALV}]}

#: Records that are published by themselves, and those that are shown with what they are a part of.
MADE = {"initiative": "INITIATIVE", "output": "OUTPUT", "group": "GROUP", "raised": "KNOWLEDGE_NEED"}
PARTS = {
    "participation": "PARTICIPATION",
    "guest": "PARTICIPATION",
    "lesson": "LESSON",
    "seat": "SEAT",
    "endorsement": "ENDORSEMENT",
}
RECORDS = MADE | PARTS

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
    # Another's part in what Kungälv keeps is Kungälv's to change too.
    _by_id("updateParticipation", "PARTICIPATION", "participation", "guest", fields={"note": "Prov"}),
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
    *(_only(DRAFT, _by_id("publishRecord", kind, "id", on)) for on, kind in MADE.items()),
    *(_by_id("withdrawRecord", kind, "id", on, **BECAUSE) for on, kind in RECORDS.items()),
    *(_unseen("confirmRecord", kind, "id", on) for on, kind in RECORDS.items()),
    *(_by_id("revertRecord", kind, "id", on, to=1) for on, kind in RECORDS.items()),
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


# ---- What must come of them ------------------------------------------------------------------------------------------

EVERYONE = [None, *CALLERS, "administrator"]
#: Whose organisations Kungälv is not among.
OTHERS = {None, "other"}
#: What only administrators see.
ADMINISTRATORS = {"API_KEY", "PERSON", "GRANT"}


def expected(caller: str | None, trial: Trial, publication: str) -> set[str]:
    """What the matrix says comes of an act on what is Kungälv's."""
    if caller == "administrator":
        return set()
    role, scopes = (Role[CALLERS[caller][0]], CALLERS[caller][2]) if caller else (Role.ANONYMOUS, ())
    is_hidden = trial.kind in ADMINISTRATORS or (publication != PUBLISHED and caller in OTHERS)
    if trial.on and is_hidden:
        # What one may not see is not there; what one sees and may not change is said to be so.
        return {"NOT_FOUND"}
    found = reach(role, next(each for each in Act if each.value == trial.act))
    is_own = found is Reach.OWN and (trial.is_new or caller not in OTHERS)
    in_scope = not scopes or trial.kind in scopes
    return set() if (found is Reach.ALL or is_own) and in_scope else {"NOT_ALLOWED"}
