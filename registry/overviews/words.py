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
    SIZE = "SIZE", "folkmängd", "population"
    THEME = "THEME", "område", "theme"
    NEED = "NEED", "kunskapsbehov", "knowledge need"
    METHOD = "METHOD", "metod", "method"


class PopulationClass(Term):
    """Municipalities by how many live there (storleksklass)."""

    UNDER_15000 = "UNDER_15000", "under 15 000", "under 15,000"
    UNDER_50000 = "UNDER_50000", "15 000–49 999", "15,000–49,999"
    UNDER_200000 = "UNDER_200000", "50 000–199 999", "50,000–199,999"
    FROM_200000 = "FROM_200000", "200 000 och fler", "200,000 and more"


#: Where each class ends.
BOUNDS = {
    PopulationClass.UNDER_15000: 15_000,
    PopulationClass.UNDER_50000: 50_000,
    PopulationClass.UNDER_200000: 200_000,
}


class CalendarEventKind(Term):
    """What happens on a day (händelse)."""

    INITIATIVE_STARTS = "INITIATIVE_STARTS", "initiativ börjar", "initiative starts"
    INITIATIVE_ENDS = "INITIATIVE_ENDS", "initiativ slutar", "initiative ends"
    OPENING_CLOSES = "OPENING_CLOSES", "sista dag att anmäla sig", "opening closes"
    MANDATE_STARTS = "MANDATE_STARTS", "uppdrag eller bidrag börjar", "mandate starts"
    MANDATE_ENDS = "MANDATE_ENDS", "uppdrag eller bidrag slutar", "mandate ends"
    REPORT_DUE = "REPORT_DUE", "ska redovisas", "report is due"
    OUTPUT_PUBLISHED = "OUTPUT_PUBLISHED", "resultat publiceras", "output is published"
