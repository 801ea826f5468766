"""Whom to turn to about a record: written again from what is said of it, with the wholes told one by one."""

from typing import Any

from registry.concepts.organisations import Organisation
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.ways import target

#: What each is a part of, by table.
WHOLES = {
    "decisions": "need",
    "endorsements": "need",
    "lessons": "participation",
    "method_uses": "method",
    "participations": "initiative",
    "seats": "group",
}
NOT_YET = ("men som inte har tagit på sig det", "and which has not taken that on")
SENTENCES = {
    "KEEPER": ("Vänd dig till {}, som förvaltar posten.", "Turn to {}, which keeps the record."),
    "KEEPER_OF_WHOLE": (
        "Vänd dig till {}, som förvaltar det som posten är en del av.",
        "Turn to {}, which keeps what the record is a part of.",
    ),
    "SUGGESTED_KEEPER": (
        f"Vänd dig till {{}}, som registret föreslår som förvaltare av posten {NOT_YET[0]}.",
        f"Turn to {{}}, which the registry suggests as keeper of the record {NOT_YET[1]}.",
    ),
    "SUGGESTED_KEEPER_OF_WHOLE": (
        f"Vänd dig till {{}}, som registret föreslår som förvaltare av det som posten är en del av {NOT_YET[0]}.",
        f"Turn to {{}}, which the registry suggests as keeper of what the record is a part of {NOT_YET[1]}.",
    ),
    "CONVENER": ("Vänd dig till {}, som är sammankallande i gruppen.", "Turn to {}, which convenes the group."),
    "ITSELF": ("Vänd dig till {}, som uppgifterna handlar om.", "Turn to {}, which the facts are about."),
    "NATIONAL": (
        "Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.",
        "Turn to the national editors: no organisation is shown that keeps the record.",
    ),
}


def turned_to(model: Any, row: Row, sight: Sight) -> tuple[Row | None, str]:
    """The organisation, if it is one, and why it is that one."""
    above, group = [], [row] if model.__tablename__ == "groups" else []
    here: tuple[Any, Row] = (model, row)
    while name := WHOLES.get(here[0].__tablename__):
        # Whoever sees a part sees what it is a part of.
        here = (target(here[0], name), sight.along(*here, name)[0])
        above.append(here)
        group += [here[1]] if here[0].__tablename__ == "groups" else []
    found = [(row["keeper_id"], _kept(row, "KEEPER"))]
    found += [(each["keeper_id"], _kept(each, "KEEPER_OF_WHOLE")) for _, each in above]
    found += [(each["convener_id"], "CONVENER") for each in group]
    if model is Organisation:
        found.append((row["id"], "ITSELF"))
    for key, role in found:
        for organisation in sight.rows.where("organisations", "id", key) if key else []:
            if sight.sees(Organisation, organisation):
                return organisation, role
    return None, "NATIONAL"


def _kept(row: Row, role: str) -> str:
    return role if row["keeper_accepted_at"] is not None else f"SUGGESTED_{role}"


def contact_told(model: Any, row: Row, name: str, sight: Sight, language: str) -> str:
    """Why it is that one, or the same in a sentence."""
    organisation, role = turned_to(model, row, sight)
    if name == "role":
        return role
    sentence = SENTENCES[role][1 if language == "EN" else 0]
    return sentence.format(organisation["name"]) if organisation else sentence
