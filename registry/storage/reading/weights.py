"""What reading costs beside the rows that it shows, as it was measured.

Most was measured on 100,000 initiatives with 1,200,000 participations; docs/decisions.md tells how.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What is not a row that is shown: a unit is a tenth of a millisecond at 20 times the size of a full registry.

    So an operation at the limit of 50,000 takes about as long as one statement may. Rows that are shown count one each,
    though most take less: they also become an answer that somebody has to read.
    """

    #: A plain list has been entered by hand, so it is short.
    plain_list: int = 10
    #: The whole of a list that has pages elsewhere.
    whole_list: int = 300
    #: One of which nothing but values of the records themselves is shown, as their ids: one walk of an index.
    links: int = 1
    count: int = 1
    #: A list of the root that is filtered may read every record of its type; one below a record reads a few.
    filtered: int = 500
    facet: int = 1000
    #: The same of the records that there are most of, and a count of them: all are read.
    facet_of_most: int = 6500
    count_of_most: int = 2500
    #: A relation in a filter of the root: to the records that there are most of (`Record.is_numerous`), to many others,
    #: and to one, which is looked up.
    related_to_most: int = 4500
    related_to_many: int = 1500
    related_to_one: int = 500
    #: All sources that records name; and what rests on one of them.
    gathered: int = 2_500
    gathered_below: int = 800
    #: Needs in groups with who is behind them; municipalities in groups with what they take part in; the days of
    #: initiatives, mandates and outputs; what other initiatives share with one, other needs with one; who might
    #: join in a need or an initiative; and what may no longer be so of initiatives and participations.
    needs_overview: int = 10_000
    coverage: int = 20_000
    #: The same from bitmaps, and one way of a filter or a facet that these tell: for who sees what everybody sees.
    coverage_by_bits: int = 5000
    way_by_bits: int = 1000
    calendar: int = 5000
    overlaps: int = 20_000
    similar_needs: int = 20_000
    partners: int = 2500
    freshness: int = 20_000
    #: What stands within each of the records that there are most of, as their sources do.
    within_most: int = 10_000
    #: A part of a text that is looked for in every row of the root: in one that is kept folded, and in one that is not.
    part_of_folded: int = 1000
    part_of_text: int = 20_000
    #: A relation in a filter, and a facet, where the list belongs to a record.
    related_below: int = 5
    facet_below: int = 5
    #: A search: what is found, and ranked or counted, of what has been written.
    search: int = 600
    #: A search in a filter: what is typed is read once more, to tell what words in it were taken for.
    search_in_filter: int = 1000
    #: A question about another moment reads each table in two parts, and a list of the root all that has changed since.
    then: int = 20
    then_list: int = 5000
    #: A list of history looks at all that the trail has of its record and its parts, however few entries are shown;
    #: and an entry's differences compare the record before with the record after, list by list.
    history: int = 30
    differences: int = 10


WEIGHTS = Weights()

#: What may be done about a cost, by its reason, in English and Swedish.
REMEDIES = {
    "rows": (
        "Ask for fewer of {} at a time, or for what stands in it in an operation of its own.",
        "Be om färre av {} åt gången, eller om det som står där i en egen operation.",
    ),
    "whole": (
        "All of {} is put together however few of its rows are shown: ask for it in an operation of its own.",
        "Hela {} ställs samman hur få rader som än visas: be om det i en egen operation.",
    ),
    "facets": ("Ask for fewer facets of {} at a time.", "Be om färre fasetter av {} åt gången."),
    "filter": ("Filter {} through fewer relations.", "Filtrera {} genom färre relationer."),
    "order": ("Order {} by what stands in it.", "Ordna {} efter det som står där."),
    "search": (
        "Search without {}, or for what is counted there in an operation of its own.",
        "Sök utan {}, eller efter det som räknas där i en egen operation.",
    ),
    "moment": (
        "Ask for fewer lists of another moment than {} at a time, or for single records.",
        "Be om färre listor av en annan tidpunkt än {} åt gången, eller om enskilda poster.",
    ),
}
