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
    PARTICIPATION = "PARTICIPATION", "deltagande", "participation"
    LESSON = "LESSON", "lärdom", "lesson"
    GROUP = "GROUP", "grupp", "group"
    SEAT = "SEAT", "plats i grupp", "seat"
    NEEDS_ROUND = "NEEDS_ROUND", "behovsinventering", "needs round"
    KNOWLEDGE_NEED = "KNOWLEDGE_NEED", "kunskapsbehov", "knowledge need"
    ENDORSEMENT = "ENDORSEMENT", "ställningstagande för behov", "endorsement"
    OUTPUT = "OUTPUT", "resultat", "output"

    @property
    def prefix(self) -> str:
        """How ids of this type begin: `knowledge_need` for KNOWLEDGE_NEED."""
        return self.value.lower()


class Role(Term):
    """What a caller may do (behörighet); part of the key of every compiled statement."""

    ANONYMOUS = "ANONYMOUS", "anonym", "anonymous"
    ADMINISTRATOR = "ADMINISTRATOR", "administratör", "administrator"
