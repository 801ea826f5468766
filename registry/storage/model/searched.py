"""What of a record is searched (sökning): said once beside the record, and every text that is not searched says why.

searched = Searched(names=("title", "title_en"), texts=("summary",))
"""

from dataclasses import dataclass, fields

#: Why texts of these names are not searched, whichever record has them.
NOT_SEARCHED = {
    "sources": "what is cited has a list and filters of its own, `sources`",
    "withdrawn_because": "it is said of what is no longer shown",
    "slug": "it repeats a name, in letters without å, ä and ö",
    "former_slugs": "they repeat names, in letters without å, ä and ö",
    "website": "an address",
    "url": "an address",
    "licence": "an address or a code",
    "contacts": "whom to turn to; a function, its address and its number are no subject of the work",
    "opening_contact_function": "whom to turn to, as `contacts`",
    "opening_contact_email": "whom to turn to, as `contacts`",
    "opening_contact_phone": "whom to turn to, as `contacts`",
    "reported_counts": "numbers with their sources",
    "grades": "the words of those who grade, beside which stands what is graded",
    "former_keys": "codes that lead on; `lookup` finds by them",
    "case_number_value": "a key that is shown to who sees its authority alone; `lookup` finds by it",
    "amount_value": "a number",
    "ways": "words of a vocabulary",
    "because": "between the one who asks to keep a record and the one who keeps it",
    "declined_because": "between the one who asks to keep a record and the one who keeps it",
    "sent_back_because": "between the one who sends back a need and the one who raised it",
}


@dataclass(frozen=True, slots=True)
class Searched:
    """The columns of a record that are searched, by how much a word in them counts.

    Codes and names count most, and a search for the whole of one finds that record first; `keys` are SQL of more that
    it is found first by, from its row `t`. Texts count less, and the Swedish words of vocabularies least. So
    does what says the same in English, by whose words Swedish ones are hit that mean something else.
    """

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    #: Whether its names mean the same: whoever searches for one finds what has another.
    is_alike: bool = False
    #: Whether records are compared by the words of their names, the first of which is the title.
    is_compared: bool = False

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its names, but for those in another language."""
        return tuple(each for each in self.names if not is_english(each))

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The names that mean the same."""
        return self.own_names if self.is_alike else ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is searched, in the order in which a hit is told."""
        return (*self.codes, *self.names, *self.texts, *self.words)

    def __bool__(self) -> bool:
        """Whether anything is searched."""
        return any(getattr(self, each.name) for each in fields(self))


def is_english(column: str) -> bool:
    """Whether a column says in English what another says in Swedish."""
    return column.endswith("_en")
