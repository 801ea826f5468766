"""How organisations stand to a record: who may keep it, who leads what it is a part of, and whom it speaks for.

Who may *see* a record before it is published is another rule, `Record.owned_by`. A path is a column of the record, such
as "organisation_id", or of what it is a part of, such as "initiative.keeper_id".
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Holder(Enum):
    """Whose organisations set a fact, when a caller may set only what is its own."""

    #: Those who keep the record.
    KEEPERS = "keepers"
    #: Those who keep the whole that the record is a part of, such as the initiative of a participation.
    LEADERS = "leaders"
    #: The organisation that the record is about, for nobody else speaks for it.
    SPEAKERS = "speakers"
    #: Those who gather it among others', beside those who keep it, such as the RSS bodies that compile needs.
    GATHERERS = "gatherers"
    #: None: it is for those who change everybody's records.
    NATION = "nation"


@dataclass(frozen=True)
class Setter:
    """Who sets a fact, and what people call the fact."""

    holder: Holder
    sv: str
    en: str


@dataclass(frozen=True)
class Behalf:
    """When the organisation that a record is about can have another beside it, such as the RSS body it goes through.

    `holds` is SQL for whether one can, written with the alias `said`: `about` and `named` are the two keys, and `since`
    and `until` the time that the record is about, each null where it is not known. The sentences tell what it demands.
    """

    holds: str
    en: str
    sv: str


@dataclass(frozen=True)
class Resting:
    """When what something else says rests on a record, so that it cannot be taken back.

    `holds` is SQL for whether something does, written with the alias `said`, once the record is taken back. `on` is the
    reference to what rests on it, which is locked meanwhile. The sentences and their hints tell what it demands.
    """

    holds: str
    on: str
    en: str
    sv: str
    hint: str
    hint_sv: str


@dataclass(frozen=True)
class Holding:
    """Who holds the records of a type; what is left out is as for most."""

    #: The paths to those who may change it.
    keepers: tuple[str, ...] = ("keeper_id",)
    leaders: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    #: SQL for the organisations that gather it beside its keepers, where somebody does; `:record` is its key.
    gathered_by: str | None = None
    #: The contract's name of the act that makes one, where that is not "create" and the record's name.
    made_by: str | None = None
    #: By column, who sets it, where that is not whoever may change the record.
    facts: Mapping[str, Setter] = field(default_factory=dict)
    #: The columns by which an organisation answers for something: nobody names one that it does not act for.
    consents: tuple[str, ...] = ("keeper_id",)
    #: Of these columns, those where the organisation has said so beforehand to some: the column with such an
    #: organisation, and the SQL of all of them from an SQL array of whom they are accepted by.
    accepted: Mapping[str, tuple[str, Callable[[str], str]]] = field(default_factory=dict)
    #: By column, the one with the organisation that gives it, such as whose case number it is: nobody else rewords it.
    given_by: Mapping[str, str] = field(default_factory=dict)
    #: By column, what must be true of it whoever says so, such as that the organisation is a member there.
    behalf: Mapping[str, Behalf] = field(default_factory=dict)
    #: The columns with the time that a record is about, from and to, where it has no period.
    said_on: str | None = None
    #: The references whose other end must be the caller's to change as well, such as "supersedes".
    both: tuple[str, ...] = ()
    #: By column, the values with which something has ended, beside a period whose end has come.
    ends: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: The reference to the whole that it is a part of, such as "need": it is shown as soon as that is.
    whole: str | None = None
    #: The reference to whom to turn to about it, and about its parts, where nobody keeps it.
    convener: str | None = None
    #: By column, the values with which a part only asks, such as that it is invited.
    asks: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: By column, the values that only the organisation that it is about says, such as that it is interested.
    spoken: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: The columns in which that organisation tells of itself; those who lead the whole do not rewrite its words.
    own_words: tuple[str, ...] = ()
    #: By column, the values with which something is decided on it, or none for any value: then those who have less to
    #: say than whoever decided neither change it nor take it away. A relation stands for the nation's own decision.
    decided: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: By column, the values with which it has its answer: it stays as it was answered, and nobody takes it back.
    answered: Mapping[str, Collection[str]] = field(default_factory=dict)
    #: What rests on it while it stands, if anything does.
    rests: Resting | None = None
    #: The references that never lead in a circle, such as "parent".
    acyclic: tuple[str, ...] = ()

    def paths(self, holder: Holder) -> tuple[str, ...]:
        """The paths to the organisations that a holder is; who gathers beside the keepers no path leads to."""
        if holder is Holder.GATHERERS:
            return self.keepers
        return () if holder is Holder.NATION else getattr(self, holder.value)
