"""Every way the registry says no.

    RegistryError
    ├── UNAUTHENTICATED            the key is none of ours, or the token cannot be believed
    ├── ISSUER_UNAVAILABLE         the issuer of tokens does not answer, so that one cannot be checked
    ├── INVALID_CURSOR             a cursor that is broken, or belongs to another list or order
    ├── INVALID_PAGE_SIZE          outside the list's limits, or both directions at once
    ├── INVALID_FILTER             a filter that cannot be read
    ├── INVALID_ID                 too many ids at once
    ├── INVALID_MOMENT             a question about a moment that is still to come
    ├── INVALID_CHANGE_TOKEN       a token of the change feed that is broken, or made for something else
    ├── HISTORY_LOST               a token of the change feed from a database that has gone another way
    ├── UNKNOWN_VOCABULARY         no enum of that name
    ├── BAD_USER_INPUT             a text that the database cannot hold, or a number outside its bounds
    ├── NOT_SUPPORTED              valid GraphQL that the registry does not answer
    ├── PERSISTED_QUERY_NOT_FOUND  the request only names a document, which is not known
    ├── PERSISTED_QUERY_MISMATCH   it brings another document than it names
    ├── DOCUMENT_NOT_TRUSTED       only trusted documents are answered here
    ├── COST_LIMIT                 the question would read too much
    ├── FIELD_LIMIT                it selects too many fields, counted for each type
    ├── TIMEOUT                    the operation took longer than allowed
    ├── UNAVAILABLE                the database does not answer (503)
    ├── OVERLOADED                 the request waited too long for its turn (503)
    ├── TRY_AGAIN                  others were changing the same records, several times over
    ├── IDEMPOTENCY_KEY_REUSED     a retry that is another operation
    ├── Refusal                    an act that must be put right; the act's `userErrors` say how
    │   ├── REQUIRED                   something that must be given
    │   ├── INVALID                    something that cannot be so
    │   ├── TOO_LONG                   a text with more characters than may stand there
    │   ├── TOO_MANY                   a list with more items than may stand there
    │   ├── NOT_FOUND                  a reference that leads nowhere, or nowhere the caller may look
    │   ├── AMBIGUOUS                  a name that several have
    │   ├── NOT_ALLOWED                the caller may not
    │   ├── ALREADY_EXISTS             it is there already
    │   ├── CONFLICT                   somebody else changed it since it was seen
    │   ├── STEP_NOT_ALLOWED           its state does not lead there
    │   ├── WITHDRAWS_MANY             a complete set would take back more than was said
    │   ├── PERIOD_OUT_OF_ORDER        it would end before it begins
    │   └── PERSONAL_IDENTITY_NUMBER   a text holds one
    └── CommandError               a command that whoever runs the registry must put right
        ├── UNFIT_DATABASE             the database cannot serve the registry
        ├── INVALID_SETTING            a setting cannot be so
        ├── INVALID_SEED               a seed file is wrong
        ├── INVALID_FILE               a file of records or documents cannot be read; told to who sends one, too
        └── DATABASE_NOT_EMPTY         made-up records are never mixed with real ones

A code never changes its meaning. The message is for a person, in English and Swedish; the hint says what to do. Each
class says in one sentence when it is raised. What HTTP and the language itself refuse has its codes in `schema`.
"""

from registry.errors.acts import (
    AlreadyExists,
    Ambiguous,
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    Path,
    PeriodOutOfOrder,
    PersonalIdentityNumber,
    Refusal,
    Required,
    StepNotAllowed,
    TooLong,
    TooMany,
    WithdrawsMany,
    refusals,
)
from registry.errors.base import RegistryError, within
from registry.errors.callers import IssuerUnavailable, Unauthenticated, UnkeepableName
from registry.errors.commands import CommandError, InvalidFile, InvalidSetting, UnfitDatabase
from registry.errors.requests import (
    CostLimit,
    DocumentNotTrusted,
    FieldLimit,
    HistoryLost,
    InvalidChangeToken,
    InvalidCursor,
    InvalidFilter,
    InvalidId,
    InvalidMoment,
    InvalidPageSize,
    NotSupported,
    OutOfBounds,
    Overloaded,
    PersistedQueryMismatch,
    PersistedQueryNotFound,
    Timeout,
    TryAgain,
    Unavailable,
    UnknownVocabulary,
    UnreadableText,
)

__all__ = [
    "AlreadyExists",
    "Ambiguous",
    "CommandError",
    "Conflict",
    "CostLimit",
    "DocumentNotTrusted",
    "FieldLimit",
    "HistoryLost",
    "Invalid",
    "InvalidChangeToken",
    "InvalidCursor",
    "InvalidFile",
    "InvalidFilter",
    "InvalidId",
    "InvalidMoment",
    "InvalidPageSize",
    "InvalidSetting",
    "IssuerUnavailable",
    "NotAllowed",
    "NotFound",
    "NotSupported",
    "OutOfBounds",
    "Overloaded",
    "Path",
    "PeriodOutOfOrder",
    "PersistedQueryMismatch",
    "PersistedQueryNotFound",
    "PersonalIdentityNumber",
    "Refusal",
    "RegistryError",
    "Required",
    "StepNotAllowed",
    "Timeout",
    "TooLong",
    "TooMany",
    "TryAgain",
    "Unauthenticated",
    "Unavailable",
    "UnfitDatabase",
    "UnkeepableName",
    "UnknownVocabulary",
    "UnreadableText",
    "WithdrawsMany",
    "refusals",
    "within",
]
