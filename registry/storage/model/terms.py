"""Enums whose values people can read: each value carries its label in Swedish and English.

An enum is stored as its names, which are also the contract's names. The labels stand beside the values, so that no
value can be added without saying what people call it.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A closed list of values, each written `NAME = "NAME", "svenska", "English"`, with a longer meaning if needed."""

    sv: str
    en: str
    meaning_sv: str
    meaning_en: str

    def __new__(cls, value: str, sv: str, en: str, meaning_sv: str = "", meaning_en: str = "") -> Self:
        """One value with its labels; the meaning defaults to the label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sv, member.en = sv, en
        member.meaning_sv, member.meaning_en = meaning_sv or sv, meaning_en or en
        return member


class Language(Term):
    """The language of a text that the registry itself writes (språk)."""

    SV = "SV", "svenska", "Swedish"
    EN = "EN", "engelska", "English"


class Publication(Term):
    """Whether a record is shown to everyone (publicering); a draft is working material (arbetsmaterial)."""

    DRAFT = "DRAFT", "utkast", "draft", "arbetsmaterial som bara den som förvaltar posten ser"
    PUBLISHED = "PUBLISHED", "publicerad", "published"
    WITHDRAWN = "WITHDRAWN", "återtagen", "withdrawn", "posten är återtagen, med skäl; den är inte raderad"


class DateStatus(Term):
    """Whether a date is a plan or a fact (planerat eller faktiskt)."""

    PLANNED = "PLANNED", "planerat", "planned"
    ACTUAL = "ACTUAL", "faktiskt", "actual"


class Completeness(Term):
    """How much of a list is known here (fullständighet); where nothing is said, nothing is known of it."""

    ALL = (
        "ALL",
        "hela listan är känd",
        "all is known",
        "hela listan är känd: den som inte står där är inte med",
        "all is known: who is not in the list is not in it in truth",
    )
    SOME = (
        "SOME",
        "en del är känt",
        "some is known",
        "en del är känt: fler kan vara med",
        "some is known: others may be in it too",
    )
    NONE = "NONE", "inget är känt", "none is known", "inget är känt om vilka som är med", "it is not known who is in it"


class ServiceSide(Term):
    """Which side of the work it concerns (myndighetsutövning eller utförare)."""

    AUTHORITY = "AUTHORITY", "myndighetsutövning", "exercise of authority"
    PROVIDER = "PROVIDER", "utförarverksamhet", "provider services"


class RecordType(Term):
    """The types of records (posttyp)."""

    ORGANISATION = "ORGANISATION", "organisation", "organisation"
    MEMBERSHIP = "MEMBERSHIP", "medlemskap", "membership"
    THEME = "THEME", "område", "theme"
    INITIATIVE = "INITIATIVE", "initiativ", "initiative"
    GROUP = "GROUP", "grupp", "group"
    SEAT = "SEAT", "plats i grupp", "seat"
    PARTICIPATION = "PARTICIPATION", "deltagande", "participation"
    LESSON = "LESSON", "lärdom", "lesson"
    NEEDS_ROUND = "NEEDS_ROUND", "behovsinventering", "needs round"
    KNOWLEDGE_NEED = "KNOWLEDGE_NEED", "kunskapsbehov", "knowledge need"
    ENDORSEMENT = "ENDORSEMENT", "uppgift om vem som står bakom ett behov", "endorsement"
    DECISION = "DECISION", "beslut om behov", "decision"
    OUTPUT = "OUTPUT", "kunskapsprodukt", "output"
    METHOD = "METHOD", "metod", "method"
    METHOD_USE = "METHOD_USE", "användning", "use of a method"
    MANDATE = "MANDATE", "överenskommelse, uppdrag eller bidrag", "mandate"
    KEEPER_REQUEST = "KEEPER_REQUEST", "begäran om att få förvalta", "request to keep a record"
    API_KEY = "API_KEY", "nyckel", "key"
    PERSON = "PERSON", "person som loggar in", "person who signs in"
    GRANT = "GRANT", "tilldelad behörighet", "grant"
    WEBHOOK = "WEBHOOK", "webhook", "webhook"

    @property
    def prefix(self) -> str:
        """How ids of this type begin: `knowledge_need` for KNOWLEDGE_NEED."""
        return self.value.lower()


class Role(Term):
    """What a caller may do (behörighet); part of the key of every compiled statement."""

    ANONYMOUS = "ANONYMOUS", "anonym", "anonymous", "ser det som är publicerat", "sees what is published"
    READER = "READER", "läsare", "reader", "ser också den egna organisationens arbetsmaterial", "also sees own drafts"
    EDITOR = (
        "EDITOR",
        "redaktör för en organisation",
        "editor for an organisation",
        "ändrar den egna organisationens poster; en RSS också sina medlemskommuners",
        "changes the records of its own organisation; an RSS body also those of its member municipalities",
    )
    INTEGRATION = (
        "INTEGRATION",
        "annat system",
        "another system",
        "ett system som ändrar sin organisations poster av de slag som nyckeln gäller",
        "a system that changes its organisation's records, of the types that its key is for",
    )
    NATIONAL_INTEGRATION = (
        "NATIONAL_INTEGRATION",
        "nationellt system",
        "national system",
        "ett system som ändrar allas poster, men bara av de slag som nyckeln gäller",
        "a system that changes everybody's records, but only of the types that its key is for",
    )
    NATIONAL_EDITOR = (
        "NATIONAL_EDITOR",
        "nationell redaktör",
        "national editor",
        "ändrar allas poster och beslutar om behov",
        "changes everybody's records and decides on needs",
    )
    ADMINISTRATOR = (
        "ADMINISTRATOR",
        "administratör",
        "administrator",
        "ändrar allt och delar ut nycklar",
        "changes everything and gives out keys",
    )

    @property
    def has_own(self) -> bool:
        """Whether it is bound to an organisation, and sees and changes more of what is that organisation's."""
        return self in {Role.READER, Role.EDITOR, Role.INTEGRATION}

    @property
    def needs_organisation(self) -> bool:
        """Whether whoever is given it is somebody's, so that history tells on whose behalf something was done."""
        return self not in {Role.ANONYMOUS, Role.ADMINISTRATOR}

    @property
    def is_system(self) -> bool:
        """Whether it is a system's: its key may be for some types of records only."""
        return self in {Role.INTEGRATION, Role.NATIONAL_INTEGRATION}

    @property
    def overrules(self) -> bool:
        """Whether it may undo what anybody has said: it is a person's who changes everybody's records."""
        return not self.has_own and not self.is_system

    @property
    def sees_all(self) -> bool:
        """Whether nothing that concerns the work is hidden from it."""
        return self in {Role.NATIONAL_EDITOR, Role.ADMINISTRATOR}


class UserErrorCode(Term):
    """Kinds of what must be put right (felkod)."""

    REQUIRED = "REQUIRED", "måste anges", "must be said"
    INVALID = "INVALID", "kan inte vara så", "cannot be so"
    TOO_LONG = "TOO_LONG", "för lång text", "too long a text"
    TOO_MANY = "TOO_MANY", "för många i listan", "too many in a list"
    NOT_FOUND = (
        "NOT_FOUND",
        "finns inte",
        "is not there",
        "finns inte, eller syns inte för dig",
        "not there, or not yours",
    )
    AMBIGUOUS = "AMBIGUOUS", "flera heter så", "several have the name"
    NOT_ALLOWED = "NOT_ALLOWED", "får inte", "not allowed"
    ALREADY_EXISTS = "ALREADY_EXISTS", "finns redan", "is there already"
    CONFLICT = "CONFLICT", "har ändrats av någon annan", "was changed by somebody else"
    STEP_NOT_ALLOWED = "STEP_NOT_ALLOWED", "går inte från det läget", "its state does not lead there"
    WITHDRAWS_MANY = "WITHDRAWS_MANY", "skulle återta för många", "would withdraw too many"
    PERIOD_OUT_OF_ORDER = "PERIOD_OUT_OF_ORDER", "slutar innan den börjar", "ends before it begins"
    PERSONAL_IDENTITY_NUMBER = "PERSONAL_IDENTITY_NUMBER", "innehåller personnummer", "holds a personal identity number"


class WarningCode(Term):
    """Kinds of what should be looked at (varningskod)."""

    SIMILAR = "SIMILAR", "liknar något som finns", "is like something that is there"
    ALREADY_SO = "ALREADY_SO", "var redan så", "was so already"
    MERGED = (
        "MERGED",
        "är sammanslagen med en annan post, som används i stället",
        "was merged into what is meant instead",
    )
    FORMER_KEY = "FORMER_KEY", "koden eller numret gällde tidigare", "the code or number was valid before"
    NOT_OPEN = "NOT_OPEN", "tar inte emot fler", "takes no more"
    OPEN_END = "OPEN_END", "slutet är öppet", "the end is open"
    RAISED_BY_RSS = "RAISED_BY_RSS", "lyft av en RSS för egen del", "raised by an RSS body for itself"
    WITHOUT_ROUND = "WITHOUT_ROUND", "sammanställt utanför en behovsinventering", "compiled outside a round"
    OLDER_DECISION = "OLDER_DECISION", "det finns ett senare beslut", "there is a later decision"
    DECIDED_ALREADY = "DECIDED_ALREADY", "något är redan beslutat", "something is decided already"
    DIFFERS = "DIFFERS", "står redan med andra uppgifter", "stands already, with other facts"
    DISPUTED = "DISPUTED", "en annan källas uppgift står kvar", "another source's word stands"
    ROW_REFUSED = "ROW_REFUSED", "en rad togs inte med", "a row was left out"


class OnError(Term):
    """What becomes of the other rows when one is wrong (vid fel)."""

    REJECT_ALL = (
        "REJECT_ALL",
        "avvisa alla rader",
        "reject all rows",
        "ingen rad sparas om någon är fel",
        "no row is kept if one is wrong",
    )
    KEEP_GOING = (
        "KEEP_GOING",
        "fortsätt med de andra",
        "keep going with the others",
        "rader som är fel utelämnas, de andra sparas",
        "rows that are wrong are left out, and the others are kept",
    )


class OnDifference(Term):
    """What becomes of what stands already, when a row says otherwise of it (vid skillnad)."""

    TELL = (
        "TELL",
        "berätta",
        "tell",
        "det som står ändras inte, och skillnaden visas",
        "what stands is not changed, and the difference is told",
    )
    UPDATE = (
        "UPDATE",
        "ändra",
        "update",
        "det som står ändras till det som raden säger",
        "what stands is changed to what the row says",
    )


class RowOutcome(Term):
    """What came of a row (utfall för en rad)."""

    CREATED = "CREATED", "lades till", "was added"
    UPDATED = "UPDATED", "ändrades", "was changed"
    CONFIRMED = "CONFIRMED", "bekräftades", "was confirmed"
    UNCHANGED = "UNCHANGED", "stod redan så", "stood so already"
    DIFFERS = "DIFFERS", "står med andra uppgifter", "stands with other facts"
    WITHDRAWN = "WITHDRAWN", "återtogs", "was withdrawn"
    WOULD_WITHDRAW = "WOULD_WITHDRAW", "skulle återtas; inget är sparat", "would be withdrawn; nothing is kept"
    CONFLICT = "CONFLICT", "har ändrats sedan du såg den", "has changed since you saw it"
    REFUSED = "REFUSED", "avvisades", "was refused"
