"""An act is refused, and nothing of the operation is kept; the act's `userErrors` say what must be put right."""

from typing import Any

from registry.errors.base import RegistryError

#: Where in an act's input something is wrong: names and places, outermost first.
Path = tuple[str | int, ...]


class Refusal(RegistryError):
    """Something in an act must be put right."""

    code = "INVALID"

    def __init__(
        self, message: str, message_sv: str, hint: str | None = None, hint_sv: str | None = None, *, path: Path = ()
    ) -> None:
        """Takes the sentence and the hint in both languages, and where in the input it is."""
        super().__init__(message, message_sv, hint, hint_sv)
        self.path = path
        #: The record as it stands now, by type and key, where that helps.
        self.current: tuple[str, object] | None = None
        #: The values that can stand there, when they are few and known.
        self.allowed: tuple[str, ...] = ()
        #: The name of the database's rule that is broken, and the values that broke it, for finding the other record.
        self.rule: str | None = None
        self.sought: tuple[Any, dict[str, Any]] | None = None

    def below(self, *path: str | int) -> "Refusal":
        """The same refusal, with `path` leading to where its own path begins."""
        self.path = (*path, *self.path)
        return self

    def at(self, *path: str | int) -> "Refusal":
        """The same refusal of something else, which stands at `path`."""
        found = type(self).__new__(type(self), *self.args)
        vars(found).update(vars(self), path=path)
        return found


class Required(Refusal):
    """Something that must be given is missing."""

    code = "REQUIRED"

    @classmethod
    def of(cls, *path: str | int) -> "Required":
        """The refusal of what is missing at a place."""
        return cls("This must be said.", "Det här måste anges.", path=path)


class Invalid(Refusal):
    """Something in the input cannot be so."""


class TooLong(Refusal):
    """A text has more characters than may stand there."""

    code = "TOO_LONG"


class TooMany(Refusal):
    """A list has more items than may stand there."""

    code = "TOO_MANY"


class NotFound(Refusal):
    """A reference leads nowhere, or nowhere that the caller may look, and the answer never shows which."""

    code = "NOT_FOUND"


class Ambiguous(Refusal):
    """Several records have the name that a reference gives."""

    code = "AMBIGUOUS"


class AlreadyExists(Refusal):
    """What the act would make is there already."""

    code = "ALREADY_EXISTS"


class StepNotAllowed(Refusal):
    """The record's state does not lead where the act would take it."""

    code = "STEP_NOT_ALLOWED"

    @classmethod
    def withdrawn(cls, *, merged: bool) -> "StepNotAllowed":
        """What is withdrawn is changed by nobody, and what was merged lives on in another record."""
        if merged:
            return cls(
                "It was merged into another record, which lives on.",
                "Den är sammanslagen med en annan post, som lever vidare.",
                "Do it to the record in `current`.",
                "Gör det med posten i `current`.",
            )
        return cls("It is withdrawn.", "Den är återtagen.", "Restore it first.", "Återställ den först.")


class WithdrawsMany(Refusal):
    """A set that is said to be complete would take back more than its sender has said that it may."""

    code = "WITHDRAWS_MANY"


class PeriodOutOfOrder(Refusal):
    """The period would end before it begins."""

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
    """The caller may not do it, or not with this record."""

    code = "NOT_ALLOWED"

    @classmethod
    def signed_out(cls, sv: str, en: str) -> "NotAllowed":
        """The caller is nobody: whoever changes something must sign in."""
        return cls(
            f"To {en} you must sign in.",
            f"Du måste logga in för att {sv}.",
            "Send `Authorization: Bearer <key>`.",
            "Skicka `Authorization: Bearer <nyckel>`.",
        )

    @classmethod
    def by_role(cls, role_sv: str, role_en: str, sv: str, en: str) -> "NotAllowed":
        """No caller of this kind may do it."""
        return cls(
            f"To {en} is not for a caller of kind {role_en}.", f"Behörigheten {role_sv} räcker inte för att {sv}."
        )

    @classmethod
    def not_own(cls, sv: str, en: str) -> "NotAllowed":
        """The caller may do it, but not with a record of somebody else's."""
        return cls(
            f"To {en} is for those whose record it is.",
            f"Det är bara den som posten hör till som kan {sv}.",
            "Ask the organisation that keeps the record.",
            "Vänd dig till den organisation som förvaltar posten.",
        )

    @classmethod
    def sees_less(cls) -> "NotAllowed":
        """The caller sees the webhook, but not all that its key sees, or only reads where the key changes."""
        return cls(
            "The webhook's key sees or may do more than you.",
            "Webhookens nyckel ser eller får mer än du.",
            "Use that key, pause the webhook, or add one of your own.",
            "Använd den nyckeln, pausa webhooken eller lägg upp en egen.",
        )

    @classmethod
    def not_spoken_for(cls, sv: str, en: str) -> "NotAllowed":
        """The caller may do it, but not on behalf of an organisation that it does not act for."""
        return cls(
            f"To {en} is for the organisation itself, or its RSS body.",
            f"Det är bara organisationen själv, eller dess RSS, som kan {sv}.",
            "Name an organisation that you act for, or ask that organisation.",
            "Ange en organisation som du företräder, eller vänd dig till den organisationen.",
        )

    @classmethod
    def national(cls, sv: str, en: str, *path: str | int) -> "NotAllowed":
        """It is reference data, or another fact that others than the caller decide."""
        return cls(
            f"Only national editors change the {en}.",
            f"Bara nationella redaktörer ändrar uppgiften om {sv}.",
            "Ask a national editor.",
            "Vänd dig till en nationell redaktör.",
            path=path,
        )

    @classmethod
    def by_another(cls, *path: str | int) -> "NotAllowed":
        """Somebody with more to say, or the other side, has withdrawn, ended or decided it."""
        return cls(
            "It was withdrawn, ended or decided by somebody whom the caller does not act for.",
            "Det har återtagits, avslutats eller bestämts av någon som den som frågar inte företräder.",
            "Whoever did it can undo it, and so can a national editor.",
            "Den som gjorde det kan ändra det, liksom en nationell redaktör.",
            path=path,
        )

    @classmethod
    def anothers_word(cls, *path: str | int) -> "NotAllowed":
        """It was said by whom the record is about, and is not for others to write over."""
        return cls(
            "It is what the organisation itself has said, and nobody else writes over it.",
            "Det är vad organisationen själv har sagt, och ingen annan skriver över det.",
            "Those who act for it can change it, and so can a national editor.",
            "Den som företräder den kan ändra det, liksom en nationell redaktör.",
            path=path,
        )

    @classmethod
    def not_its_system(cls, system: str, *path: str | int) -> "NotAllowed":
        """The caller's key does not speak for a system; the system's name is what the caller gave."""
        return cls(
            f"The key does not speak for the system {system!r}.",
            f"Nyckeln talar inte för systemet {system!r}.",
            "Leave the system out, or ask an administrator for a key that speaks for it.",
            "Utelämna systemet, eller be en administratör om en nyckel som talar för det.",
            path=path,
        )

    @classmethod
    def known_to_another(cls, system: str) -> "NotAllowed":
        """A system that the caller does not speak for has a key on the record too, or has told of it."""
        return cls(
            f'The system "{system}" has a key on it too, or has told of it, and your key does not speak for it.',
            f'Systemet "{system}" har också en nyckel på den, eller uppgifter om den, och nyckeln talar inte för det.',
            "Withdraw it by itself, if it is to be withdrawn, or take the key of this system off it.",
            "Återta den för sig, om den ska återtas, eller ta bort det här systemets nyckel från den.",
        )

    @classmethod
    def without_consent(cls, *path: str | int) -> "NotAllowed":
        """An organisation would answer for something without having said so."""
        return cls(
            "No organisation answers for something unless it says so itself.",
            "Ingen organisation står för något utan att själv ha sagt det.",
            "That organisation, its RSS body or a national editor can say it.",
            "Den organisationen, dess RSS eller en nationell redaktör kan säga det.",
            path=path,
        )

    @classmethod
    def out_of_scope(cls, sv: str, en: str, scope: str) -> "NotAllowed":
        """The system's key is not for records of this type, which is the scope that it lacks."""
        return cls(
            f"The key is not for records of type {en}.",
            f"Nyckeln gäller inte poster av slaget {sv}.",
            f"It lacks the scope {scope}, which an administrator gives it when it is made.",
            f"Den saknar avgränsningen {scope}, som en administratör anger när nyckeln skapas.",
        )


def refusals(group: BaseExceptionGroup[Any]) -> list[Refusal]:
    """All refusals of a group, however they are nested."""
    found: list[Refusal] = []
    for each in group.exceptions:
        found += refusals(each) if isinstance(each, BaseExceptionGroup) else [each] if isinstance(each, Refusal) else []
    return found
