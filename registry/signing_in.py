"""Who carries a token: the person or the system behind it, its roles, and the organisations it acts for.

Token -> person (known from before, or new) -> claims and grants -> Caller
"""

from typing import Any, TypeAlias
from uuid import UUID

import asyncpg

from registry import grants, people
from registry.callers import Caller
from registry.errors import UnkeepableName
from registry.grants import Held, widest
from registry.storage.terms import Role
from registry.tokens import Token

Connection: TypeAlias = "asyncpg.Connection[Any] | asyncpg.pool.PoolConnectionProxy[Any]"


async def caller_of(connection: Connection, token: Token) -> Caller:
    """The caller that a checked token stands for."""
    organisation: UUID | None = None
    if token.organisation is not None:
        organisation = await connection.fetchval(grants.CLAIMED, token.organisation)
    role, own = widest(token.roles, organisation, ())
    if role is Role.INTEGRATION and token.client is not None:
        # A system is no person: it is named by its client in the trail, and nothing of it is kept.
        return await _caller(connection, role, own, organisation, token.client, f"client_{token.client}", None)
    person, name = await _greet(connection, token)
    rows = await connection.fetch(grants.FIND, person)
    role, own = widest(token.roles, organisation, [Held(Role[row["role"]], row["organisation_id"]) for row in rows])
    return await _caller(connection, role, own, organisation, name, people.id_of(person), person)


async def _caller(
    connection: Connection,
    role: Role,
    own: list[UUID],
    belongs: UUID | None,
    name: str | None,
    signature: str,
    person: UUID | None,
) -> Caller:
    reached = [row[0] for row in await connection.fetch(grants.MEMBERS, own)] if own else []
    home = belongs if not own or belongs in own else own[0]
    organisations = tuple(dict.fromkeys([*own, *reached]))
    return Caller(role, name, home, organisations, signature=signature, person=person)


async def _greet(connection: Connection, token: Token) -> tuple[UUID, str | None]:
    """Who somebody is and is called; whoever is new, or is called something else than before, is written down."""
    found = await connection.fetchrow(people.FIND, token.issuer, token.subject)
    known = found is not None and all(
        said in (None, found[column]) for column, said in (("name", token.name), ("email", token.email))
    )
    if found is not None and known and not found["is_due"]:
        return found["id"], found["name"]
    async with connection.transaction():
        await connection.execute("set transaction read write")
        if found is None or not known:
            found = await _write_down(connection, token)
        await connection.execute(people.SEEN, found["id"])
    return found["id"], found["name"]


async def _write_down(connection: Connection, token: Token) -> Any:
    told = token.subject, token.name, token.email
    # Asked beforehand: what the database refuses, it writes in its own log.
    if await connection.fetchval("select holds_personal_number($1)", " ".join(each or "" for each in told)):
        raise UnkeepableName
    await connection.execute(
        "select set_config('registry.caller', 'sign-in', true), set_config('registry.act', 'signIn', true)"
    )
    # Somebody else may have written the same a moment ago, and to write it again is no change.
    return await connection.fetchrow(people.GREET, token.issuer, *told) or await connection.fetchrow(
        people.FIND, token.issuer, token.subject
    )
