"""Who may do what: one row per act, one column per kind of caller, and for systems which types of records.

An act has the contract's name. `OWN` are the records that one of the caller's organisations keeps, or speaks for where
`HELD_BY` says so (see `Record.held`). Which act sets which fact, and with it who may undo it, stands in
`registry.authority`. What an act demands beyond that, such as who may answer an invitation, it checks itself.
"""

from enum import Enum
from uuid import UUID

from registry.callers import Caller
from registry.errors import NotAllowed
from registry.storage.model.holding import Holder
from registry.storage.model.terms import RecordType, Role, Term


class Reach(Enum):
    """The records that callers with a role may do an act to: none, their own or all."""

    NO = "–"
    OWN = "egna"
    ALL = "alla"


class Act(Term):
    """What can be done to records (handling)."""

    CREATE_ORGANISATION = "createOrganisation", "lägga upp en organisation", "add an organisation"
    UPDATE_ORGANISATION = "updateOrganisation", "ändra en organisation", "change an organisation"
    UPSERT_ORGANISATIONS = "upsertOrganisations", "ta emot många organisationer", "take in many organisations"
    MERGE_ORGANISATIONS = "mergeOrganisations", "slå ihop organisationer", "merge organisations"
    ADD_MEMBERSHIP = "addMembership", "lägga till en kommun i en RSS", "add a municipality to an RSS body"
    UPDATE_MEMBERSHIP = "updateMembership", "ändra ett medlemskap", "change a membership"
    CREATE_THEME = "createTheme", "lägga upp ett område", "add a theme"
    UPDATE_THEME = "updateTheme", "ändra ett område", "change a theme"
    UPSERT_THEMES = "upsertThemes", "ta emot många områden", "take in many themes"
    CREATE_INITIATIVE = "createInitiative", "registrera ett initiativ", "register an initiative"
    UPDATE_INITIATIVE = "updateInitiative", "ändra ett initiativ", "change an initiative"
    UPSERT_INITIATIVES = (
        "upsertInitiatives",
        "lägga upp och ändra många initiativ från ett annat system",
        "add and change many initiatives from another system",
    )
    START_INITIATIVE = "startInitiative", "starta ett initiativ", "start an initiative"
    COMPLETE_INITIATIVE = "completeInitiative", "avsluta ett initiativ som planerat", "complete an initiative"
    DISCONTINUE_INITIATIVE = "discontinueInitiative", "avbryta ett initiativ", "discontinue an initiative"
    OPEN_INITIATIVE = "openInitiative", "öppna ett initiativ för deltagare", "open an initiative for participants"
    CLOSE_OPENING = "closeOpening", "stänga inbjudan att delta", "close the invitation to take part"
    ADD_PARTICIPANTS = "addParticipants", "lägga till deltagare", "add participants"
    UPDATE_PARTICIPATION = "updateParticipation", "ändra ett deltagande", "change a participation"
    UPSERT_PARTICIPATIONS = "upsertParticipations", "ta emot många deltaganden", "take in many participations"
    EXPRESS_INTEREST = "expressInterest", "anmäla intresse", "express interest"
    CONFIRM_PARTICIPATION = "confirmParticipation", "bekräfta ett deltagande", "confirm a participation"
    DECLINE_PARTICIPATION = "declineParticipation", "tacka nej", "decline"
    LEAVE_INITIATIVE = "leaveInitiative", "lämna ett initiativ", "leave an initiative"
    RECORD_LESSON = "recordLesson", "skriva ned en lärdom", "record a lesson"
    UPDATE_LESSON = "updateLesson", "ändra en lärdom", "change a lesson"
    UPSERT_LESSONS = "upsertLessons", "ta emot många lärdomar", "take in many lessons"
    CREATE_GROUP = "createGroup", "lägga upp en grupp", "add a group"
    UPDATE_GROUP = "updateGroup", "ändra en grupp", "change a group"
    UPSERT_GROUPS = (
        "upsertGroups",
        "lägga upp och ändra många grupper från ett annat system",
        "add and change many groups from another system",
    )
    SEAT_MEMBERS = "seatMembers", "ge organisationer plats i en grupp", "seat organisations in a group"
    UPDATE_SEAT = "updateSeat", "ändra en plats i en grupp", "change a seat"
    UNSEAT_MEMBER = "unseatMember", "avsluta en plats i en grupp", "end a seat"
    UPSERT_SEATS = "upsertSeats", "ta emot många platser i grupper", "take in many seats in groups"
    CREATE_NEEDS_ROUND = "createNeedsRound", "lägga upp en behovsinventering", "add a round of gathering needs"
    UPDATE_NEEDS_ROUND = "updateNeedsRound", "ändra en behovsinventering", "change a round of gathering needs"
    UPSERT_NEEDS_ROUNDS = "upsertNeedsRounds", "ta emot många behovsinventeringar", "take in many rounds of needs"
    RAISE_NEED = "raiseNeed", "lyfta ett kunskapsbehov", "raise a knowledge need"
    UPDATE_NEED = "updateNeed", "ändra ett kunskapsbehov", "change a knowledge need"
    UPSERT_KNOWLEDGE_NEEDS = "upsertKnowledgeNeeds", "ta emot många kunskapsbehov", "take in many knowledge needs"
    ENDORSE_NEED = "endorseNeed", "ställa sig bakom ett behov", "endorse a need"
    UPDATE_ENDORSEMENT = "updateEndorsement", "ändra uppgiften om vem som står bakom ett behov", "change an endorsement"
    UPSERT_ENDORSEMENTS = "upsertEndorsements", "ta emot många som står bakom behov", "take in many endorsements"
    COMPILE_NEED = "compileNeed", "sammanställa ett behov", "compile a need"
    PRIORITISE_NEED = "prioritiseNeed", "prioritera ett behov", "prioritise a need"
    UPDATE_DECISION = "updateDecision", "ändra ett beslut om ett behov", "change a decision on a need"
    SEND_BACK_NEED = "sendBackNeed", "skicka tillbaka ett behov", "send a need back"
    DECIDE_HANDLING = "decideHandling", "besluta hur ett behov hanteras", "decide how a need is handled"
    ADDRESS_NEED = "addressNeed", "ange att ett behov är omhändertaget", "tell that a need is addressed"
    CLOSE_NEED = "closeNeed", "stänga ett behov", "close a need"
    MERGE_NEEDS = "mergeNeeds", "slå ihop behov", "merge needs"
    REGISTER_OUTPUT = "registerOutput", "registrera en kunskapsprodukt", "register an output"
    UPDATE_OUTPUT = "updateOutput", "ändra en kunskapsprodukt", "change an output"
    UPSERT_OUTPUTS = (
        "upsertOutputs",
        "lägga upp och ändra många kunskapsprodukter från ett annat system",
        "add and change many outputs from another system",
    )
    SUPERSEDE_OUTPUT = "supersedeOutput", "ersätta en kunskapsprodukt", "supersede an output"
    CREATE_METHOD = "createMethod", "lägga upp en metod", "add a method"
    UPDATE_METHOD = "updateMethod", "ändra en metod", "change a method"
    UPSERT_METHODS = (
        "upsertMethods",
        "lägga upp och ändra många metoder från ett annat system",
        "add and change many methods from another system",
    )
    RECORD_USE = "recordUse", "ange att en metod används", "tell that a method is used"
    UPDATE_METHOD_USE = "updateMethodUse", "ändra en användning", "change a use"
    UPSERT_METHOD_USES = "upsertMethodUses", "ta emot många användningar av metoder", "take in many uses of methods"
    CREATE_MANDATE = "createMandate", "lägga upp en överenskommelse eller ett bidrag", "add a mandate"
    UPDATE_MANDATE = "updateMandate", "ändra en överenskommelse eller ett bidrag", "change a mandate"
    UPSERT_MANDATES = (
        "upsertMandates",
        "lägga upp och ändra många överenskommelser och bidrag från ett annat system",
        "add and change many mandates from another system",
    )
    ASK_TO_KEEP = "askToKeep", "be om att få förvalta en post", "ask to keep a record"
    HAND_OVER_RECORD = "handOverRecord", "lämna över en post", "hand a record over"
    DECLINE_KEEPER_REQUEST = (
        "declineKeeperRequest",
        "avböja en begäran om att få förvalta",
        "decline a request to keep a record",
    )
    PUBLISH_RECORD = "publishRecord", "publicera", "publish"
    WITHDRAW_RECORD = "withdrawRecord", "återta", "withdraw"
    RESTORE_RECORD = "restoreRecord", "återställa det som återtagits", "restore what was withdrawn"
    CONFIRM_RECORD = "confirmRecord", "bekräfta att uppgifterna stämmer", "confirm that the facts are right"
    CONFIRM_RECORDS = "confirmRecords", "bekräfta många posters uppgifter", "confirm the facts of many records"
    REVERT_RECORD = "revertRecord", "gå tillbaka till en tidigare version", "go back to a former version"
    ERASE_RECORD = "eraseRecord", "radera innehåll som lagen kräver", "erase content as the law demands"
    CREATE_KEY = "createKey", "skapa en nyckel", "create a key"
    ROTATE_KEY = "rotateKey", "byta en nyckel", "rotate a key"
    REVOKE_KEY = "revokeKey", "återkalla en nyckel", "revoke a key"
    GIVE_ROLE = "giveRole", "ge någon en behörighet", "give somebody a role"
    REVOKE_GRANT = "revokeGrant", "återkalla en behörighet", "revoke a grant"
    ERASE_PERSON = "erasePerson", "radera uppgifterna om en person", "erase what is held on a person"
    CREATE_WEBHOOK = "createWebhook", "lägga upp en webhook", "add a webhook"
    UPDATE_WEBHOOK = "updateWebhook", "ändra en webhook", "change a webhook"
    PAUSE_WEBHOOK = "pauseWebhook", "pausa en webhook", "pause a webhook"
    RESUME_WEBHOOK = "resumeWebhook", "återuppta en webhook", "resume a webhook"
    PING_WEBHOOK = "pingWebhook", "prova en webhook", "try a webhook"
    ROTATE_WEBHOOK_SECRET = "rotateWebhookSecret", "byta en webhooks hemlighet", "rotate a webhook's secret"
    REPLAY_WEBHOOK = "replayWebhook", "spela upp en webhook igen", "replay a webhook"
    REMOVE_WEBHOOK = "removeWebhook", "ta bort en webhook", "remove a webhook"


_NO, _OWN, _ALL = Reach.NO, Reach.OWN, Reach.ALL
#: The roles that are columns of the matrix. The role of whoever is not signed in is none of them and may do nothing.
COLUMNS = (
    Role.READER,
    Role.EDITOR,
    Role.INTEGRATION,
    Role.NATIONAL_INTEGRATION,
    Role.NATIONAL_EDITOR,
    Role.ADMINISTRATOR,
)
_EVERYBODYS = (_NO, _OWN, _OWN, _ALL, _ALL, _ALL)
_PEOPLES = (_NO, _OWN, _NO, _NO, _ALL, _ALL)
_NATIONAL = (_NO, _NO, _NO, _NO, _ALL, _ALL)
_ADMINISTRATORS = (_NO, _NO, _NO, _NO, _NO, _ALL)
#: What changes nothing of the work: also for those who only read.
_READERS = (_OWN, _OWN, _OWN, _ALL, _ALL, _ALL)

MATRIX: dict[Act, tuple[Reach, ...]] = {
    # Act                   reader, editor, system, national system, national editor, administrator
    Act.CREATE_ORGANISATION: _NATIONAL,
    Act.UPDATE_ORGANISATION: _EVERYBODYS,
    Act.UPSERT_ORGANISATIONS: _EVERYBODYS,
    Act.MERGE_ORGANISATIONS: _NATIONAL,
    Act.ADD_MEMBERSHIP: _NATIONAL,
    Act.UPDATE_MEMBERSHIP: _NATIONAL,
    Act.CREATE_THEME: _NATIONAL,
    Act.UPDATE_THEME: _NATIONAL,
    Act.UPSERT_THEMES: _NATIONAL,
    Act.CREATE_INITIATIVE: _EVERYBODYS,
    Act.UPDATE_INITIATIVE: _EVERYBODYS,
    Act.UPSERT_INITIATIVES: _EVERYBODYS,
    Act.START_INITIATIVE: _EVERYBODYS,
    Act.COMPLETE_INITIATIVE: _EVERYBODYS,
    Act.DISCONTINUE_INITIATIVE: _EVERYBODYS,
    Act.OPEN_INITIATIVE: _EVERYBODYS,
    Act.CLOSE_OPENING: _EVERYBODYS,
    Act.ADD_PARTICIPANTS: _EVERYBODYS,
    Act.UPDATE_PARTICIPATION: _EVERYBODYS,
    Act.UPSERT_PARTICIPATIONS: _EVERYBODYS,
    Act.EXPRESS_INTEREST: _EVERYBODYS,
    Act.CONFIRM_PARTICIPATION: _EVERYBODYS,
    Act.DECLINE_PARTICIPATION: _EVERYBODYS,
    Act.LEAVE_INITIATIVE: _EVERYBODYS,
    Act.RECORD_LESSON: _EVERYBODYS,
    Act.UPDATE_LESSON: _EVERYBODYS,
    Act.UPSERT_LESSONS: _EVERYBODYS,
    Act.CREATE_GROUP: _EVERYBODYS,
    Act.UPDATE_GROUP: _EVERYBODYS,
    Act.UPSERT_GROUPS: _EVERYBODYS,
    Act.SEAT_MEMBERS: _EVERYBODYS,
    Act.UPDATE_SEAT: _EVERYBODYS,
    Act.UNSEAT_MEMBER: _EVERYBODYS,
    Act.UPSERT_SEATS: _EVERYBODYS,
    Act.CREATE_NEEDS_ROUND: _NATIONAL,
    Act.UPDATE_NEEDS_ROUND: _NATIONAL,
    Act.UPSERT_NEEDS_ROUNDS: _NATIONAL,
    Act.RAISE_NEED: _EVERYBODYS,
    Act.UPDATE_NEED: _EVERYBODYS,
    Act.UPSERT_KNOWLEDGE_NEEDS: _EVERYBODYS,
    Act.ENDORSE_NEED: _EVERYBODYS,
    Act.UPDATE_ENDORSEMENT: _EVERYBODYS,
    Act.UPSERT_ENDORSEMENTS: _EVERYBODYS,
    Act.COMPILE_NEED: _PEOPLES,
    Act.PRIORITISE_NEED: _NATIONAL,
    Act.UPDATE_DECISION: _PEOPLES,
    Act.SEND_BACK_NEED: _NATIONAL,
    Act.DECIDE_HANDLING: _NATIONAL,
    Act.ADDRESS_NEED: _NATIONAL,
    Act.CLOSE_NEED: _PEOPLES,
    Act.MERGE_NEEDS: _NATIONAL,
    Act.REGISTER_OUTPUT: _EVERYBODYS,
    Act.UPDATE_OUTPUT: _EVERYBODYS,
    Act.UPSERT_OUTPUTS: _EVERYBODYS,
    Act.SUPERSEDE_OUTPUT: _EVERYBODYS,
    Act.CREATE_METHOD: _EVERYBODYS,
    Act.UPDATE_METHOD: _EVERYBODYS,
    Act.UPSERT_METHODS: _EVERYBODYS,
    Act.RECORD_USE: _EVERYBODYS,
    Act.UPDATE_METHOD_USE: _EVERYBODYS,
    Act.UPSERT_METHOD_USES: _EVERYBODYS,
    Act.CREATE_MANDATE: _EVERYBODYS,
    Act.UPDATE_MANDATE: _EVERYBODYS,
    Act.UPSERT_MANDATES: _EVERYBODYS,
    Act.ASK_TO_KEEP: _PEOPLES,
    Act.HAND_OVER_RECORD: _PEOPLES,
    Act.DECLINE_KEEPER_REQUEST: _PEOPLES,
    Act.PUBLISH_RECORD: _EVERYBODYS,
    Act.WITHDRAW_RECORD: _EVERYBODYS,
    Act.RESTORE_RECORD: _PEOPLES,
    Act.CONFIRM_RECORD: _EVERYBODYS,
    Act.CONFIRM_RECORDS: _EVERYBODYS,
    Act.REVERT_RECORD: _PEOPLES,
    Act.ERASE_RECORD: _ADMINISTRATORS,
    Act.CREATE_KEY: _ADMINISTRATORS,
    Act.ROTATE_KEY: _ADMINISTRATORS,
    Act.REVOKE_KEY: _ADMINISTRATORS,
    Act.GIVE_ROLE: _ADMINISTRATORS,
    Act.REVOKE_GRANT: _ADMINISTRATORS,
    Act.ERASE_PERSON: _ADMINISTRATORS,
    Act.CREATE_WEBHOOK: _READERS,
    Act.UPDATE_WEBHOOK: _READERS,
    Act.PAUSE_WEBHOOK: _READERS,
    Act.RESUME_WEBHOOK: _READERS,
    Act.PING_WEBHOOK: _READERS,
    Act.ROTATE_WEBHOOK_SECRET: _READERS,
    Act.REPLAY_WEBHOOK: _READERS,
    Act.REMOVE_WEBHOOK: _READERS,
}


#: Whose organisations do an act to what is their own, where that is not whoever keeps the record.
HELD_BY: dict[Act, Holder] = {
    Act.ADD_PARTICIPANTS: Holder.LEADERS,
    Act.EXPRESS_INTEREST: Holder.SPEAKERS,
    Act.LEAVE_INITIATIVE: Holder.SPEAKERS,
    Act.SEAT_MEMBERS: Holder.LEADERS,
    Act.ENDORSE_NEED: Holder.SPEAKERS,
    Act.COMPILE_NEED: Holder.GATHERERS,
    Act.RECORD_USE: Holder.SPEAKERS,
    Act.HAND_OVER_RECORD: Holder.LEADERS,
    Act.DECLINE_KEEPER_REQUEST: Holder.LEADERS,
}


def reach(role: Role, act: Act) -> Reach:
    """How far a role reaches with an act; whoever is not signed in reaches nothing."""
    return MATRIX[act][COLUMNS.index(role)] if role in COLUMNS else Reach.NO


def require_ever(caller: Caller, act: Act) -> None:
    """NotAllowed when the caller may not do an act to any record, so that nothing needs to be looked up to know it."""
    if caller.role is Role.ANONYMOUS:
        raise NotAllowed.signed_out(act.sv, act.en)
    match reach(caller.role, act):
        case Reach.NO:
            raise NotAllowed.by_role(caller.role.sv, caller.role.en, act.sv, act.en)
        case Reach.OWN if not caller.organisations:
            raise NotAllowed.not_own(act.sv, act.en)


def require_role(caller: Caller, act: Act, kind: RecordType) -> None:
    """NotAllowed when the caller may do an act to no record of a type: asked before anything is read."""
    require_ever(caller, act)
    if not caller.is_for(kind):
        raise NotAllowed.out_of_scope(kind.sv, kind.en, kind.value)


def require_system(caller: Caller, system: str, *path: str | int) -> None:
    """NotAllowed when the caller's key does not speak for another system, whose name is as it is kept."""
    if not caller.speaks_for(system):
        raise NotAllowed.not_its_system(system, *path)


def require(caller: Caller, act: Act, kind: RecordType, holders: set[UUID]) -> None:
    """NotAllowed when the caller may not do an act to a record of a type that the organisations `holders` hold."""
    require_role(caller, act, kind)
    if reach(caller.role, act) is Reach.OWN and not holders & set(caller.organisations):
        speaks = HELD_BY.get(act) is Holder.SPEAKERS
        raise (NotAllowed.not_spoken_for if speaks else NotAllowed.not_own)(act.sv, act.en)
