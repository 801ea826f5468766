"""People who have signed in, and no others: as little of them as can be, for as long as they come back.

Name, e-mail and the issuer's own name for them are personal data. They stand here and nowhere else: the trail, kept
answers, logs and figures know a person by `person_<id>` alone, so that erasing is emptying three columns.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint, cast, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.matrix import Act
from registry.storage.model.record import Base, CheckConstraint, ForeignKey, Record, derived
from registry.storage.model.terms import RecordType
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.trail.changes import Commit
from registry.trail.kept_answers import KeptAnswer


class Person(Record):
    """Somebody who has signed in (person). Erased is withdrawn, with nothing left but the id."""

    __tablename__ = "people"
    record_type = RecordType.PERSON
    plural = "Personer som loggar in"
    access_depends_on = ("DELETE", "UPDATE")
    changed_by = Act.ERASE_PERSON
    for_administrators = True

    issuer: Mapped[str]
    #: What a person may be known by stays out of the trail, and is emptied when it is due.
    subject: Mapped[str | None] = mapped_column(Text(collation="C"), info={"private": True})
    name: Mapped[str | None] = mapped_column(info={"private": True})
    email: Mapped[str | None] = mapped_column(info={"private": True})

    commits: Mapped[list[Commit]] = relationship(
        primaryjoin="foreign(Commit.person_id) == Person.id", viewonly=True, lazy="raise"
    )

    @classmethod
    def shown(cls, row: Row, scope: Scope) -> list[Sql]:
        """A person sees itself, and administrators see all."""
        return scope.self_only(row.c.id)

    @derived
    def last_seen_at(row: Row, scope: Scope) -> Sql:
        """When it was last here, to the hour."""
        seen = scope.alias(Sighting)
        return scope.scalar(select(seen.c.at).where(seen.c.person_id == row.c.id), seen)

    @derived
    def kept_answer_count(row: Row, scope: Scope) -> Sql:
        """How many answers to its acts are kept for a retry."""
        kept = scope.alias(KeptAnswer)
        named = func.concat(scope.word("person_"), func.replace(cast(row.c.id, Text), scope.text("-"), scope.text("")))
        return scope.scalar(select(func.count()).select_from(kept).where(kept.c.caller == named), kept)

    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        CheckConstraint("(publication = 'WITHDRAWN') = (subject is null)", name="known_or_erased"),
        CheckConstraint("subject is not null or num_nonnulls(name, email) = 0", name="erased_whole"),
    )


class Sighting(Base):
    """When somebody was last here. Beside the person, so that coming back is no change."""

    __tablename__ = "sightings"
    is_machinery = True

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime]


def id_of(person: UUID) -> str:
    """How a person is written: in the contract, and in the trail."""
    return f"{RecordType.PERSON.prefix}_{person.hex}"


#: Who somebody is, and whether it is time to write down that it was here: once an hour is enough.
FIND = """
select p.id, p.name, p.email, coalesce(s.at < now() - interval '1 hour', true) as is_due
from people p left join sightings s on s.person_id = p.id where p.issuer = $1 and p.subject = $2
"""

#: Somebody who is new, or is called something else than before. What the token does not say stays as it was.
GREET = """
insert into people (issuer, subject, name, email, publication) values ($1, $2, $3, $4, 'PUBLISHED')
on conflict (issuer, subject) do update
set name = coalesce(excluded.name, people.name), email = coalesce(excluded.email, people.email)
returning id, name, email
"""

SEEN = "insert into sightings (person_id, at) values ($1, now()) on conflict (person_id) do update set at = now()"
