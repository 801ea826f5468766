"""What is stored, what personal data it may hold, for how long, and what ends it (gallring), by kind of thing.

`docs/personal-data.md` shows these rows, and a test holds that no table is missing.
"""

from dataclasses import dataclass

from registry.identity.sessions import HOURS
from registry.settings import Settings
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How one kind of thing is stored and for how long, in Swedish, for whoever answers for it."""

    what: str
    personal: str
    how_long: str
    ended_by: str


#: All tables whose rows are parts of records, and are stored for as long as those.
PARTS = (
    "det som hör till posterna (länkar, diarienummer, identiteter i andra system, län, och vad andra system har sagt om"
    " dem, `assertions`)"
)
ABOUT_THE_WORK = "inga; funktioner, aldrig namngivna personer"
FOR_EVER = "tills vidare"
WITHDRAWN = "återtas med skäl; `eraseRecord` tar bort det som lagen kräver, också ur historiken och ur sparade svar"
#: What is kept beside the records of what stands in them: words as they are searched, sources as they are listed,
#: and what lists are counted by.
BESIDE_RECORDS = (
    RetentionRule(
        "sökord (`search_texts`, `title_words`, `search_words`, `search_parts`, `search_synonyms`)",
        "inga; ord ur posternas texter, aldrig ur kontakter",
        "som texten",
        "skrivs över när texten ändras eller raderas; ett ord glöms med den sista post som alla ser det i",
    ),
    RetentionRule(
        "källor (`source_mentions`, `source_counts`)",
        "inga; källorna som posterna anger",
        "som posten",
        "skrivs över när postens källor ändras eller raderas; en källa glöms med den sista post som anger den",
    ),
    RetentionRule(
        "hur många som står bakom behoven (`need_backings`)",
        "inga; antal",
        "som behovet",
        "skrivs över när antalen ändras",
    ),
    RetentionRule(
        "hur mycket var och en förvaltar (`keeper_shares`, `keeper_counts`)",
        "inga; antal",
        "som initiativet",
        "skrivs över när antalen ändras",
    ),
    RetentionRule(
        "bitkartor (`bitmaps`, `bitmap_ordinals`)",
        "inga; id:n på poster, och vad listor räknas efter",
        "som posten; numret står kvar",
        "skrivs över när posten ändras, återtas eller raderas",
    ),
)


def rows(chosen: Settings) -> list[RetentionRule]:
    """All rules, with the number of days that the settings give."""
    days = f"{chosen.people_kept_days} dagar efter senaste besöket"
    return [
        *(
            RetentionRule(each.sv, ABOUT_THE_WORK, FOR_EVER, WITHDRAWN)
            for each in RecordType
            if not record_of(each).for_administrators
        ),
        RetentionRule(PARTS, "inga", "som posten", "som posten; `eraseRecord` tar bort dem var för sig"),
        RetentionRule(
            RecordType.API_KEY.sv, "inga; ändamålet är en funktion eller ett system", FOR_EVER, "återkallas med skäl"
        ),
        RetentionRule(
            RecordType.PERSON.sv,
            "namn, e-post, utfärdarens beteckning (`sub`)",
            days,
            "`registry purge` eller `erasePerson`; id:t står kvar tomt",
        ),
        RetentionRule(RecordType.GRANT.sv, "pekar på personen", FOR_EVER, "återkallas, senast när personen raderas"),
        RetentionRule("senast sedd (`sightings`)", "när personen var här, på timmen", days, "raderas med personen"),
        RetentionRule(
            "inloggningar i webbläsare (`sessions`)",
            "pekar på personen; av kakan bara ett kondensat",
            f"{HOURS} timmar",
            "utloggning, `registry purge` eller `erasePerson`",
        ),
        RetentionRule(
            RecordType.WEBHOOK.sv, "inga; ändamålet är en funktion eller ett system", FOR_EVER, "tas bort med skäl"
        ),
        RetentionRule(
            "webhookars läge och leveransförsök (`webhook_places`, `webhook_deliveries`)",
            "inga; id:n på poster, aldrig deras innehåll",
            "läget skrivs över; försöken 30 dagar, de 200 senaste",
            "`registry deliver` och `registry purge`",
        ),
        RetentionRule("nycklars användning (`key_uses`)", "inga", FOR_EVER, "skrivs över"),
        RetentionRule(
            "historiken (`commits`, `changes`)",
            "personens id, aldrig namn, e-post eller `sub`; skälen är fri text",
            FOR_EVER,
            "id:t leder ingenstans när personen är raderad; `eraseRecord` tar bort texter och skäl",
        ),
        RetentionRule(
            "ändringsflödet (`heads`, `departures`, `sights`)",
            "inga; id:n på poster, och vilka organisationer som ser dem",
            FOR_EVER,
            "`heads` skrivs över; resten står kvar, för att ett ändringsmärke alltid ska gå att fortsätta från",
        ),
        *BESIDE_RECORDS,
        RetentionRule(
            "sparade svar för omförsök (`kept_answers`)",
            "personens id; svar som visar personuppgifter sparas inte",
            "1 dygn",
            "nästa omförsök eller `registry purge`; raderas med personen; `eraseRecord` tar bort det raderade ur dem",
        ),
        RetentionRule("loggrader", "inga: frågans namn, tid och storlek", "som driften bestämmer", "driften"),
        RetentionRule("mätvärden (`/metrics`)", "inga", "tills processen slutar", "omstart"),
        RetentionRule("säkerhetskopior (`registry backup`)", "samma som databasen", "som driften bestämmer", "driften"),
    ]
