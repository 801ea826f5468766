"""References: a record by whichever key one has."""

import strawberry
from strawberry import UNSET

from registry.storage.writing.references import Ref
from schema.language.fields import input_field


@strawberry.input(description="A key of another system (nyckel i annat system).")
class ExternalKey:
    """A key of another system."""

    system: str = input_field("The system, such as scb-kommunkod (system).", ...)
    value: str = input_field("The key in it (värde).", ...)


class Reference:
    """One key, whichever one has."""

    @property
    def ref(self) -> Ref:
        """The reference as the registry reads it."""
        given = {each: value for each, value in vars(self).items() if value is not UNSET}
        ((name, value),) = given.items()
        return Ref(name, (value.system, value.value) if isinstance(value, ExternalKey) else value)


@strawberry.input(one_of=True, description="A record by one key, whichever you have (post).")
class RecordRef(Reference):
    """A record by one key."""

    id: strawberry.ID | None = input_field("Its id (id).")
    slug: str | None = input_field("Its slug, also one it had before (kortnamn i webbadress).")
    external: ExternalKey | None = input_field("Its key in another system (nyckel i annat system).")


@strawberry.input(
    one_of=True,
    description="An organisation by one key, whichever you have; a name must fit exactly one of the kind that is wanted"
    " (organisation).",
)
class OrganisationRef(Reference):
    """An organisation by one key."""

    id: strawberry.ID | None = input_field("Its id (id).")
    municipality_code: str | None = input_field("A municipality's code, four digits (kommunkod).")
    slug: str | None = input_field("Its slug, also one it had before (kortnamn i webbadress).")
    organisation_number: str | None = input_field("Its organisation number (organisationsnummer).")
    name: str | None = input_field(
        'Its name, as "Kungälv" or "Kungälvs kommun", its short name, or one it had before (namn).'
    )
    external: ExternalKey | None = input_field("Its key in another system (nyckel i annat system).")
