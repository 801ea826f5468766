"""A request cannot be answered, whoever sends it: it cannot be read, asks too much, or comes at a bad moment."""

from registry.errors.base import RegistryError


class InvalidCursor(RegistryError):
    """A cursor is broken, or belongs to another list or order."""

    code = "INVALID_CURSOR"

    def __init__(self, message: str, message_sv: str) -> None:
        """Takes what is wrong with it."""
        super().__init__(
            message,
            message_sv,
            "Use endCursor or startCursor from the same list, with the same `where` and `orderBy`.",
            "Använd endCursor eller startCursor från samma lista, med samma `where` och `orderBy`.",
        )


class InvalidPageSize(RegistryError):
    """A page size is outside the list's limits, or is counted from both ends."""

    code = "INVALID_PAGE_SIZE"

    @classmethod
    def of(cls, size: int, least: int, most: int, *, is_paged: bool) -> "InvalidPageSize":
        """Of a size outside the limits of a list; one that `is_paged` can be read on."""
        end, end_sv = (" and continue with `after`", " och fortsätt med `after`") if is_paged else ("", "")
        return cls(
            f"A page of this list holds {least} to {most} records, not {size}.",
            f"En sida av den här listan har {least} till {most} poster, inte {size}.",
            f"Ask for at most {most}{end}." if size > most else f"Ask for at least {least}.",
            f"Be om högst {most}{end_sv}." if size > most else f"Be om minst {least}.",
        )


class InvalidFilter(RegistryError):
    """A filter cannot be read."""

    code = "INVALID_FILTER"


class InvalidId(RegistryError):
    """Too many ids are asked for at once."""

    code = "INVALID_ID"


class InvalidMoment(RegistryError):
    """A question is about a moment that is still to come."""

    code = "INVALID_MOMENT"


class InvalidChangeToken(RegistryError):
    """A token of the change feed is broken, or was made for other types of records."""

    code = "INVALID_CHANGE_TOKEN"


class HistoryLost(RegistryError):
    """A token of the change feed tells of changes that this database does not have."""

    code = "HISTORY_LOST"

    def __init__(self) -> None:
        """The same for every token."""
        super().__init__(
            "This token tells of changes that the registry no longer has: its database was restored from an old copy.",
            "Ändringsmärket gäller ändringar som registret inte längre har: databasen är återläst från en äldre kopia.",
            "Begin a new load without `after`, and drop what it does not tell of.",
            "Börja en ny laddning utan `after`, och ta bort det som den inte berättar om.",
        )


class UnknownVocabulary(RegistryError):
    """There is no enum of that name."""

    code = "UNKNOWN_VOCABULARY"


class UnreadableText(RegistryError):
    """A text holds a character that the database cannot hold."""

    code = "BAD_USER_INPUT"

    def __init__(self) -> None:
        """The same for every text."""
        super().__init__(
            "A text holds the character U+0000.",
            "En text innehåller tecknet U+0000.",
            "Leave the character out.",
            "Utelämna tecknet.",
        )


class OutOfBounds(RegistryError):
    """A number that a field is given is outside what the contract says that it may be."""

    code = "BAD_USER_INPUT"

    def __init__(self, name: str, value: int, least: int, most: int) -> None:
        """Takes the argument, its number, and what it may be."""
        super().__init__(
            f"`{name}` is {least} to {most}, not {value}.", f"`{name}` är {least} till {most}, inte {value}."
        )


class NotSupported(RegistryError):
    """The document is valid GraphQL that the registry does not answer."""

    code = "NOT_SUPPORTED"


class PersistedQueryNotFound(RegistryError):
    """A request names a document that the registry does not know, and does not bring it."""

    code = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        """The same for every request. The message is no sentence: urql goes by this very word, and Apollo by either."""
        super().__init__(
            "PersistedQueryNotFound",
            "Registret känner inte till den frågan.",
            "Send the document as `query` too, as most clients then do by themselves.",
            "Skicka med dokumentet som `query`, vilket de flesta klienter då gör av sig själva.",
        )


class PersistedQueryMismatch(RegistryError):
    """A request brings another document than its digest says."""

    code = "PERSISTED_QUERY_MISMATCH"

    def __init__(self) -> None:
        """The same for every request."""
        super().__init__(
            "The document is not the one that sha256Hash names.",
            "Dokumentet är inte det som sha256Hash anger.",
            "sha256Hash is the SHA-256 of `query`, as hexadecimal digits.",
            "sha256Hash är SHA-256 av `query`, som hexadecimala siffror.",
        )


class DocumentNotTrusted(RegistryError):
    """Here the caller may ask only documents that are trusted, and this one is not."""

    code = "DOCUMENT_NOT_TRUSTED"

    def __init__(self) -> None:
        """The same for every request."""
        super().__init__(
            "Only documents that the registry trusts are answered here.",
            "Här besvaras bara frågor som registret känner till.",
            "The ready operations at /operations are trusted, as they are written there.",
            "De färdiga frågorna på /operations besvaras, så som de är skrivna där.",
        )


class CostLimit(RegistryError):
    """The question would read too many rows."""

    code = "COST_LIMIT"

    def __init__(
        self,
        message: str,
        message_sv: str,
        hint: str | None = None,
        hint_sv: str | None = None,
        *,
        cost: int = 0,
        dearest: tuple[tuple[str, int], ...] = (),
    ) -> None:
        """Takes what is told, what the question would cost where that is known, and its dearest fields."""
        super().__init__(message, message_sv, hint, hint_sv)
        self.cost, self.dearest = cost, dearest


class FieldLimit(RegistryError):
    """The document selects too many fields, counted for each type that its interfaces may be."""

    code = "FIELD_LIMIT"

    def __init__(self, most: int) -> None:
        """Takes how many parts may be asked for."""
        super().__init__(
            f"An operation asks for at most {most} parts, counted for each type that its interfaces may be.",
            f"En fråga får be om högst {most} delar, räknade för varje typ som dess gränssnitt kan vara.",
            "Select fewer fields in each other, or ask in several operations.",
            "Välj färre fält i varandra, eller fråga i flera operationer.",
        )


class Unavailable(RegistryError):
    """The database does not answer."""

    code = "UNAVAILABLE"
    retry_after = 5

    def __init__(self) -> None:
        """The same for every request."""
        super().__init__(
            "The registry's database does not answer just now; nothing was done.",
            "Registrets databas svarar inte just nu; inget gjordes.",
            "Send it again in a moment.",
            "Skicka det igen om en stund.",
        )


class Overloaded(RegistryError):
    """The request waited too long for its turn."""

    code = "OVERLOADED"
    retry_after = 2

    def __init__(self) -> None:
        """The same for every request."""
        super().__init__(
            "Too much is asked of the registry just now; the request waited for its turn, and nothing was done.",
            "Registret har för mycket att göra just nu; anropet väntade på sin tur, och inget gjordes.",
            "Send it again in a moment, and fewer at once.",
            "Skicka det igen om en stund, och färre på en gång.",
        )


class Timeout(RegistryError):
    """The operation took longer than allowed."""

    code = "TIMEOUT"

    def __init__(self) -> None:
        """The same for every question."""
        super().__init__(
            "The question took too long and was stopped.",
            "Frågan tog för lång tid och avbröts.",
            "Ask for smaller pages, or filter more.",
            "Fråga efter mindre sidor, eller filtrera mer.",
        )


class TryAgain(RegistryError):
    """Others were changing the same records, several times in a row."""

    code = "TRY_AGAIN"

    def __init__(self) -> None:
        """The same for every act."""
        super().__init__(
            "Others are changing the same records; nothing was kept.",
            "Andra ändrar samma poster just nu; inget sparades.",
            "Send it again in a moment.",
            "Skicka det igen om en stund.",
        )
