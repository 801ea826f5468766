"""Sentences for what only one record can have: English, Swedish, and where in the input."""

#: By unique index, or by column alone.
TAKEN: dict[str, tuple[str, str, str]] = {
    "slug": ("Another record has that slug.", "En annan post har det kortnamnet.", "slug"),
    "organisation_number": (
        "Another organisation has that organisation number.",
        "En annan organisation har det organisationsnumret.",
        "organisationNumber",
    ),
    "municipality_code": (
        "Another municipality has that code.",
        "En annan kommun har den koden.",
        "municipalityCode",
    ),
    "memberships_pair": (
        "The municipality belongs to that RSS body already.",
        "Kommunen hör redan till den RSS:en.",
        "rssBody",
    ),
    "memberships_one_primary": (
        "The municipality is counted at another RSS body.",
        "Kommunen räknas redan till en annan RSS.",
        "isPrimary",
    ),
    "participations_part": (
        "The organisation takes part in that role, unit and group already.",
        "Organisationen deltar redan i den rollen, enheten och gruppen.",
        "organisation",
    ),
    "seats_place": (
        "The organisation has a seat in that role and function already.",
        "Organisationen har redan en plats i den rollen och funktionen.",
        "role",
    ),
    "endorsements_pair": (
        "The organisation stands behind the need already.",
        "Organisationen står redan bakom behovet.",
        "organisation",
    ),
    "method_uses_use": (
        "It is told already that the organisation, or this unit of it, uses the method.",
        "Att organisationen, eller den här enheten, använder metoden står redan.",
        "unit",
    ),
    "outputs_supersedes_id": (
        "Another output supersedes it already.",
        "En annan kunskapsprodukt ersätter den redan.",
        "supersedes",
    ),
}
