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
        )


class InvalidPageSize(RegistryError):
    """A page size is outside 1 to the list's limit, or goes in both directions at once."""

    code = "INVALID_PAGE_SIZE"


class InvalidFilter(RegistryError):
    """A filter cannot be read."""

    code = "INVALID_FILTER"


class InvalidId(RegistryError):
    """Too many ids are asked for at once."""

    code = "INVALID_ID"


class UnknownVocabulary(RegistryError):
    """There is no enum of that name."""

    code = "UNKNOWN_VOCABULARY"


class UnreadableText(RegistryError):
    """A text holds a character that the database cannot hold."""

    code = "BAD_USER_INPUT"

    def __init__(self) -> None:
        """The same for every text."""
        super().__init__(
            "A text holds the character U+0000.", "En text innehåller tecknet U+0000.", "Leave the character out."
        )


class NotSupported(RegistryError):
    """The document is valid GraphQL that the registry does not answer."""

    code = "NOT_SUPPORTED"


class CostLimit(RegistryError):
    """The question would read too many rows."""

    code = "COST_LIMIT"


class Timeout(RegistryError):
    """The question took longer than allowed."""

    code = "TIMEOUT"

    def __init__(self) -> None:
        """The same for every question."""
        super().__init__(
            "The question took too long and was stopped.",
            "Frågan tog för lång tid och avbröts.",
            "Ask for smaller pages, or filter more.",
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
        )
