"""Every way the registry says no.

    RegistryError
    ├── UNAUTHENTICATED        the key or token is not one that is believed
    ├── ISSUER_UNAVAILABLE     the issuer of tokens does not answer, so that one cannot be checked
    ├── INVALID_CURSOR         a cursor that is broken, or belongs to another list or order
    ├── INVALID_PAGE_SIZE      outside 1 to the list's limit, or both directions at once
    ├── INVALID_FILTER         a filter that cannot be read
    ├── INVALID_ID             too many ids at once
    ├── NOT_SUPPORTED          valid GraphQL that the registry does not answer
    ├── UNKNOWN_VOCABULARY     no enum of that name
    ├── COST_LIMIT             the question would read too much
    ├── DEPTH_LIMIT, TOKEN_LIMIT, ALIAS_LIMIT
    ├── TIMEOUT                the database was stopped by its time limit
    ├── TRY_AGAIN              others were changing the same records, several times over
    └── Refusal                an act that must be put right; the act's `userErrors` tell of it
        ├── REQUIRED                   something that must be said
        ├── INVALID                    something that cannot be so
        ├── NOT_FOUND                  a reference that leads nowhere, or nowhere the caller may look
        ├── AMBIGUOUS                  a name that several have
        ├── NOT_ALLOWED                the caller may not
        ├── ALREADY_EXISTS             it is there already
        ├── CONFLICT                   somebody else changed it since it was seen
        ├── STEP_NOT_ALLOWED           its state does not lead there
        ├── PERIOD_OUT_OF_ORDER        it would end before it begins
        └── PERSONAL_IDENTITY_NUMBER   a text holds one

A code never changes its meaning. The message is for a person, in English and Swedish; the hint says what to do.
"""

from typing import Any, ClassVar


class RegistryError(Exception):
    """A refusal with a stable code, a sentence in two languages, and a hint when there is one."""

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, message: str, message_sv: str, hint: str | None = None) -> None:
        """Takes the sentence in English and Swedish."""
        super().__init__(message)
        self.message, self.message_sv, self.hint = message, message_sv, hint

    @property
    def extensions(self) -> dict[str, str]:
        """What a GraphQL error carries beside its message."""
        found = {"code": self.code, "messageSv": self.message_sv}
        return found | {"hint": self.hint} if self.hint else found


class Unauthenticated(RegistryError):
    """The Authorization header holds no key of ours, and no token of our issuer's."""

    code = "UNAUTHENTICATED"

    def __init__(self) -> None:
        """Says nothing of what was sent."""
        super().__init__(
            "The Authorization header holds no valid key or token.",
            "Authorization-huvudet innehåller ingen giltig nyckel eller inloggning.",
            "Send `Authorization: Bearer <key or token>`, or leave the header out to read what is public.",
        )


class IssuerUnavailable(RegistryError):
    """The issuer of tokens does not answer, and this token's key is not known from before."""

    code = "ISSUER_UNAVAILABLE"

    def __init__(self) -> None:
        """Says nothing of what was sent."""
        super().__init__(
            "Whoever issues tokens does not answer, so this one cannot be checked now.",
            "Inloggningstjänsten svarar inte, så inloggningen kan inte kontrolleras just nu.",
            "Try again in a minute. Keys, and what is public, work as usual.",
        )


class UnkeepableName(Unauthenticated):
    """The issuer names people by what the registry never keeps."""

    def __init__(self) -> None:
        """Says nothing of what was sent."""
        RegistryError.__init__(
            self,
            "The token names its carrier by a personal identity number, and the registry keeps none.",
            "Inloggningen anger ett person- eller samordningsnummer, och sådana har registret inte.",
            "Let the issuer give another `sub`, such as a random one for each service.",
        )


class InvalidCursor(RegistryError):
    """A cursor that is broken or belongs to another list."""

    code = "INVALID_CURSOR"

    def __init__(self, message: str, message_sv: str) -> None:
        """Takes what is wrong with it."""
        super().__init__(
            message,
            message_sv,
            "Use endCursor or startCursor from the same list, with the same `where` and `orderBy`.",
        )


class InvalidPageSize(RegistryError):
    """A page size outside the list's limits."""

    code = "INVALID_PAGE_SIZE"


class InvalidFilter(RegistryError):
    """A filter that cannot be read."""

    code = "INVALID_FILTER"


class InvalidId(RegistryError):
    """Ids that cannot be asked for."""

    code = "INVALID_ID"


class NotSupported(RegistryError):
    """Valid GraphQL that the registry does not answer."""

    code = "NOT_SUPPORTED"


class UnknownVocabulary(RegistryError):
    """No enum of that name."""

    code = "UNKNOWN_VOCABULARY"


class CostLimit(RegistryError):
    """The question would read too many rows."""

    code = "COST_LIMIT"


class UnfitDatabase(RegistryError):
    """The database cannot serve the registry: too old, without migrations, or with the wrong locale."""

    code = "UNFIT_DATABASE"


class UnreadableText(RegistryError):
    """A text that the database cannot hold."""

    code = "BAD_USER_INPUT"

    def __init__(self) -> None:
        """The same for every text."""
        super().__init__(
            "A text holds the character U+0000.", "En text innehåller tecknet U+0000.", "Leave the character out."
        )


class Timeout(RegistryError):
    """The database stopped a statement at its time limit."""

    code = "TIMEOUT"

    def __init__(self) -> None:
        """The same for every question."""
        super().__init__(
            "The question took too long and was stopped.",
            "Frågan tog för lång tid och avbröts.",
            "Ask for smaller pages, or filter more.",
        )


class TryAgain(RegistryError):
    """Others changed the same records at the same moment, several times over."""

    code = "TRY_AGAIN"

    def __init__(self) -> None:
        """The same for every act."""
        super().__init__(
            "Others are changing the same records; nothing was kept.",
            "Andra ändrar samma poster just nu; inget sparades.",
            "Send it again in a moment.",
        )


# ---- What an act refuses ---------------------------------------------------------------------------------------------

#: Where in an act's input something is wrong: names and places, outermost first.
Path = tuple[str | int, ...]


class Refusal(RegistryError):
    """Something in an act that must be put right; nothing of the operation is kept."""

    code = "INVALID"

    def __init__(
        self, message: str, message_sv: str, hint: str | None = None, hint_sv: str | None = None, *, path: Path = ()
    ) -> None:
        """Takes the sentence and the hint in both languages, and where in the input it is."""
        super().__init__(message, message_sv, hint)
        self.hint_sv, self.path = hint_sv, path
        #: The record as it stands now, by type and key, where that helps.
        self.current: tuple[str, object] | None = None

    def below(self, *path: str | int) -> "Refusal":
        """The same, seen from further out."""
        self.path = (*path, *self.path)
        return self


class Required(Refusal):
    """Something that must be said."""

    code = "REQUIRED"

    @classmethod
    def of(cls, *path: str | int) -> "Required":
        """Nothing was said where something must be."""
        return cls("This must be said.", "Det här måste anges.", path=path)


class Invalid(Refusal):
    """Something that cannot be so."""


class NotFound(Refusal):
    """A reference that leads nowhere, or nowhere that the caller may look: the two are never told apart."""

    code = "NOT_FOUND"


class Ambiguous(Refusal):
    """A name that several have."""

    code = "AMBIGUOUS"


class AlreadyExists(Refusal):
    """It is there already."""

    code = "ALREADY_EXISTS"


class StepNotAllowed(Refusal):
    """A record's state does not lead where the act would take it."""

    code = "STEP_NOT_ALLOWED"


class PeriodOutOfOrder(Refusal):
    """A period would end before it begins."""

    code = "PERIOD_OUT_OF_ORDER"


class PersonalIdentityNumber(Refusal):
    """A text holds a personal identity or coordination number."""

    code = "PERSONAL_IDENTITY_NUMBER"


class Conflict(Refusal):
    """Somebody else changed the record since the caller saw it."""

    code = "CONFLICT"

    def __init__(self, seen: int, now: int) -> None:
        """Takes the version that the caller saw, and the one that stands."""
        super().__init__(
            f"The record has changed: you saw version {seen}, and it is now version {now}.",
            f"Posten har ändrats: du såg version {seen}, och nu gäller version {now}.",
            "Look at `current`, and do it again with its version if it still holds.",
            "Se `current`, och gör om det med dess version om det fortfarande gäller.",
            path=("seen",),
        )


class NotAllowed(Refusal):
    """The caller may not."""

    code = "NOT_ALLOWED"

    @classmethod
    def signed_out(cls, sv: str, en: str) -> "NotAllowed":
        """Nobody does anything without signing in."""
        return cls(
            f"To {en} you must sign in.",
            f"Du måste logga in för att {sv}.",
            "Send `Authorization: Bearer <key>`.",
            "Skicka `Authorization: Bearer <nyckel>`.",
        )

    @classmethod
    def by_role(cls, role_sv: str, role_en: str, sv: str, en: str) -> "NotAllowed":
        """A kind of caller that never may."""
        return cls(
            f"To {en} is not for a caller of kind {role_en}.", f"Behörigheten {role_sv} räcker inte för att {sv}."
        )

    @classmethod
    def not_own(cls, sv: str, en: str) -> "NotAllowed":
        """A record of somebody else's."""
        return cls(
            f"To {en} is for those whose record it is.",
            f"Det är bara den som posten hör till som kan {sv}.",
            "Ask the organisation that keeps the record.",
            "Vänd dig till den organisation som förvaltar posten.",
        )

    @classmethod
    def out_of_scope(cls, sv: str, en: str) -> "NotAllowed":
        """A type of record that a system's key is not for."""
        return cls(f"The key is not for records of type {en}.", f"Nyckeln gäller inte poster av slaget {sv}.")


def refusals(group: BaseExceptionGroup[Any]) -> list[Refusal]:
    """All refusals of a group, however they are nested."""
    found: list[Refusal] = []
    for each in group.exceptions:
        found += refusals(each) if isinstance(each, BaseExceptionGroup) else [each] if isinstance(each, Refusal) else []
    return found
