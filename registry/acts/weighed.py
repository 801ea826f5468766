"""Acts on one record that are another system's word: weighed as its rows are, and remembered as they are.

    the act, done whole -> what it says of each record, beside what others have said -> what is not its to change
    -> undone, and done again without that

An act is done whole first, so that what loses is held to all rules of the act too. The act that changes a record is
given field by field, and each is weighed by itself; what another act does to a record, such as to end it, is weighed
together, and left together.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any

from registry.acts.records import NOT_REVERTED
from registry.acts.rows.weighing import Saying, Scales, Weighed, disputed, of_columns, of_list, told_columns, told_in
from registry.errors import Required
from registry.noted import KEYS, Taken, Words, lists_in
from registry.settings import settings
from registry.storage.model.record import Record
from registry.storage.model.supported import groups_of, outermost
from registry.storage.writing.putting import Fields
from registry.storage.writing.ties import Row, ties_of
from registry.trail import assertions
from registry.trail.disputes import told_of_in_rows
from registry.work import Work

#: Does an act without some of its fields.
Run = Callable[[Collection[str]], Awaitable[Any]]


async def weighed(work: Work, given: Fields, run: Run) -> Any:
    """Do an act as its source may, and remember what that says; `given` are the fields that it is given, if any.

    What is not the source's to change is left as it stands, with the warning DISPUTED. Required, when anything is said,
    for a system's key that speaks for several systems and does not say which of them tells.
    """
    if work.source is None and not (work.caller.role.is_system and work.caller.systems):
        return await run(())
    number = len(work.warnings)
    work.words = words = Words(given)
    async with work.session.begin_nested() as done:
        found = await run(())
        await work.flush()
        work.words = None
        weighing = await _weighed(work, words, given)
        if not any(each.left for _, each in weighing):
            await _remember(work, weighing)
            return found
        await done.rollback()
    del work.warnings[number:]
    # What it made is undone with it.
    weighing = [(record, each) for record, each in weighing if record in {it.record for it in words.taken}]
    by_field = all(each.by_field for each in words.taken)
    if by_field:
        found = await run({name for _, each in weighing for name in each.left})
    for record, each in weighing:
        await work.session.refresh(record)
        if each.lost:
            about = (type(record).record_type.prefix, record.id)
            work.warnings.append(disputed(each.lost, about, path=("fields",) if by_field else ()))
    await _remember(work, weighing)
    return found


async def _weighed(work: Work, words: Words, given: Fields) -> list[tuple[Record, Weighed]]:
    """What comes of what an act says of each record of a type that systems tell of."""
    types = told_of_in_rows()
    taken = [(each.record, await _said_of(work, each, given)) for each in words.taken if type(each.record) in types]
    made = [(record, await _made(work, record, fields)) for record, fields in words.made if type(record) in types]
    sayings = [(record, some) for record, some in (*taken, *made) if some]
    if not sayings:
        return []
    if work.source is None:
        raise _unsaid(work.caller.systems)
    had = await assertions.claims_about(work.session, [record.id for record, _ in sayings])
    scales = Scales(work.source, settings().sources_first)
    return [(record, scales.weigh(some, had.get(record.id, {}))) for record, some in sayings]


async def _said_of(work: Work, it: Taken, given: Fields) -> list[Saying]:
    """What an act says of a record that it was done to."""
    model, record = type(it.record), it.record
    if not it.by_field:
        # Columns that no system tells of, and those that go with the others, are nobody's word.
        kept = {*NOT_REVERTED, *(each.name for each in model.__table__.c if each.computed is not None)}
        columns = [each.name for each in model.__table__.c if each.name not in kept]
        before, after = told_in(it.stood, columns), told_in(record, columns)
        changed = {each: _field(model, each) for each in columns if before[each] != after[each]}
        return [Saying(changed, {each: after[each] for each in changed}, before)] if changed else []
    return await _by_field(work, record, it.stood, it.lists, given)


async def _by_field(
    work: Work, record: Record, stood: Record | None, lists: Mapping[str, set[Row]], given: Fields
) -> list[Saying]:
    """What is said of a record field by field; `lists` are the rows of those of its lists that are given."""
    model, sayings = type(record), []
    for name, value in given.items():
        if name in lists:
            rows = (await ties_of(work.session, model, name, [record.id])).get(record.id, set())
            sayings.append(of_list(model, name, rows, lists[name]))
        elif name != KEYS:
            sayings.append(of_columns(name, list(told_columns(model, name, value)), record, stood))
    return sayings


async def _made(work: Work, record: Record, given: Fields) -> list[Saying]:
    """What an act says of a record that it made."""
    none: dict[str, set[Row]] = {name: set() for name in lists_in(type(record), given)}
    return await _by_field(work, record, None, none, given)


def _field(model: type[Record], column: str) -> str:
    """The field that a column is of, or in."""
    own = column.removesuffix("_id") if model.__table__.c[column].foreign_keys else column
    return outermost(own, groups_of(model))


async def _remember(work: Work, weighing: Sequence[tuple[Record, Weighed]]) -> None:
    if work.source is not None:
        for model in {type(record) for record, _ in weighing}:
            said = {record.id: each.new for record, each in weighing if each.new and type(record) is model}
            await assertions.remember(work.session, model, work.source, said, ())


def _unsaid(systems: Collection[str]) -> Required:
    names = ", ".join(sorted(systems))
    return Required(
        f"The key speaks for several systems, and it is not said which of them tells: {names}.",
        f"Nyckeln talar för flera system, och det framgår inte vilket av dem som berättar: {names}.",
        "Put `@source(system: …)` on the operation.",
        "Ange `@source(system: …)` på operationen.",
    )
