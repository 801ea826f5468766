"""Who carries a token: the person or the system behind it, its roles, and the organisations it acts for.

Token -> person (known from before, or new) -> claims and grants -> Caller
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

import asyncpg

from registry.callers import Caller
from registry.errors import Unauthenticated, UnkeepableName
from registry.identity import grants, people, sessions
from registry.identity.grants import Held, widest
from registry.storage.model.terms import Role

if TYPE_CHECKING:
    from registry.identity.tokens import Token

Connection: TypeAlias = "asyncpg.Connection[Any] | asyncpg.pool.PoolConnectionProxy[Any]"


async def caller_of(connection: Connection, token: "Token") -> Caller:
    """The caller that a checked token stands for."""
    organisation = await _claimed(connection, token.organisation)
    role, own = widest(token.roles, organisation, ())
    if role is Role.INTEGRATION and token.client is not None:
        # A system is no person: it is named by its client in the trail, and nothing of it is kept.
        return await _caller(connection, role, own, organisation, token.client, f"client_{token.client}", None)
    person, name = await greet(connection, token)
    return await _person(connection, person, name, token.roles, organisation)


async def caller_of_session(connection: Connection, secret: str) -> tuple[Caller, float]:
    """The caller that a browser's session stands for, and for how many seconds more."""
    found = await connection.fetchrow(sessions.FIND, sessions.digest(secret))
    if found is None:
        raise Unauthenticated
    organisation = await _claimed(connection, found["organisation"])
    roles = [Role[each] for each in found["roles"]]
    return await _person(connection, found["person_id"], found["name"], roles, organisation), found["seconds"]


async def begin_session(connection: Connection, token: "Token") -> str:
    """Begin a session for whoever signed in; its secret."""
    person, _ = await greet(connection, token)
    secret = sessions.new_secret()
    roles = sorted(each.value for each in token.roles)
    async with connection.transaction():
        await connection.execute("set transaction read write")
        await connection.execute(sessions.BEGIN, sessions.digest(secret), person, roles, token.organisation)
    return secret


async def end_session(connection: Connection, secret: str) -> None:
    """End a session, and forget those that have run out."""
    async with connection.transaction():
        await connection.execute("set transaction read write")
        await connection.execute(sessions.END, sessions.digest(secret))


async def _claimed(connection: Connection, claim: str | None) -> UUID | None:
    """The organisation that a claim means."""
    found: UUID | None = await connection.fetchval(grants.CLAIMED, claim) if claim is not None else None
    return found


async def _person(
    connection: Connection, person: UUID, name: str | None, roles: Iterable[Role], organisation: UUID | None
) -> Caller:
    rows = await connection.fetch(grants.FIND, person)
    role, own = widest(roles, organisation, [Held(Role[row["role"]], row["organisation_id"]) for row in rows])
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
    reached = [row[0] for row in await connection.fetch(grants.MEMBERS, own)] if own and role.has_own else []
    home = belongs if not own or belongs in own else own[0]
    organisations = tuple(dict.fromkeys([*own, *reached]))
    return Caller(role, name, home, organisations, signature=signature, person=person)


async def greet(connection: Connection, token: "Token") -> tuple[UUID, str | None]:
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


async def _write_down(connection: Connection, token: "Token") -> Any:
    told = token.subject, token.name, token.email
    # Asked beforehand: what the database refuses, it writes in its own log.
    if await connection.fetchval("select holds_personal_number($1)", " | ".join(each or "" for each in told)):
        raise UnkeepableName
    await connection.execute(
        "select set_config('registry.caller', 'sign-in', true), set_config('registry.act', 'signIn', true)"
    )
    # Somebody else may have written the same a moment ago, and to write it again is no change.
    return await connection.fetchrow(people.GREET, token.issuer, *told) or await connection.fetchrow(
        people.FIND, token.issuer, token.subject
    )
