"""The words that overviews are grouped by."""

from registry.storage.model.terms import Term


class NeedsOverviewBy(Term):
    """What the picture of needs is grouped by (indelning)."""

    THEME = "THEME", "område", "theme", "område; ett behov räknas i sina områden och i dem ovanför"
    ROUND = "ROUND", "behovsinventering", "needs round"
    RSS_BODY = "RSS_BODY", "RSS", "RSS body", "RSS som står bakom", "RSS bodies behind it"
    STATE = "STATE", "läge", "state"
    CLOSE_REASON = "CLOSE_REASON", "skäl till stängning", "close reason"


class CoverageBy(Term):
    """What coverage is told by: places, or what initiatives are about (indelning)."""

    MUNICIPALITY = "MUNICIPALITY", "kommun", "municipality"
    COUNTY = "COUNTY", "län", "county"
    RSS_BODY = "RSS_BODY", "RSS", "RSS body"
    POPULATION_CLASS = "POPULATION_CLASS", "storleksklass", "population class"
    THEME = "THEME", "område", "theme"
    NEED = "NEED", "kunskapsbehov", "knowledge need"
    METHOD = "METHOD", "metod", "method"


class PopulationClass(Term):
    """Municipalities by how many live there; not the groups of municipalities that SKR makes (storleksklass)."""

    UNDER_15000 = "UNDER_15000", "under 15 000", "under 15,000"
    FROM_15000_TO_49999 = "FROM_15000_TO_49999", "15 000–49 999", "15,000–49,999"
    FROM_50000_TO_199999 = "FROM_50000_TO_199999", "50 000–199 999", "50,000–199,999"
    FROM_200000 = "FROM_200000", "200 000 och fler", "200,000 and more"


#: Where each class ends.
BOUNDS = {
    PopulationClass.UNDER_15000: 15_000,
    PopulationClass.FROM_15000_TO_49999: 50_000,
    PopulationClass.FROM_50000_TO_199999: 200_000,
}


class CalendarEventKind(Term):
    """What happens on a day (händelse)."""

    INITIATIVE_STARTS = "INITIATIVE_STARTS", "initiativ börjar", "initiative starts"
    INITIATIVE_ENDS = "INITIATIVE_ENDS", "initiativ slutar", "initiative ends"
    OPENING_CLOSES = "OPENING_CLOSES", "sista dag att anmäla sig", "last day to sign up"
    MANDATE_STARTS = "MANDATE_STARTS", "överenskommelse, uppdrag eller bidrag börjar gälla", "mandate starts"
    MANDATE_ENDS = "MANDATE_ENDS", "överenskommelse, uppdrag eller bidrag löper ut", "mandate ends"
    REPORT_DUE = "REPORT_DUE", "ska redovisas senast", "report is due"
    OUTPUT_PUBLISHED = "OUTPUT_PUBLISHED", "kunskapsprodukt publiceras", "output is published"


class KnownPart(Term):
    """What is known of an organisation that is not known to take part (känt deltagande)."""

    KNOWN_NOT_TO = (
        "KNOWN_NOT_TO",
        "deltar inte",
        "known not to take part",
        "känt att den inte deltar: alla deltagare är kända, eller så har den tackat nej",
        "known not to take part: all who take part are known, or it has declined",
    )
    NOT_KNOWN = (
        "NOT_KNOWN",
        "inte känt",
        "not known",
        "inte känt: alla deltagare är inte kända, eller så finns inget initiativ",
        "not known: not all who take part are known, or there is no initiative",
    )


class Lineage(Term):
    """What one initiative is to another that it hangs together with (samband)."""

    PREDECESSOR = "PREDECESSOR", "föregångare", "predecessor"
    SUCCESSOR = "SUCCESSOR", "fortsättning", "successor"
    WHOLE = (
        "WHOLE",
        "helheten",
        "the whole",
        "det initiativ som det är en del av",
        "the initiative that it is a part of",
    )
    PART = "PART", "en del av det", "a part of it"
    SIBLING = "SIBLING", "en annan del av samma helhet", "another part of the same whole"


class FreshnessBy(Term):
    """What freshness is told by (indelning)."""

    KEEPER = "KEEPER", "förvaltare", "keeper"
    WHOLE = "WHOLE", "allt", "all of it"
