"""What is done with rounds of gathering needs: add, change."""

from uuid import UUID

from registry.acts import kinds, similar
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.themes import Theme, ThemeKind
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.storage.writing.slugs import free_slug
from registry.work import Work, gathering


async def create(work: Work, fields: Fields) -> NeedsRound:
    """Add a round as a draft; service area and year are needed (lägg upp)."""
    work.may(Act.CREATE_NEEDS_ROUND, NeedsRound)
    needed = {"serviceArea": fields.get("service_area"), "year": fields.get("year")}
    with gathering() as wrong:
        wrong.extend(Required.of("fields", name) for name, given in needed.items() if given is None)
    area, year = await _service_area(work, fields), fields["year"]
    await similar.warn_of_round(work, area, year)
    found = NeedsRound(service_area_id=area)
    rest = {name: each for name, each in fields.items() if name != "service_area"}
    if rest.get("slug") is None:
        found.year = year
        rest["slug"] = await free_slug(work.references, NeedsRound, await called(work, found))
    return await work.create(Act.CREATE_NEEDS_ROUND, found, rest, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> NeedsRound:
    """Change a round's facts, such as how far it has come (ändra)."""
    found = await work.take(Act.UPDATE_NEEDS_ROUND, NeedsRound, ref, "round", seen=seen)
    async with similar.warning(work, found):
        await work.put(found, await checked(work, found, fields), "fields")
    return found


async def checked(work: Work, _: NeedsRound, fields: Fields) -> Fields:
    """The fields to put into a round; Invalid for a theme that is no service area."""
    if fields.get("service_area") is not None:
        await _service_area(work, fields)
    return fields


async def called(work: Work, found: NeedsRound) -> str:
    """What a round is called, which has no name of its own: its service area and year."""
    return f"{(await work.session.get_one(Theme, found.service_area_id)).slug} {found.year}"


async def _service_area(work: Work, fields: Fields) -> UUID:
    return await kinds.resolve(work, Theme, fields["service_area"], ThemeKind.SERVICE_AREA, "fields", "serviceArea")
