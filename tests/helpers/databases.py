"""What the tests' databases have in common: a key of the tests' own, and settings to serve them by."""

from collections.abc import Callable, Sequence
from typing import Any

from registry.identity.keys import digest, prefix_of
from registry.settings import Settings
from registry.storage.database import database, roles

# A key of the tests' own, planted in every database.
SECRET = "prk_00000000_only-for-tests"
ADMINISTRATOR = {"authorization": f"Bearer {SECRET}"}
CreateDatabase = Callable[..., Any]


async def plant_key(
    url: str, secret: str, role: str, organisation: str | None = None, scopes: Sequence[str] = ()
) -> None:
    """Put a key into a database without a trace in its trail; the organisation is given by slug."""
    connection = await database.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            await connection.execute(
                "insert into api_keys (purpose, prefix, digest, role, organisation_id, scopes, publication)"
                " values ('Prov', $1, $2, $3, (select id from organisations where slug = $4), $5, 'PUBLISHED')",
                prefix_of(secret), digest(secret), role, organisation, list(scopes),
            )  # fmt: skip
    finally:
        await connection.close()


def settings_for(url: str, **more: Any) -> Settings:
    """Settings for an application on a database, which it serves as the API's role."""
    served = database.role_url(url, roles.API_ROLE, "only-for-tests")
    rates = {"rate_anonymous": 0, "rate_signed_in": 0, "rate_wrong_keys": 0}
    return Settings(DATABASE_URL=served, pool_size=2, write_pool_size=2, **{**rates, **more})
