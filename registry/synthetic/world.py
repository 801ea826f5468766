"""Chance for made-up records: words, dates and ids from a seeded generator, the same for the same seed.

They look like real ones to the planner: a few initiatives have very many participants and most have few, some
organisations are everywhere, dates are known to the year, the month or the day, and much is left unsaid.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from registry.storage.model.terms import DateStatus, Publication, RecordType

Row = dict[str, Any]
#: Rows by table.
Batch = dict[str, list[Row]]
T = TypeVar("T")

#: How many there are of each at size 1. Lessons come out at about a tenth of the participations.
AT_SIZE_1 = {
    "groups": 500,
    "seats": 5_000,
    "knowledge_needs": 1_500,
    "endorsements": 15_000,
    "outputs": 3_000,
    "initiatives": 5_000,
    "participations": 60_000,
}
THEMES, SERVICE_AREAS, ROUNDS = 60, 12, 36
BATCH = 2_000
MOST_IN_ONE = 250
# Fixed, so that the same seed makes the same data on any day.
TODAY = date(2026, 1, 1)
FIRST_DAY = datetime(2023, 1, 1, tzinfo=UTC)
FIRST_ID_MS = 1_700_000_000_000

SUBJECTS = (
    "tidigt stöd", "ekonomiskt bistånd", "skadligt bruk och beroende", "våld i nära relationer", "familjehem",
    "barnahus", "hemtjänst", "boendestöd", "särskilt boende", "daglig verksamhet", "personlig assistans",
    "samsjuklighet", "anhörigstöd", "välfärdsteknik", "hemlöshet", "placerade barns skolgång", "demensvård",
    "fallförebyggande arbete", "måltider", "normbrytande beteende", "öppenvård", "budget- och skuldrådgivning",
    "fältarbete", "rehabilitering", "psykisk ohälsa", "sysselsättning", "språkstöd", "personliga ombud",
)  # fmt: skip
WAYS = (
    "arbetssätt inom", "samverkan om", "uppföljning av", "kartläggning av", "kunskapsstöd för", "delaktighet i",
    "systematik i", "jämlik tillgång till", "introduktion till", "digitala verktyg inom", "kvalitet i", "metoder för",
)  # fmt: skip
PEOPLE = (
    "unga vuxna", "äldre", "barnfamiljer", "nyanlända", "barn och unga", "personer med funktionsnedsättning",
    "föräldrar", "anhöriga", "ensamstående", "personer i hemlöshet", "medarbetare", "chefer", "våldsutsatta", "män",
)  # fmt: skip
SENTENCES = (
    "Arbetet prövar {way} {subject} för {people}.", "Behovet märks tydligast bland {people}.",
    "Kommunerna följer {subject} på samma sätt och jämför över tid.", "Flera RSS deltar och delar erfarenheter.",
    "Socialtjänsten och den kommunala hälso- och sjukvården planerar tillsammans.",
    "Insatserna beskrivs så att andra kan göra likadant.", "En grupp med {people} lämnar synpunkter längs vägen.",
)  # fmt: skip
FUNCTIONS = ("Planeringsledare", "Utvecklingsledare", "Socialchef", "Samordnare", "Verksamhetsutvecklare", "Strateg")
UNITS = ("Barn och unga", "Vuxenenheten", "Äldreomsorgen", "Funktionsstöd", "Mottagningen", "Ekonomienheten")

# ---- Chance ----------------------------------------------------------------------------------------------------------


def ids(rng: Random) -> Iterator[UUID]:
    """UUIDs of version 7, each later than the one before."""
    for milliseconds in count(FIRST_ID_MS):
        chance = rng.getrandbits(74)
        yield UUID(int=milliseconds << 80 | 7 << 76 | (chance >> 62) << 64 | 2 << 62 | chance & (1 << 62) - 1)


def spread(rng: Random, total: int, among: int, most: int) -> list[int]:
    """`total` shared among so many, unevenly: most get few, and a few get close to `most`."""
    weights = [rng.paretovariate(1.3) for _ in range(among)]
    share = total / sum(weights)
    found = [min(most, int(weight * share)) for weight in weights]
    missing = min(total, among * most) - sum(found)
    while missing:
        place = rng.randrange(among)
        if found[place] < most:
            found[place] += 1
            missing -= 1
    return found


@dataclass(slots=True)
class World:
    """What made-up records can point at, and the chance that they are drawn with."""

    rng: Random
    new_ids: Iterator[UUID]
    size: float
    #: The commonest first; and the primary RSS body of each municipality.
    organisations: list[UUID]
    bodies: dict[UUID, UUID]
    #: What kind of organisation each one is.
    kinds: Mapping[UUID, str] = field(default_factory=dict)
    #: What can be pointed at, by table: ids, and the codes of counties.
    ids: dict[str, list[Any]] = field(default_factory=dict)
    #: About how many rows there will be of each large table.
    totals: dict[str, int] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    #: The need that each merged one lives on in.
    lives_on: dict[UUID, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the ids that others point at before their records are made."""
        self.rng.shuffle(self.organisations)
        total = 0.0
        for rank in range(len(self.organisations)):
            total += 1 / (rank + 15)
            self.weights.append(total)
        self.totals |= {table: max(1, round(number * self.size)) for table, number in AT_SIZE_1.items()}
        self.ids["organisations"] = self.organisations
        for table in ("groups", "knowledge_needs", "outputs", "initiatives"):
            self.ids[table] = self.draw(self.totals[table])
        self.ids["themes"], self.ids["needs_rounds"] = self.draw(THEMES), self.draw(ROUNDS)

    def draw(self, number: int) -> list[UUID]:
        """New ids."""
        return [next(self.new_ids) for _ in range(number)]

    def batches(self, table: str, hanging: str) -> Iterator[tuple[int, list[tuple[UUID, int]]]]:
        """Ids of a table in batches, each with how many records of another table hang on it."""
        every, whole = self.ids[table], self.totals[hanging]
        for start in range(0, len(every), BATCH):
            part = every[start : start + BATCH]
            # Shared within a batch; rounded so that the batches add up.
            until, before = whole * (start + len(part)) // len(every), whole * start // len(every)
            yield start, list(zip(part, spread(self.rng, until - before, len(part), MOST_IN_ONE), strict=True))

    # ---- Small draws

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.rng.random() < share

    def maybe(self, share: float, values: Sequence[T]) -> T | None:
        """One of the values so often, else nothing."""
        return self.rng.choice(values) if self.rng.random() < share else None

    def some(self, table: str, most: int) -> list[UUID]:
        """One or more different ids of a table."""
        every = self.ids[table]
        return self.rng.sample(every, min(len(every), self.rng.randint(1, most)))

    def of_kind(self, kind: str) -> list[UUID]:
        """The organisations of one kind."""
        return [each for each in self.organisations if self.kinds.get(each) == kind]

    def members(self, number: int) -> list[UUID]:
        """So many different organisations, the common ones oftener."""
        if number > 60:
            return self.rng.sample(self.organisations, number)
        found: dict[UUID, None] = {}
        while len(found) < number:
            found.update(dict.fromkeys(self.rng.choices(self.organisations, cum_weights=self.weights, k=number)))
        return list(found)[:number]

    def links(self, own: str, record: UUID, other: str, table: str, share: float, most: int = 2) -> list[Row]:
        """Links from a record to some records of another table."""
        return [{own: record, other: each} for each in self.some(table, most)] if self.chance(share) else []

    def also_lives_on(self, link: Row, made: set[tuple[UUID, UUID]]) -> list[Row]:
        """A link to a need, and one to the need that it was merged into if it was; those that are not `made` yet."""
        needs = dict.fromkeys((link["need_id"], self.lives_on.get(link["need_id"], link["need_id"])))
        found = [{**link, "need_id": need} for need in needs]
        new = [each for each in found if tuple(each.values()) not in made]
        made.update(tuple(each.values()) for each in new)
        return new

    # ---- Texts and dates

    def title(self, number: int) -> str:
        """A title that no one takes for a real one."""
        words = f"{self.rng.choice(WAYS)} {self.rng.choice(SUBJECTS)} för {self.rng.choice(PEOPLE)}"
        return f"Exempel på {words}, nr {number}"

    def text(self, most: int = 3) -> str:
        """A few sentences."""
        rng = self.rng
        words = {"way": rng.choice(WAYS), "subject": rng.choice(SUBJECTS), "people": rng.choice(PEOPLE)}
        return " ".join(each.format(**words) for each in rng.sample(SENTENCES, rng.randint(1, most)))

    def maybe_text(self, share: float, most: int = 1) -> str | None:
        """Text so often, else nothing."""
        return self.text(most) if self.rng.random() < share else None

    def day(self, first: int = 2015, years: int = 12) -> date:
        """A day in those years."""
        return date(first, 1, 1) + timedelta(days=self.rng.randrange(365 * years))

    def known(self, day: date) -> str:
        """A day as far as it is known: the year, the month or the day."""
        return day.isoformat()[: self.rng.choice((4, 7, 7, 10, 10))]

    def maybe_known(self, share: float, first: int = 2018, years: int = 8) -> str | None:
        """A date so often, else nothing."""
        return self.known(self.day(first, years)) if self.rng.random() < share else None

    def period(self, share: float) -> tuple[Row, date | None, date | None]:
        """A period's columns with the days behind them; half-known and unknown ones too."""
        start = self.day() if self.chance(share) else None
        end = start + timedelta(days=self.rng.randrange(60, 1500)) if start and self.chance(0.7) else None
        # Sometimes only the end is known.
        known_start = start if self.chance(0.95) or not end else None
        columns = {
            "period_start": self.known(known_start) if known_start else None,
            "period_start_is": self._status(known_start),
            "period_end": self.known(end) if end else None,
            "period_end_is": self._status(end),
        }
        return columns, start, end

    def _status(self, day: date | None) -> DateStatus | None:
        if day is None or self.chance(0.1):
            return None
        return DateStatus.ACTUAL if day <= TODAY else DateStatus.PLANNED

    def record(self, record: UUID | None = None, *, whole: Row | None = None) -> Row:
        """What every record carries; it is made no earlier than the `whole` that it is a part of."""
        rng, fate = self.rng, self.rng.random()
        created = FIRST_DAY + timedelta(days=rng.randrange(1088))
        created = max(created, whole["created_at"]) if whole else created
        updated = created + timedelta(days=rng.randrange(1, 232)) if self.chance(0.4) else created
        publication = (
            Publication.PUBLISHED if fate > 0.04 else Publication.DRAFT if fate > 0.01 else Publication.WITHDRAWN
        )
        return {
            "id": record or next(self.new_ids),
            "version": 1 if updated == created else 2,
            "keeper_id": self.maybe(0.85, self.organisations),
            "publication": publication,
            "withdrawn_because": "Exempel på en återtagen post" if publication is Publication.WITHDRAWN else None,
            "created_at": created,
            "updated_at": updated,
            "keeper_accepted_at": updated if self.chance(0.5) else None,
            "last_confirmed_at": updated if self.chance(0.3) else None,
            "sources": SOURCE if self.chance(0.3) else "[]",
        }

    def named(self, table: str, number: int, record: UUID) -> Row:
        """What a record with a slug carries."""
        word = table.replace("_", "-")
        former = [f"exempel-{word}-tidigare-{number}"] if self.chance(0.03) else []
        return {**self.record(record), "slug": f"exempel-{word}-{number}", "former_slugs": former}

    def target_group(self, prefix: str, share: float) -> Row:
        """Whom it is for, sometimes with ages."""
        text = self.maybe(share, PEOPLE)
        low = self.rng.randrange(0, 70) if text and self.chance(0.4) else None
        high = low + self.rng.randrange(5, 40) if low is not None and self.chance(0.6) else None
        return {f"{prefix}_text": text, f"{prefix}_age_from": low, f"{prefix}_age_to": high}

    def external_ids(self, kind: RecordType, number: int, record: UUID) -> list[Row]:
        """A key in another system, for some."""
        if not self.chance(0.08):
            return []
        value = f"{kind.prefix}-{number}"
        return [{"system": "exempelsystemet", "value": value, "record_type": kind, "record_id": record}]


SOURCE = json.dumps(
    [
        {
            "title": "Exempel på en källa",
            "publisher": "Exempelutgivaren",
            "date": "2024",
            "fields": [],
            "locator": "s. 12",
            "is_inferred": True,
        }
    ]
)
