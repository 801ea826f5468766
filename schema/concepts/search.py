"""Search as the contract shows it: what is found of any type, where it hit, and what is suggested as one types."""

import strawberry
from strawberry import UNSET

from registry.storage.model.terms import RecordType
from schema.language.bounds import bounded
from schema.language.fields import LANGUAGE, MOST, USUAL, Facet, PageInfo, attribute, field
from schema.language.records import Record

#: How many names are suggested by default.
SUGGESTED = 10
#: How many are found, and how many names suggested.
SIZE = bounded(int | None, 0, MOST)


@strawberry.type(description="A piece of a text, which is a hit or stands between hits (textbit).")
class SearchSnippet:
    """A piece of a text."""

    text: str = attribute("The piece as it stands; it is no markup (text).")
    is_match: bool = attribute("Whether it is a word that was found (träff).")


@strawberry.type(description="A record that was found, with why (träff).")
class SearchEdge:
    """A record that was found, with why."""

    cursor: str = attribute("Its place in the order (markör).")
    node = field(Record, "The record (post).", hits="node")
    record_type: RecordType = attribute("What kind of record it is (slag av post).")
    label: str | None = attribute("Its title or name; null for what has none, such as a lesson (benämning).")
    matched_in: str | None = attribute("The contract's field that it hit first: a code, a name, then texts (fält).")
    snippet: list[SearchSnippet] = attribute("What stands around the hits in that field (utdrag).")
    is_partial: bool = attribute(
        "Whether some word is missing: such hits come last, and only where those with all words are few (delvis träff)."
    )
    score: float = attribute("How well it hit, for comparing within this search only (poäng).")


@strawberry.type(description="How many were found of each type, also of types that were left out (fasetter).")
class SearchFacets:
    """What was found, counted."""

    record_type: list[Facet] = attribute("By type of record (slag av post).")


@strawberry.type(description="What was found, the best first (sökresultat).")
class SearchConnection:
    """What was found, the best first."""

    nodes = field(list[Record], "The records (poster).", hits="nodes")
    edges: list[SearchEdge] = attribute("The records with why they were found (träffar).")
    page_info: PageInfo = attribute("Where the page stands in the list (sidinformation).")
    total_count: int = attribute("How many were found in all; counted only when asked for (antal).")
    facets: SearchFacets = attribute("What was found, counted (fasetter).")
    searched_for: str | None = attribute(
        "What was searched for as well, where a word that is in no record looks misspelt; else null (menade du)."
    )
    is_sample: bool = attribute(
        "Whether so many hit that only some of them were ranked: then `totalCount` counts more than can be paged to,"
        " and a narrower search finds better (urval)."
    )
    hint = field(
        str | None,
        "Why nothing could be searched for, such as only small words; else null (tips).",
        {"language": LANGUAGE},
    )


@strawberry.type(description="A record by the name that what was typed leads to (förslag).")
class Suggestion:
    """A record by its name."""

    id: strawberry.ID = attribute("The record's id (id).")
    record_type: RecordType = attribute("What kind of record it is (slag av post).")
    label: str | None = attribute("Its title or name (benämning).")
    matched_in: str | None = attribute("The contract's field that has what was typed (fält).")
    snippet: list[SearchSnippet] = attribute("That field, with what was typed marked (utdrag).")
    node = field(Record, "The record (post).", hits="node")


_TEXT = (
    'What to find, at most 200 characters: words in any inflection, which also count as parts of compounds; "quoted"'
    " words in their order; codes and names (sökord)."
)
_TYPES: tuple[object, object, str] = (
    list[RecordType] | None,
    UNSET,
    "Only records of these types; all without it (slag av post).",
)


@strawberry.type
class Questions:
    """What can be asked for at the root."""

    search = field(
        SearchConnection,
        "Records of every type by words of their names and texts (sök): official names and codes first, then what has a"
        " word in its name, then in its texts. A word in no record is read as one that is spelt nearly so, å, ä and ö"
        " count as they are written where they are, and words that mean the same, former names among them, find each"
        " other. Whoever asks finds what it may see.",
        {
            "text": (str, ..., _TEXT),
            "types": _TYPES,
            "first": (SIZE, UNSET, f"How many, {{bounds}}; {USUAL} if nothing is said (antal)."),
            "after": (str | None, UNSET, "Those that come after this cursor (efter)."),
        },
        hits="search",
    )
    suggest = field(
        list[Suggestion],
        "Records whose name has what somebody is typing, the last word as the beginning of one (förslag): from two"
        " letters, and after another word from one. Names that begin so come first.",
        {
            "text": (str, ..., "What has been typed so far, at most 200 characters (sökord)."),
            "types": _TYPES,
            "first": (SIZE, UNSET, f"How many, {{bounds}}; {SUGGESTED} if nothing is said (antal)."),
        },
        hits="suggest",
    )
