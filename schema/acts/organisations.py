"""Acts on organisations and memberships, as the contract shows them."""

import strawberry

from registry.acts import memberships, organisations
from registry.concepts.memberships import Membership, MembershipKind
from registry.concepts.organisations import Organisation
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import changes, facts, id_alone, named, seen_version, values, which, which_one
from schema.language.payloads import Payload, act
from schema.language.references import OrganisationRef, RecordRef


@strawberry.type(description="An organisation after an act (svar om en organisation).")
class OrganisationPayload(Payload):
    """An organisation after an act."""

    organisation = one(
        "organisations.Organisation", "The organisation; null when something must be put right (organisationen)."
    )


@strawberry.type(description="A membership after an act (svar om ett medlemskap).")
class MembershipPayload(Payload):
    """A membership after an act."""

    membership = one("memberships.Membership", "The membership; null when something must be put right (medlemskapet).")


# ---- Organisations ---------------------------------------------------------------------------------------------------


@inputs_of(
    "organisations.Organisation",
    description="What an organisation is given: absent leaves as it is, null empties. Its kind says what it can have."
    " What others state of it, such as its code, only national editors change (organisationens uppgifter).",
)
class OrganisationFields:
    """What an organisation is given."""

    kind = same("Kind of organisation; national editors only (slag).")
    name = same("Its name; the one it gives up is kept with its day (namn).")
    name_en = same()
    short_name = same()
    former_names = same("Names it had before, all of them (tidigare namn).")
    slug = same()
    website = same()
    contacts = same()
    organisation_number = same("Ten digits, or twelve that begin with 16; national editors only (organisationsnummer).")
    municipality_code: str | None = input_field("A municipality's four digits; national editors only (kommunkod).")
    county_code: str | None = input_field(
        "The county that a municipality lies in, told by its code when left out; national editors only (länskod)."
    )
    former_keys = same(
        "Official codes and numbers it had before, all of them; what it gives up is kept with its day. National editors"
        " only (tidigare koder och nummer)."
    )
    population: int | None = input_field("A municipality's inhabitants; national editors only (folkmängd).")
    population_year: int | None = input_field("The year of the population; national editors only (år för folkmängd).")
    valid_from = same("The first day it existed; national editors only (gäller från).")
    valid_to = same("The last day it existed; national editors only (gäller till).")
    predecessors = same(
        "What it came from, all of them; national editors only, and not for what was registered twice (bildad ur)."
    )
    counties: list[str] | None = input_field("Codes of the counties that it works in; not for a municipality (län).")
    host: OrganisationRef | None = input_field("The organisation that carries an RSS body in law (värdorganisation).")
    parent: OrganisationRef | None = input_field(
        "What it is a part of; not for municipalities and RSS bodies (ingår i)."
    )
    keeper = same("Who keeps it; national editors only (förvaltande organisation).")
    sources = same()


@strawberry.input(description="A new organisation (ny organisation).")
class CreateOrganisationInput:
    """A new organisation."""

    fields: OrganisationFields = facts("name and kind")


@strawberry.input(description="A changed organisation: absent leaves as it is, null empties (ändrad organisation).")
class UpdateOrganisationInput:
    """A changed organisation."""

    organisation: OrganisationRef = which("organisation")
    seen: int = seen_version()
    fields: OrganisationFields = changes()


@strawberry.input(
    description="Organisations that are one and the same (slå ihop organisationer). The others are withdrawn; what two"
    " of them had alike is kept once and comes back as a warning. Keys to the API do not follow."
)
class MergeOrganisationsInput:
    """Organisations that are one and the same."""

    into: OrganisationRef = input_field("The one that lives on, with its facts as they stand (den som blir kvar).", ...)
    seen: int = input_field("The version of it that you saw; CONFLICT if it has changed since (sedd version).", ...)
    organisations: list[OrganisationRef] = input_field(
        "Those that become part of it, 1 to 50, of its kind (de andra).", ...
    )
    because: str = input_field("Why, in words for those who ask later (skäl).", ...)


# ---- Memberships -----------------------------------------------------------------------------------------------------


@inputs_of(
    "memberships.Membership",
    description="A municipality that comes to belong to an RSS body (nytt medlemskap).",
)
class AddMembershipInput:
    """A municipality that comes to belong to an RSS body."""

    municipality = same("Which municipality (kommun).", ...)
    rss_body = same("Which RSS body (RSS).", ...)
    kind = same(default=MembershipKind.MEMBER)
    is_primary = same(
        "Whether the municipality is counted here; when left out, if it is counted nowhere else (räknas hit)."
    )
    period = same("From and to (period).")
    sources = same()


@inputs_of(
    "memberships.Membership",
    description="What a membership is given: absent leaves as it is, null empties (uppgifter).",
)
class MembershipFields:
    """What a membership is given."""

    kind = same()
    is_primary = same("Whether the municipality is counted here; it then is no longer counted elsewhere (räknas hit).")
    period = same("From and to (period).")
    sources = same()


@strawberry.input(description="A changed membership (ändrat medlemskap).")
class UpdateMembershipInput:
    """A changed membership."""

    which: RecordRef | None = which_one()
    membership: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: MembershipFields = changes()


# ---- Acts ------------------------------------------------------------------------------------------------------------


@act(Act.CREATE_ORGANISATION, OrganisationPayload)
async def create_organisation(work: Work, given: CreateOrganisationInput) -> Organisation:
    """Add an organisation as a draft; others of the same name come back as warnings (lägg upp en organisation)."""
    return await organisations.create(work, values(given.fields))


@act(Act.UPDATE_ORGANISATION, OrganisationPayload)
async def update_organisation(work: Work, given: UpdateOrganisationInput) -> Organisation:
    """Change an organisation. Its editors change what it says of itself (ändra en organisation)."""
    return await organisations.update(work, given.organisation.ref, seen=given.seen, fields=values(given.fields))


@act(Act.MERGE_ORGANISATIONS, OrganisationPayload)
async def merge_organisations(work: Work, given: MergeOrganisationsInput) -> Organisation:
    """Make one of organisations registered more than once; what points at them follows (slå ihop organisationer)."""
    others = [each.ref for each in given.organisations]
    return await organisations.merge(work, given.into.ref, others, seen=given.seen, because=given.because)


@act(Act.ADD_MEMBERSHIP, MembershipPayload)
async def add_membership(work: Work, given: AddMembershipInput) -> Membership:
    """Let a municipality belong to an RSS body; shown at once (lägg till en kommun i en RSS)."""
    rest = {name: each for name, each in values(given).items() if name not in ("municipality", "rss_body")}
    return await memberships.add(work, given.municipality.ref, given.rss_body.ref, rest)


@act(Act.UPDATE_MEMBERSHIP, MembershipPayload)
async def update_membership(work: Work, given: UpdateMembershipInput) -> Membership:
    """Change a membership, or where a municipality is counted (ändra ett medlemskap)."""
    return await memberships.update(work, named(given), seen=given.seen, fields=values(given.fields))
