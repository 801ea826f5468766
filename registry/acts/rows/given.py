"""What an act on many rows is given, and what its rows say."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from registry.errors import Invalid, Path, Refusal
from registry.refusing import Remark, RowResult
from registry.storage.model import lists
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.model.terms import OnDifference, OnError, RowOutcome
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import References

ORGANISATION, KEYS = "organisation", "external_ids"
#: What a row says of its part: its columns, and its keys in other systems where it gives any.
Said: TypeAlias = tuple[dict[str, Any], set[tuple[str, str]] | None]


@dataclass(frozen=True)
class Rows:
    """What an act on many is given: the rows, the source of all of them, and what becomes of some that are not new."""

    given: Sequence[Fields]
    source: Fields | None = None
    on_error: OnError = OnError.REJECT_ALL
    on_difference: OnDifference = OnDifference.TELL
    #: Whether the rows are all that their source has, and how many records that it told of before may be withdrawn.
    is_complete: bool = False
    at_most: int | None = None


def columns_said(model: type[Record], given: Fields) -> dict[str, list[str]]:
    """The columns that each of a row's fields sets: one of its name, or a group of them."""
    columns = [each.name for each in model.__table__.c if each.computed is None]
    return {
        name: [each for each in columns if each == name or each.startswith(f"{name}_")]
        for name in given
        if name not in (ORGANISATION, KEYS)
    }


def is_otherwise(there: Any, made: Any, column: str) -> bool:
    """Whether a row says otherwise in a column than what stands; what it leaves out says nothing."""
    return column in vars(made) and getattr(there, column) != getattr(made, column)


def keys_given(given: Fields) -> set[tuple[str, str]]:
    """A row's keys in other systems, as system and value, as they are kept."""
    kept = (ExternalId.tidied(dict(each)) for each in given[KEYS] or ())
    return {(each["system"], each["value"]) for each in kept}


def keys_left(given: Fields, had: set[tuple[str, str]], may: Callable[[str], bool]) -> set[tuple[str, str]]:
    """The keys that a row leaves its record: those that it gives, and those of systems whose it `may` not take off."""
    return keys_given(given) | {each for each in had if not may(each[0])}


def said_in(made: Record, given: Fields) -> Said:
    """What a row says, by what it leads to and not by how that is written; `made` is the part as the row says it."""
    columns = {each.name: getattr(made, each.name) for each in made.__table__.c if each.name in vars(made)}
    return columns, keys_given(given) if KEYS in given else None


def overlap(one: Path, other: Path) -> bool:
    """Whether one of two places in an input is in the other."""
    return all(here == there for here, there in zip(one, other, strict=False))


def refuse_number(given: Sequence[Any], name: str, en: str, sv: str, bound: str | None = None) -> None:
    """Invalid for no rows, and for more than fit; `en` and `sv` say what is done to them.

    `bound` is the name of the bound, where it is not that of the list.
    """
    most = lists.most_of(bound or name)
    if not 1 <= len(given) <= most:
        raise Invalid(
            f"Between 1 and {most} can be {en} at once.",
            f"Mellan 1 och {most} kan {sv} på en gång.",
            path=(name,),
        )


def refuse_systems(systems: Collection[str], name: str) -> None:
    """TooMany for rows, called `name`, that name more other systems than one act may."""
    if refusal := lists.too_many_systems(len(systems)):
        raise refusal.below(name)


def unread_in(unread: list[Refusal], name: str) -> defaultdict[Any, list[Refusal]]:
    """By row, what could not be read in the rows called `name`; it is taken out of all that could not be read."""
    found: defaultdict[Any, list[Refusal]] = defaultdict(list)
    for each in unread:
        if each.path[:1] == (name,) and len(each.path) > 1:
            found[each.path[1]].append(each)
    unread[:] = [each for each in unread if each.path[:1] != (name,) or len(each.path) == 1]
    return found


def leave_out(result: RowResult, unread: list[Refusal]) -> None:
    """Refuse a row that was judged with something else in the place of what could not be read in it."""
    places = [each.path for each in unread]
    others = (each for each in result.wrong if not any(overlap(each.path, place) for place in places))
    result.outcome, result.wrong = RowOutcome.REFUSED, [*unread, *others]


def left_out(result: RowResult) -> Remark:
    """The warning that a row is left out, with the first of what is wrong in it."""
    first = result.wrong[0]
    about = () if result.record is None else (result.record,)
    return Remark("ROW_REFUSED", first.message, first.message_sv, about, result.path)


def remarks(results: Sequence[RowResult], stands_already: tuple[str, str], on_error: OnError) -> list[Remark]:
    """The warnings of each row that stood already, as `stands_already` says it, and of each that is left out."""
    found = []
    for each in results:
        about = () if each.record is None else (each.record,)
        if each.outcome is RowOutcome.UNCHANGED:
            found.append(Remark("ALREADY_SO", *stands_already, about, each.path))
        elif each.outcome is RowOutcome.DIFFERS and not each.disputed:
            fields = ", ".join(each.differs)
            told = (
                f"It stands already, with other facts: {fields}.",
                f"Den står redan, med andra uppgifter: {fields}.",
            )
            found.append(Remark("DIFFERS", *told, about, each.path))
        elif each.wrong and on_error is OnError.KEEP_GOING:
            found.append(left_out(each))
    return found


def same_as(first: int) -> Refusal:
    """The refusal of a row about the same as an earlier one, which says otherwise."""
    return Invalid(
        f"Row {first} is about the same, and says otherwise.",
        f"Rad {first} gäller samma sak, och säger något annat.",
        "Rows are counted from 0. Say each thing once.",
        "Rader räknas från 0. Ange varje sak en gång.",
    )


async def led_to(references: References, rows: Rows, names: tuple[str, str], model: type[Record]) -> list[Any]:
    """What the reference of each row leads to, or its refusal; None where there is none.

    `names` are what the rows are called in the input, and the reference in a row.
    """
    rows_are, name = names
    given = {place: each[name] for place, each in enumerate(rows.given) if each.get(name) is not None}
    paths = [(rows_are, place, camel(name)) for place in given]
    keys = await references.resolve_each(model, list(given.values()), paths=paths) if given else []
    found = dict(zip(given, keys, strict=True))
    return [found.get(place) for place in range(len(rows.given))]
