"""Who sees a need that is not published: organisations, and a sentence."""

from typing import Any
from uuid import UUID

from registry.concepts.endorsements import Endorsement
from registry.concepts.memberships import Membership
from registry.concepts.organisations import Organisation
from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def readers(need: Row, sight: Sight) -> list[Row]:
    """The organisations, as far as the caller may see them; none when everyone sees it."""
    if need["publication"] == "PUBLISHED":
        return []
    keys: set[UUID | None] = {need["keeper_id"]}
    if need["publication"] == "DRAFT":
        for each in sight.rows.where("endorsements", "need_id", need["id"]):
            if each["publication"] == "PUBLISHED" and sight.sees(Endorsement, each):
                keys |= {each["organisation_id"], each["via_id"]}
    bodies = {
        each["rss_body_id"]
        for each in sight.every(Membership)
        if each["publication"] == "PUBLISHED" and each["municipality_id"] in keys and _holds(each, sight)
    }
    return [each for each in sight.every(Organisation) if each["id"] in keys | bodies]


def _holds(membership: Row, sight: Sight) -> bool:
    """Whether a membership holds on the day that is looked at; a month or a year counts as the whole of it."""
    today, start, end = sight.rows.today.isoformat(), membership["period_start"], membership["period_end"]
    return (start is None or start <= today) and (end is None or f"{end}~" >= today)


def in_words(need: Row, sight: Sight, language: str) -> str:
    """The same in a sentence."""
    english, publication = language == "EN", need["publication"]
    if publication == "PUBLISHED":
        return "It is published: everyone sees it." if english else "Det är publicerat: alla ser det."
    ordered: list[Any] = sorted(readers(need, sight), key=lambda each: (each["name_sort"], each["id"]))
    names = ", ".join(each["name"] for each in ordered)
    if english:
        what = "A draft" if publication == "DRAFT" else "It is withdrawn"
        nation = "those who work nationally"
        return f"{what}: it is seen by {names}, and by {nation}." if names else f"{what}: it is seen by {nation}."
    what = "Arbetsmaterial" if publication == "DRAFT" else "Det är återtaget"
    nation = "dem som arbetar nationellt"
    return f"{what}: det ses av {names} och av {nation}." if names else f"{what}: det ses av {nation}."
