"""What to say of an error that no act and no rule of ours raised: the database's, the system's, and wrong settings."""

import asyncpg
from pydantic import ValidationError
from sqlalchemy.engine import make_url

from registry.errors import InvalidSetting, RegistryError, UnfitDatabase
from registry.settings import settings
from registry.storage.database.away import is_away


def in_words(error: BaseException) -> RegistryError | None:
    """An error as a sentence with what to do; None when it is a fault of ours, which a traceback tells more of."""
    if isinstance(error, ValidationError):
        return _setting(error)
    each: BaseException | None = error
    while each is not None:
        for kind, english, swedish, hint in REFUSED:
            if isinstance(each, kind):
                where = _where()
                return UnfitDatabase(english.format(where), swedish.format(where), hint)
        each = each.__cause__ or each.__context__
    if is_away(error):
        where = _where()
        return UnfitDatabase(
            f"The database does not answer at {where}.",
            f"Databasen svarar inte på {where}.",
            "See that it runs and that DATABASE_URL leads to it, and try again.",
        )
    return None


#: What the database refuses: its error, a sentence in English and Swedish with room for where it is, and what to do.
REFUSED = (
    (
        asyncpg.InvalidCatalogNameError,
        "There is no such database: {}.",
        "Databasen finns inte: {}.",
        "Create it, as docs/deploying.md shows, or correct DATABASE_URL.",
    ),
    (
        asyncpg.InvalidAuthorizationSpecificationError,
        "The database does not let the user in: {}.",
        "Databasen släpper inte in användaren: {}.",
        "See that the user's name and password in DATABASE_URL are right.",
    ),
    (
        asyncpg.InsufficientPrivilegeError,
        "The user may not do that in the database: {}.",
        "Användaren får inte göra det i databasen: {}.",
        "Run the command as the database's owner, and `registry serve` as `registry_api`.",
    ),
    (
        (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError, asyncpg.UndefinedFunctionError),
        "The database does not have the structure that this release needs: {}.",
        "Databasen har inte den struktur som den här versionen behöver: {}.",
        "Run `registry migrate` first, as the database's owner.",
    ),
    (
        asyncpg.DiskFullError,
        "The disk of the database is full: {}.",
        "Databasens disk är full: {}.",
        "Make room, and do it again: nothing was kept of it.",
    ),
)


def _where() -> str:
    """Which database it is about, without its password."""
    chosen = settings()
    if chosen.database_url is None:
        return str(chosen.data)
    return make_url(chosen.database_url.get_secret_value()).render_as_string(hide_password=True)


def _setting(error: ValidationError) -> RegistryError:
    """Which settings cannot be so, and why; never what they were set to."""
    wrong = []
    for each in error.errors(include_input=False, include_context=False, include_url=False):
        name = str(each["loc"][0]) if each["loc"] else ""
        variable = name if name.isupper() or not name else f"REGISTRY_{name.upper()}"
        wrong.append(f"{variable}: {each['msg'].removeprefix('Value error, ')}".removeprefix(": "))
    return InvalidSetting(
        f"The settings cannot be used: {'; '.join(wrong)}.",
        f"Inställningarna går inte att använda: {'; '.join(wrong)}.",
        "docs/settings.md tells what each may be. Correct it in the environment, and try again.",
    )
