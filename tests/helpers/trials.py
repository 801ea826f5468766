"""One trial of every act, on records that are Kungälv's: what it is given, and on what kind of record it is done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from registry.across.permissions import reach_of
from registry.matrix import Act, Reach
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType, Role
from tests.helpers.ground import (
    DRAFT,
    KUNGALV,
    NEXT_DOOR,
    PUBLISHED,
    WEBHOOK,
    WEBHOOK_ACTS,
    WITHDRAWN,
    Ground,
    Input,
    is_part,
    kind_on,
    needs_the_keys_sight,
    of_each_type,
)
from tests.helpers.payloads import kind_of
from tests.helpers.sent_rows import FIELDS, PARTS, of_a_part, of_kungalv, sent
from tests.helpers.workbench import CALLERS


@dataclass(frozen=True)
class Trial:
    """An act, and how its input is made of the records that are there.

    `on` is the record that must be seen first, if there is one; whoever may not see it is told that it is not there.
    `is_new` is what the caller's own organisation keeps from then on, whichever that is. Where somebody `speaks` for
    one, that is asked for before anything else is looked up. What `is_hidden` is never shown to others. `also` are the
    types of the parts that it makes.
    """

    act: str
    given: Callable[[Ground], Input]
    on: str = ""
    is_new: bool = False
    is_hidden: bool = False
    speaks: bool = False
    also: tuple[RecordType, ...] = ()
    publications: tuple[str, ...] = (PUBLISHED, DRAFT)

    def __str__(self) -> str:
        """For the test's name."""
        return self.act if self.on in ("", self.kind.prefix) else f"{self.act}-{self.on}"

    @property
    def kind(self) -> RecordType:
        """The type of the records that it makes or changes."""
        found = kind_of(self.act) or kind_on(self.on)
        assert found is not None
        return found


def _new(act: str, given: Input, **how: Any) -> Trial:
    """Something that is made out of nothing; there is no draft of it before."""
    return Trial(act, lambda _: given, publications=(PUBLISHED,), **how)


def _by_reference(act: str, name: str, on: str, /, **rest: Any) -> Trial:
    """An act that names its record by a reference, and the version that was seen."""
    return Trial(act, lambda g: {name: {"id": g[on]["id"]}, "seen": g[on]["version"], **rest}, on)


def _unseen(act: str, on: str, /, **rest: Any) -> Trial:
    """An act that needs no version."""
    return Trial(act, lambda g: {"which": {"id": g[on]["id"]}, **rest}, on)


def _row(ground: Ground, on: str) -> Input:
    """A row about a record, with the version that was seen."""
    return {"which": {"id": ground[on]["id"]}, "seen": ground[on]["version"]}


def _only(publication: str, trial: Trial) -> Trial:
    return replace(trial, publications=(publication,))


def _standing(trial: Trial) -> Trial:
    """A trial on what there is no draft of: Kungälv's membership is the seeds', and drafts are not asked for."""
    return _only(PUBLISHED, trial) if trial.on in ("membership", "asking") else trial


WEBSITE = {"fields": {"website": "https://example.org"}}
OPENING = {"opening": {"seeks": "Fler", "demands": "Tid"}}
DAY, BECAUSE = {"on": "2026-11"}, {"because": "Prov"}
NEED_FIELDS = {"title": "Ett annat behov", "endorsements": [{"organisation": KUNGALV}]}

#: One record of each type that people work with, and one that is Kungälv's by what it is a part of.
RECORDS = (*of_each_type().values(), "guest")

TRIALS = [
    # Organisations and themes
    _new("createOrganisation", {"fields": {"kind": "OTHER", "name": "Ny"}}),
    _by_reference("updateOrganisation", "organisation", "organisation", **WEBSITE),
    Trial("upsertOrganisations", of_kungalv, "organisation", publications=(PUBLISHED,)),
    Trial(
        "mergeOrganisations",
        lambda g: {
            "into": {"id": g["organisation"]["id"]},
            "seen": g["organisation"]["version"],
            "organisations": [{"id": g["other_organisation"]["id"]}],
            **BECAUSE,
        },
        "organisation",
        publications=(PUBLISHED,),
    ),
    _new("addMembership", {"municipality": KUNGALV, "rssBody": {"slug": "skanes-kommuner"}}),
    _standing(_by_reference("updateMembership", "which", "membership", fields={"sources": []})),
    _new("createTheme", {"fields": {"kind": "TOPIC", "name": "Nytt"}}),
    _by_reference("updateTheme", "theme", "theme", fields={"nameEn": "New"}),
    # Initiatives
    _new("createInitiative", {"fields": {"title": "Nytt", "kind": "PILOT"}}, is_new=True),
    *(_new(act, sent(act, fields), is_new=True) for act, fields in FIELDS.items()),
    _by_reference("updateInitiative", "initiative", "initiative", fields={"phaseNote": "Prov"}),
    _by_reference("startInitiative", "initiative", "initiative", **DAY),
    _by_reference("completeInitiative", "initiative", "ongoing", **DAY),
    _by_reference("discontinueInitiative", "initiative", "initiative", **DAY, **BECAUSE),
    _by_reference("openInitiative", "initiative", "initiative", **OPENING),
    _by_reference("closeOpening", "initiative", "ongoing"),
    Trial(
        "addParticipants",
        lambda g: {"initiative": {"id": g["initiative"]["id"]}, "participants": [{"organisation": NEXT_DOOR}]},
        "initiative",
    ),
    *(Trial(act, of_a_part(act), whole) for act, whole in PARTS.items()),
    Trial(
        "expressInterest",
        lambda g: {"initiative": {"id": g["initiative"]["id"]}, "organisation": KUNGALV, "unit": "En enhet"},
        "initiative",
        speaks=True,
    ),
    _by_reference("updateParticipation", "which", "participation", fields={"note": "Prov"}),
    # Another's part in what Kungälv keeps is Kungälv's to change too.
    _by_reference("updateParticipation", "which", "guest", fields={"note": "Prov"}),
    _by_reference("confirmParticipation", "which", "invitation"),
    _by_reference("declineParticipation", "which", "invitation"),
    _by_reference("leaveInitiative", "which", "participation", **DAY),
    _unseen("recordLesson", "participation", kind="ADVICE", text="Börja i tid"),
    _by_reference("updateLesson", "which", "lesson", fields={"text": "Börja tidigt"}),
    # Groups
    _new("createGroup", {"fields": {"kind": "NETWORK", "name": "Nytt"}}, is_new=True),
    _by_reference("updateGroup", "group", "group", fields={"remit": "Prov"}),
    Trial(
        "seatMembers",
        lambda g: {"group": {"id": g["group"]["id"]}, "seats": [{"organisation": NEXT_DOOR}]},
        "group",
    ),
    _by_reference("updateSeat", "which", "seat", fields={"function": "socialchef"}),
    _by_reference("unseatMember", "which", "seat", **DAY),
    # Needs
    _new("createNeedsRound", {"fields": {"serviceArea": {"slug": "aldreomsorg"}, "year": 2031}}),
    _by_reference("updateNeedsRound", "round", "round", fields={"step": 3}),
    _new("raiseNeed", NEED_FIELDS, also=(RecordType.ENDORSEMENT,)),
    _new("upsertKnowledgeNeeds", sent("upsertKnowledgeNeeds", NEED_FIELDS), also=(RecordType.ENDORSEMENT,)),
    _by_reference("updateNeed", "need", "raised", fields={"description": "Prov"}),
    Trial(
        "endorseNeed",
        lambda g: {"need": {"id": g["compiled"]["id"]}, "organisation": KUNGALV},
        "compiled",
        speaks=True,
    ),
    _by_reference("updateEndorsement", "which", "endorsement", fields={"priority": 2}),
    _by_reference("compileNeed", "need", "raised"),
    _by_reference("prioritiseNeed", "need", "compiled"),
    _by_reference("sendBackNeed", "need", "compiled", **BECAUSE),
    _by_reference(
        "decideHandling", "need", "prioritised", ways=["PILOT"], decidedOn="2026-11", reason="Prov"
    ),
    _by_reference("updateDecision", "which", "decision", fields={"outcome": "Prov"}),
    _by_reference("addressNeed", "need", "decided", **DAY),
    _by_reference("closeNeed", "need", "raised", reason="SOLVED_LOCALLY"),
    Trial(
        "mergeNeeds",
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
    _new("registerOutput", {"title": "Nytt", "kind": "REPORT"}, is_new=True),
    _by_reference("updateOutput", "output", "output", fields={"summary": "Prov"}),
    Trial(
        "supersedeOutput",
        lambda g: {
            "output": {"id": g["output"]["id"]},
            "seen": g["output"]["version"],
            "supersedes": {"id": g["other_output"]["id"]},
        },
        "output",
    ),
    # Methods
    _new("createMethod", {"fields": {"name": "Ny", "kind": "METHOD"}}, is_new=True),
    _by_reference("updateMethod", "method", "method", fields={"aim": "Prov"}),
    Trial(
        "recordUse",
        lambda g: {"method": {"id": g["method"]["id"]}, "organisation": KUNGALV, "unit": "En enhet"},
        "method",
        speaks=True,
    ),
    _by_reference("updateMethodUse", "which", "use", fields={"extent": "Prov"}),
    _new("createMandate", {"fields": {"title": "Nytt", "kind": "GRANT"}}, is_new=True),
    _by_reference("updateMandate", "mandate", "mandate", fields={"outcome": "Prov"}),
    # Requests to keep a record
    _only(
        PUBLISHED,
        Trial(
            "askToKeep",
            lambda g: {"which": {"id": g["anothers"]["id"]}, "organisation": KUNGALV, **BECAUSE},
            speaks=True,
        ),
    ),
    _only(PUBLISHED, replace(_by_reference("handOverRecord", "which", "asked"), is_hidden=True)),
    _only(PUBLISHED, replace(_by_reference("declineKeeperRequest", "which", "asked", **BECAUSE), is_hidden=True)),
    # Every record
    *(_only(DRAFT, _by_reference("publishRecord", "which", on)) for on in RECORDS if not is_part(on)),
    *(_standing(_by_reference("withdrawRecord", "which", on, **BECAUSE)) for on in RECORDS),
    *(_standing(_by_reference("confirmRecord", "which", on)) for on in RECORDS),
    *(
        _standing(Trial("confirmRecords", lambda g, on=on: {"rows": [_row(g, on)]}, on))  # type: ignore[misc]
        for on in RECORDS
    ),
    *(_standing(_by_reference("revertRecord", "which", on, to=1)) for on in RECORDS),
    *(_only(WITHDRAWN, _by_reference("restoreRecord", "which", on)) for on in RECORDS if not is_part(on)),
    _by_reference("eraseRecord", "which", "initiative", fields=["phaseNote"], legalGround="Lag", caseNumber="1"),
    _new("createKey", {"purpose": "Prov", "role": "ADMINISTRATOR"}),
    _only(PUBLISHED, _by_reference("rotateKey", "which", "key")),
    _only(PUBLISHED, _by_reference("revokeKey", "which", "key", **BECAUSE)),
    _only(PUBLISHED, _unseen("giveRole", "person", role="ADMINISTRATOR")),
    _only(PUBLISHED, _by_reference("revokeGrant", "which", "grant", **BECAUSE)),
    _only(PUBLISHED, _by_reference("erasePerson", "which", "person", **BECAUSE)),
    # Webhooks
    _new("createWebhook", WEBHOOK, is_new=True),
    *(
        replace(_only(PUBLISHED, _by_reference(act, "which", "webhook", **given)), is_hidden=True)
        for act, given in WEBHOOK_ACTS.items()
    ),
    Trial(
        "replayWebhook",
        lambda g: {"which": {"id": g["webhook"]["id"]}, "seen": g["webhook"]["version"], "after": g["token"]["id"]},
        "webhook",
        is_hidden=True,
        publications=(PUBLISHED,),
    ),
]  # fmt: skip


# ---- What must come of them ------------------------------------------------------------------------------------------

EVERYONE = [None, *CALLERS, "administrator"]
#: Whose organisations Kungälv is not among.
OTHERS = {None, "other"}


def expected(caller: str | None, trial: Trial, publication: str) -> set[str]:
    """What the matrix says comes of an act on what is Kungälv's."""
    if caller == "administrator":
        return set()
    role, scopes = (Role[CALLERS[caller][0]], CALLERS[caller][2]) if caller else (Role.ANONYMOUS, ())
    act = next(each for each in Act if each.value == trial.act)
    found = reach_of(role, act, record_of(trial.kind))
    if found is Reach.NO or (scopes and trial.kind not in scopes):
        # Asked before anything is looked up, so that it tells nothing.
        return {"NOT_ALLOWED"}
    is_own = trial.is_new or caller not in OTHERS
    is_hidden = (publication != PUBLISHED or trial.is_hidden) and caller in OTHERS
    if trial.on and is_hidden and not (trial.speaks and not is_own):
        # What one may not see is not there; what one sees and may not change is said to be so.
        return {"NOT_FOUND"}
    if role is Role.READER and needs_the_keys_sight(trial.act, trial.on):
        return {"NOT_ALLOWED"}
    return set() if found is Reach.ALL or is_own else {"NOT_ALLOWED"}


def of_national_system(scope: RecordType, trial: Trial) -> set[str]:
    """What comes of an act by a national system whose key has one scope."""
    act = next(each for each in Act if each.value == trial.act)
    reaches = reach_of(Role.NATIONAL_INTEGRATION, act, record_of(trial.kind)) is Reach.ALL
    reaches = reaches and not needs_the_keys_sight(trial.act, trial.on)
    return set() if reaches and {trial.kind, *trial.also} == {scope} else {"NOT_ALLOWED"}
