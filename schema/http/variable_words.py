"""What people call the variables of ready questions, wherever they fill them in."""

#: By the name that a variable has in every question.
WORDS = {
    "address": "Källans webbadress, början av den",
    "after": "Plats att fortsätta från",
    "asOf": "Tidpunkt",
    "atLeast": "Minst så många",
    "code": "Kommunkod",
    "county": "Länskod",
    "days": "Antal dagar",
    "endedBefore": "Slutade före",
    "first": "Högst så många rader",
    "from": "Från och med",
    "group": "Gruppens kortnamn i webbadress",
    "initiative": "Initiativets kortnamn i webbadress",
    "kind": "Slag",
    "last": "Högst så många, från slutet",
    "method": "Metodens kortnamn i webbadress",
    "need": "Behovets kortnamn i webbadress",
    "organisation": "Organisationens kortnamn i webbadress",
    "output": "Kunskapsproduktens kortnamn i webbadress",
    "pilot": "Pilotens kortnamn i webbadress",
    "publisher": "Utgivare",
    "round": "Behovsinventeringens kortnamn i webbadress",
    "rss": "RSS:ens kortnamn i webbadress",
    "rssBodies": "Minst så många RSS",
    "side": "Myndighetsutövning eller utförare",
    "slug": "Kortnamn i webbadress",
    "source": "Källa",
    "system": "System",
    "text": "Sökord",
    "theme": "Områdets kortnamn i webbadress",
    "themes": "Områdenas kortnamn i webbadress",
    "to": "Till och med",
    "types": "Slag av post",
    "value": "Nyckel i systemet",
    "where": "Urval, som JSON",
    "withinPercent": "Tillåten skillnad i folkmängd, procent",
}


def label_of(name: str) -> str:
    """What people call a variable; its name where no question has it."""
    return WORDS.get(name, name)
