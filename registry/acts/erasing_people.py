"""Erasing what is held on people, when somebody asks or when they have been away too long, and reporting all of it.

The row of a person stays with nothing but its id, because the trail names that id. If the same person signs in again,
it is as a new person.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, Text, cast, delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Invalid, Required
from registry.identity.grants import Grant
from registry.identity.people import Person, Sighting, id_of
from registry.identity.sessions import Session
from registry.matrix import Act
from registry.storage.model.record import Base
from registry.storage.model.terms import Publication
from registry.storage.reading.privacy import private_columns
from registry.storage.writing.references import Ref
from registry.trail.changes import Change
from registry.trail.kept_answers import KEPT_SINCE, KeptAnswer, await_answers
from registry.webhooks import KEPT, Delivery
from registry.work import Work

ERASED = "Uppgifterna om personen är raderade."


async def erase(work: Work, ref: Ref, *, because: str, seen: int | None = None) -> Person:
    """Erase what a person may be known by, and all that is stored of its visits; its roles are revoked (radera person).

    StepNotAllowed when the person is erased already, Required without a reason, and Invalid when the reason repeats
    what is to be erased. The registry itself, when it is due, has `seen` no version.
    """
    await await_answers(work.session)
    person = await work.take(Act.ERASE_PERSON, Person, ref, "which", seen=seen)
    if not because.strip():
        raise Required.of("because")
    names_nobody(person, because)
    work.step(person, "publication", Publication.WITHDRAWN, (Publication.PUBLISHED,))
    person.withdrawn_because = ERASED
    for name in private_columns(Person):
        setattr(person, name, None)
    held = select(Grant).where(Grant.person_id == person.id, Grant.publication == Publication.PUBLISHED)
    for grant in (await work.session.scalars(held.with_for_update())).all():
        grant.publication, grant.withdrawn_because = Publication.WITHDRAWN, ERASED
    await work.session.execute(delete(Sighting).where(Sighting.person_id == person.id))
    await work.session.execute(delete(Session).where(Session.person_id == person.id))
    await work.session.execute(delete(KeptAnswer).where(KeptAnswer.caller == id_of(person.id)))
    await work.flush()
    return person


def names_nobody(person: Person, because: str) -> None:
    """Refuse a reason that holds the person's name, address or subject: it stays in the trail when those are erased."""
    known = [value for name in private_columns(Person) if (value := getattr(person, name))]
    if any(len(value) > 2 and value.casefold() in because.casefold() for value in known):
        raise Invalid(
            "The reason is kept when the person is erased, so it cannot name the person.",
            "Skälet står kvar när personen är raderad, så det kan inte nämna personen.",
            path=("because",),
        )


# ---- What is due -----------------------------------------------------------------------------------------------------


async def people_due(session: AsyncSession, days: int) -> Sequence[UUID]:
    """The keys of people who have not signed in for so many days that what is held on them must be erased."""
    last = func.coalesce(Sighting.at, Person.created_at)
    due = (
        select(Person.id)
        .outerjoin(Sighting, Sighting.person_id == Person.id)
        .where(Person.publication == Publication.PUBLISHED, last < func.now() - func.make_interval(0, 0, 0, days))
        .order_by(Person.id)
    )
    return (await session.scalars(due)).all()


async def answers_due(session: AsyncSession) -> int:
    """How many stored answers are older than a day, which is as long as they may be stored."""
    return await session.scalar(select(func.count()).where(KeptAnswer.at < text(KEPT_SINCE))) or 0


async def purge(work: Work, days: int) -> tuple[int, int]:
    """Erase all that is due; gives how many people and how many stored answers that was (gallra)."""
    people, answers = await people_due(work.session, days), await answers_due(work.session)
    for each in people:
        await erase(work, Ref("id", id_of(each)), because=f"Inte här på {days} dagar")
    await work.session.execute(delete(KeptAnswer).where(KeptAnswer.at < text(KEPT_SINCE)))
    await work.session.execute(delete(Delivery).where(Delivery.at < text(f"now() - interval '{KEPT}'")))
    await work.session.execute(delete(Session).where(Session.until <= func.now()))
    return len(people), answers


# ---- What is held ----------------------------------------------------------------------------------------------------


async def report(session: AsyncSession, about: str) -> dict[str, list[Any]]:
    """Everything that is held on a person, by table (registerutdrag); `about` is an id, an address or a `sub`."""
    hexadecimal = func.replace(cast(Person.id, Text), "-", "")
    known = or_(func.concat("person_", hexadecimal) == about, Person.email == about, Person.subject == about)
    found: dict[str, list[Any]] = {}
    for person in (await session.scalars(select(Person.id).where(known).order_by(Person.id))).all():
        for table in Base.metadata.sorted_tables:
            condition = _about(table, person)
            if condition is not None:
                rows = await session.execute(select(_whole(table)).select_from(table).where(condition))
                found.setdefault(table.name, []).extend(rows.scalars())
    return {name: rows for name, rows in found.items() if rows}


def _whole(table: Table) -> Any:
    """A row as JSON; of a stored answer its text, since the column holds bytes."""
    if table is KeptAnswer.__table__:
        return func.jsonb_build_object("at", table.c.at, "answer", func.convert_from(table.c.answer, "UTF8"))
    return text(f"to_jsonb({table.name})")


def _about(table: Table, person: UUID) -> Any:
    """The condition under which a table's rows are about a person; None when it has nothing to do with people."""
    if table is Person.__table__:
        return table.c.id == person
    if table is KeptAnswer.__table__:
        return table.c.caller == id_of(person)
    if table is Change.__table__:
        person_id = func.coalesce(table.c.after, table.c.before).op("->>")("person_id")
        return or_(table.c.record_id == person, person_id == str(person))
    return table.c.person_id == person if "person_id" in table.c else None
