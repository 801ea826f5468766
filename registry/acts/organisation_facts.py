"""What an organisation can be given: by its kind, and by who gives it.

An organisation's editors change what it says of itself. What others decide, such as its official code, its kind and its
population, is changed by national editors only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import or_, select

from registry.acts import naming
from registry.concepts.endorsements import Endorsement
from registry.concepts.memberships import Membership
from registry.concepts.organisations import County, Organisation, OrganisationKind
from registry.errors import Invalid, NotAllowed, NotFound, Path, Refusal
from registry.matrix import Act, Reach, reach
from registry.storage.model.names import camel
from registry.storage.model.numbers import printed
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering

MUNICIPALITY, RSS_BODY = {OrganisationKind.MUNICIPALITY}, {OrganisationKind.RSS_BODY}
EVERY = set(OrganisationKind)
#: The official facts that an organisation of any kind may have.
OF_EVERY = {"kind", "organisation_number", "former_keys", "valid_from", "valid_to", "keeper"}
#: The relations through link tables that an organisation is given.
TIED = ("counties", "predecessors")
CODE_LENGTH = 4


@dataclass(frozen=True)
class Fact:
    """A field that not every kind of organisation has, and what people call it."""

    sv: str
    en: str
    kinds: set[OrganisationKind]


#: The fields that only national editors set, by the names that they are given by.
OFFICIAL = {name.removesuffix("_id"): each for name, each in Organisation.held.facts.items()}
FACTS = {
    **{
        name: Fact(each.sv, each.en, EVERY if name in OF_EVERY else MUNICIPALITY)
        for name, each in OFFICIAL.items()
        if name != "predecessors"
    },
    "host": Fact("värdorganisation", "host", RSS_BODY),
    "parent": Fact("organisation som den ingår i", "parent organisation", EVERY - MUNICIPALITY - RSS_BODY),
    "counties": Fact("län som den verkar i", "counties that it works in", EVERY - MUNICIPALITY),
}


#: By relation, the keys of what an organisation is to be tied to; those that are not given stay as they are.
Ties: TypeAlias = dict[str, list[Any]]


async def checked(work: Work, organisation: Organisation, fields: Fields) -> tuple[dict[str, Any], Ties]:
    """The fields as they are stored, and the counties that it works in and the organisations that it came from.

    Everything that is wrong with the fields is refused together.
    """
    given = _tidied(organisation, fields)
    ties: Ties = {name: list(given.pop(name) or ()) for name in TIED if name in given}
    counties = ties.get("counties")
    with gathering() as wrong:
        wrong.extend(await _official(work, organisation, given, fields))
        if not wrong:
            wrong.extend(await _unfit(work, organisation, {**given, "counties": counties}))
        wrong.extend(await _unknown_counties(work, given, counties or ()))
        if "predecessors" in ties:
            async with work.savepoint(wrong, "fields"):
                ties["predecessors"] = await _predecessors(work, organisation, ties["predecessors"])
        async with work.savepoint(wrong):
            given = await naming.named(work, organisation, naming.keyed(work, organisation, given))
        if wrong:
            # Put into a record that is thrown away, so that references that lead nowhere are refused as well.
            async with work.savepoint(wrong):
                await work.put(Organisation(), given, "fields")
    return given, ties


def _tidied(organisation: Organisation, fields: Fields) -> dict[str, Any]:
    """The fields with an organisation number in its usual form, and a municipality's county taken from its code."""
    given = dict(fields)
    if given.get("organisation_number"):
        given["organisation_number"] = printed(given["organisation_number"])
    kind, code = given.get("kind") or organisation.kind, given.get("municipality_code") or ""
    if kind in MUNICIPALITY and len(code) == CODE_LENGTH and "county_code" not in given:
        given["county_code"] = code[:2]
    return given


# ---- By who gives it -------------------------------------------------------------------------------------------------


async def _official(work: Work, organisation: Organisation, given: Fields, fields: Fields) -> list[Refusal]:
    """Refusals of official facts that would change; the same value as before may be given by anyone."""
    if reach(work.caller.role, Act.UPDATE_ORGANISATION) is Reach.ALL:
        return []
    return [
        NotAllowed.national(each.sv, each.en, "fields", camel(name))
        for name, each in OFFICIAL.items()
        if name in fields and not await _is_so(work, organisation, name, fields[name] if name in TIED else given[name])
    ]


async def _is_so(work: Work, organisation: Organisation, name: str, value: Any) -> bool:
    if name == "predecessors":
        return set(await _led_to(work, organisation, value or ())) == await _came_from(work, organisation)
    if isinstance(value, Ref):
        value = await work.resolve(Organisation, value, "fields", camel(name))
    return bool(_now(organisation, name) == value)


async def _came_from(work: Work, organisation: Organisation) -> set[UUID]:
    return {key for (key,) in await work.hanging_on(organisation, "predecessors")}


async def _led_to(work: Work, organisation: Organisation, refs: Sequence[Ref]) -> list[UUID | Refusal]:
    """What references to predecessors lead to; what it came from already may have been withdrawn since."""
    kept = await _came_from(work, organisation) if refs else ()
    return await work.references.resolve_each(Organisation, list(refs), kept=kept)


async def _predecessors(work: Work, organisation: Organisation, refs: Sequence[Ref]) -> list[UUID]:
    """What it came from; references that lead nowhere are refused together, each with its place."""
    found = await _led_to(work, organisation, refs)
    wrong = [each.below("predecessors", place) for place, each in enumerate(found) if isinstance(each, Refusal)]
    if wrong:
        raise ExceptionGroup("refused", wrong)
    return [each for each in found if isinstance(each, UUID)]


def _now(organisation: Organisation, name: str) -> Any:
    return getattr(organisation, f"{name}_id" if name in ("keeper", "host", "parent") else name)


# ---- By its kind -----------------------------------------------------------------------------------------------------


async def _unfit(work: Work, organisation: Organisation, given: Fields) -> list[Refusal]:
    """Refusals of facts that its kind cannot have, given now or from before, and of a kind that cannot change."""
    kind = given.get("kind") or organisation.kind
    now = {name: _now(organisation, name) for name in FACTS if name != "counties"}
    now["counties"] = await _counties(work, organisation)
    values = now | {name: each for name, each in given.items() if name != "counties" or each is not None}
    found: list[Refusal] = [
        Invalid(
            f"An organisation of kind {kind.en} has no {fact.en}.",
            f"En organisation av slaget {kind.sv} har ingen uppgift om {fact.sv}.",
            path=("fields", camel(name)),
        )
        for name, fact in FACTS.items()
        if kind not in fact.kinds and values[name]
    ]
    if organisation.kind not in (None, kind) and await _rests_on_kind(work, organisation):
        found.append(
            Invalid(
                "Memberships or endorsements rest on its kind, which cannot change.",
                "Medlemskap, eller uppgifter om vem som står bakom behov, bygger på dess slag, som inte kan ändras.",
                path=("fields", "kind"),
            )
        )
    return found


async def _counties(work: Work, organisation: Organisation) -> list[str]:
    return [code for (code,) in await work.hanging_on(organisation, "counties")]


async def _rests_on_kind(work: Work, organisation: Organisation) -> bool:
    pairs = or_(Membership.municipality_id == organisation.id, Membership.rss_body_id == organisation.id)
    uses = (select(Membership.id).where(pairs), select(Endorsement.id).where(Endorsement.via_id == organisation.id))
    return any([await work.session.scalar(each.limit(1)) is not None for each in uses])


async def _unknown_counties(work: Work, given: Fields, counties: Sequence[str]) -> list[Refusal]:
    """Refusals of codes that no county has."""
    codes: dict[Path, str] = {("counties", place): code for place, code in enumerate(counties)}
    if county := given.get("county_code"):
        # A municipality's code tells its county when nothing else does.
        is_derived = county == (given.get("municipality_code") or "")[: len(county)]
        codes[("municipalityCode" if is_derived else "countyCode",)] = county
    known = await work.references.all_of(County, "code") if codes else set()
    wrong = {path: code for path, code in codes.items() if code not in known}
    near = await work.references.nearest(County, "code", list(wrong.values()))
    return [
        NotFound(
            f"There is no county {code!r}.",
            f"Det finns inget län {code!r}.",
            f"Did you mean {near[code]}?" if code in near else None,
            f"Menade du {near[code]}?" if code in near else None,
            path=("fields", *path),
        )
        for path, code in wrong.items()
    ]
