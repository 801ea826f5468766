"""What is done with organisations: add, change, merge."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect, or_, select

from registry.acts import memberships, merging
from registry.acts import organisation_facts as facts
from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.errors import Invalid, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work


async def create(work: Work, fields: Fields) -> Organisation:
    """Add an organisation as a draft; name and kind are needed, and a municipality's code (lägg upp)."""
    organisation = Organisation()
    given, ties = await _new(work, organisation, fields)
    made = await work.create(Act.CREATE_ORGANISATION, organisation, given, path=("fields",))
    await _tie(work, made, ties)
    return made


async def _new(work: Work, organisation: Organisation, fields: Fields) -> tuple[dict[str, Any], facts.Ties]:
    """The checked fields of a new organisation, and what it is tied to; Required for what every one is given."""
    work.may(Act.CREATE_ORGANISATION, Organisation)
    missing = [Required.of("fields", name) for name in ("name", "kind") if not fields.get(name)]
    if fields.get("kind") is OrganisationKind.MUNICIPALITY and not fields.get("municipality_code"):
        missing.append(Required.of("fields", "municipalityCode"))
    if missing:
        raise ExceptionGroup("refused", missing)
    return await facts.checked(work, organisation, fields)


async def made(work: Work, organisation: Organisation, fields: Fields) -> Fields:
    """The fields of a new organisation that a row tells of, refused as `create` refuses them."""
    given, ties = await _new(work, organisation, fields)
    return given | _as_told(ties, fields)


async def changed(work: Work, organisation: Organisation, fields: Fields) -> Fields:
    """The fields to put into an organisation that a row tells of, refused as `update` refuses them."""
    given, ties = await facts.checked(work, organisation, fields)
    return given | _as_told(ties, fields)


def _as_told(ties: facts.Ties, fields: Fields) -> dict[str, Any]:
    """What a row says that an organisation is tied to, as rows of ties are given."""
    counties = {"counties": [{"county_code": each} for each in ties["counties"]]} if "counties" in ties else {}
    return counties | {name: fields[name] for name in ties if name not in counties}


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Organisation:
    """Change an organisation; a name that it gives up is stored among its former names, with the day (ändra)."""
    organisation = await work.take(Act.UPDATE_ORGANISATION, Organisation, ref, "organisation", seen=seen)
    if organisation.merged_into_id is not None:
        raise StepNotAllowed("It was merged into another organisation.", "Den är sammanslagen med en annan.")
    given, ties = await facts.checked(work, organisation, fields)
    await work.put(organisation, given, "fields")
    await _tie(work, organisation, ties)
    return organisation


async def _tie(work: Work, organisation: Organisation, ties: facts.Ties) -> None:
    """Tie an organisation to the counties that it works in and to what it came from, and to no others."""
    for name, keys in ties.items():
        await work.writer.relink(organisation, inspect(Organisation).relationships[name], keys)
    await work.refuse_circles(organisation, [name for name in Organisation.held.acyclic if name in ties])


# ---- Merging ---------------------------------------------------------------------------------------------------------


async def merge(work: Work, into: Ref, organisations: Sequence[Ref], *, seen: int, because: str) -> Organisation:
    """Merge organisations that are one and the same; everything that refers to them follows (slå ihop)."""
    work.may(Act.MERGE_ORGANISATIONS, Organisation)
    if not because.strip():
        raise Required.of("because")
    one, given = await merging.gather(work, Organisation, into, organisations, seen=seen, named="organisations")
    others = list(given.values())
    for path, each in given.items():
        if each.kind is not one.kind:
            raise Invalid(
                "They are of different kinds.",
                "De är av olika slag.",
                "If it is one and the same, change its kind first. A host is an organisation of its own.",
                "Om det är en och samma, ändra slaget först. En värdorganisation är en egen organisation.",
                path=path,
            )
    await memberships.count_once(work, [one.id, *(each.id for each in others)])
    await _take_number(work, one, others)
    folded = await merging.merge(work, one, others, because)
    await memberships.keep_counted(work, folded)
    await _move_contacts(work, one, others)
    await work.refuse_circles(one, Organisation.held.acyclic, path=("into",))
    if folded:
        work.warn(
            "ALREADY_SO",
            "Several of them had these; one of each is kept, and the others are withdrawn.",
            "Flera av dem hade de här; en av varje är kvar, och de andra är återtagna.",
            *list(dict.fromkeys(each.remaining for each in folded))[: merging.MOST_AT_ONCE],
        )
    return one


async def _take_number(work: Work, one: Organisation, others: Sequence[Organisation]) -> None:
    """An official number leads to the organisation that lives on, if it has none of its own."""
    for each in others:
        if one.organisation_number is None and each.organisation_number is not None:
            number, each.organisation_number = each.organisation_number, None
            await work.flush()
            one.organisation_number = number
            await work.flush()


async def _move_contacts(work: Work, one: Organisation, others: Sequence[Organisation]) -> None:
    """Let contacts at the others lead to the one that lives on: they are stored as JSON, which has no foreign keys."""
    new = dict.fromkeys((str(each.id) for each in others), str(one.id))
    models: tuple[type[Record], ...] = (Initiative, Organisation)
    for model in models:
        column = model.__table__.c.contacts
        held = or_(*(column.contains([{"organisation_id": key}]) for key in new))
        rows = select(model).where(held).order_by(model.id).with_for_update()
        for row in await work.session.scalars(rows.execution_options(populate_existing=True)):
            row.contacts = [  # type: ignore[attr-defined]
                {**each, "organisation_id": new.get(each["organisation_id"], each["organisation_id"])}
                if "organisation_id" in each
                else each
                for each in row.contacts  # type: ignore[attr-defined]
            ]
        await work.flush()
