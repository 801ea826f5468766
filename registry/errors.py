"""Every way the registry says no.

    RegistryError
    ├── UNAUTHENTICATED        the key is not one of ours
    ├── INVALID_CURSOR         a cursor that is broken, or belongs to another list or order
    ├── INVALID_PAGE_SIZE      outside 1 to the list's limit, or both directions at once
    ├── INVALID_FILTER         a filter that cannot be read
    ├── INVALID_ID             too many ids at once
    ├── NOT_SUPPORTED          valid GraphQL that the registry does not answer
    ├── UNKNOWN_VOCABULARY     no enum of that name
    ├── COST_LIMIT             the question would read too much
    ├── DEPTH_LIMIT, TOKEN_LIMIT, ALIAS_LIMIT
    └── TIMEOUT                the database was stopped by its time limit

A code never changes its meaning. The message is for a person, in English and Swedish; the hint says what to do.
"""

from typing import ClassVar


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
    """The Authorization header holds no key of ours."""

    code = "UNAUTHENTICATED"

    def __init__(self) -> None:
        """Says nothing of what was sent."""
        super().__init__(
            "The Authorization header holds no valid key.",
            "Authorization-huvudet innehåller ingen giltig nyckel.",
            "Send `Authorization: Bearer <key>`, or leave the header out to read what is public.",
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
