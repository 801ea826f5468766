"""What lists and overviews of needs are counted by that other records tell: what answers each, and who stands behind.

    a commit gets its place -> standing_place(): whose needs its changes are about -> bitmaps_look(): their bits anew

It is told of what everybody sees, by the rules that whoever reads needs is held to. What a need that was merged has
counts in itself, and whoever stands behind it also in the one that it was merged into.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Alias,
    ColumnClause,
    MetaData,
    Text,
    Uuid,
    cast,
    column,
    func,
    literal_column,
    select,
    true,
    values,
)
from sqlalchemy.sql import visitors

from registry.concepts.behind import Behind, is_part_of
from registry.concepts.decisions import Decision
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed, has_initiative, initiative_needs
from registry.concepts.outputs import Output, need_outputs
from registry.overviews.kept.backing import BEHIND, MERGED, MUNICIPALITY, RSS_BODY
from registry.overviews.kept.reading import as_text, turned
from registry.storage.bitmaps.filling import FILL, listed
from registry.storage.bitmaps.ruled import told_by_rule
from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.record import add_to
from registry.storage.model.terms import Role
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: That something answers a need, or that it is decided how it is handled; no value stands beside.
INITIATIVES, OUTPUTS, HANDLING = ANSWERED = ("has.initiatives", "has.outputs", "has.handling")
#: Needs by what has changed of what answers them, and of their links to it; whoever stands behind them is followed by
#: `backing_place`.
_PLACE = """create or replace function standing_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  ids := array(
    select (b.body ->> 'need_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and b.body is not null
      and (c.part in ({links}) or c.part is null and c.record_type = '{decision}'));
  {answers}
  if cardinality(ids) > 0 then
    perform bitmaps_look('{need}', array(select distinct i from unnest(ids) i where i is not null), array[{told}]);
  end if;
  return null;
end $$"""
_ANSWER = """ids := ids || array(
    select l.need_id from changes c join {links} l on l.{own} = c.record_id
    where c.commit_id = new.id and c.part is null and c.record_type = '{kind}'
      and ({turned}));"""

#: What answers needs, with the links that say which.
ANSWERS = ((Initiative, initiative_needs), (Output, need_outputs))

add_to(KnowledgeNeed, counted_along=(("close_reason",),), counted_by_rule=(*ANSWERED, *BEHIND, MERGED))


def attach(metadata: MetaData) -> None:
    """Ask for the functions, and for the trigger that has bits put."""
    own = (
        Function(told_by_rule(KnowledgeNeed), "uuid[], text[]", _told(), then=FILL),
        Function("standing_place", "", _place()),
    )
    functions.ask_for(metadata, own)
    run = 'FOR EACH ROW WHEN (old."position" IS NULL) EXECUTE FUNCTION standing_place()'
    ask_for(metadata.tables["commits"], (Trigger("standing_place", "AFTER UPDATE", run),))


def _answers(need: Row, scope: Scope) -> dict[str, Sql]:
    """Whether each kind of answer to a need is there."""
    return {
        INITIATIVES: has_initiative(need, scope),
        OUTPUTS: scope.any_of(KnowledgeNeed, need, "outputs"),
        HANDLING: scope.any_of(KnowledgeNeed, need, "handling"),
    }


def _told() -> str:
    """The function that tells, in the words of the rules for those who see only what everybody does."""
    scope = Scope(Role.ANONYMOUS)
    ids: Any = literal_column("ids", ARRAY(Uuid()))
    need = scope.alias(KnowledgeNeed)
    ways: list[tuple[tuple[str, ...], Any]] = [
        ((name,), select(need.c.id, scope.text(name), scope.text("")).where(need.c.id == func.any(ids), test))
        for name, test in {**_answers(need, scope), MERGED: need.c.merged_into_id.is_not(None)}.items()
    ]
    ways.append((BEHIND, _behind(ids, scope)))
    # Planned once: for one need it takes far longer to plan this than to look it up.
    texts = ((names, as_text(way)) for names, way in ways)
    body = "".join(
        f"  if asked is null or asked && array[{listed(names)}] then\n  return query\n{text};\n  end if;\n"
        for names, text in texts
    )
    return f"""create or replace function {told_by_rule(KnowledgeNeed)}(ids uuid[], asked text[])
returns table (record uuid, attribute text, value text)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
{body}end $$"""


def _behind(ids: Any, scope: Scope) -> Any:
    """Whoever stands behind each need of some ids."""
    behind = Behind(scope)
    asked = func.unnest(ids).table_valued("id", name="needs").render_derived()
    # Need by need, as `backing_of` counts them.
    found = select(behind.municipality.label("municipality"), behind.rss_body.label("rss_body")).distinct()
    found = found.select_from(behind.source).where(is_part_of(behind.need, asked.c.id), *behind.conditions)
    its = found.correlate(asked).lateral("its")
    pairs = [(scope.text(MUNICIPALITY), its.c.municipality), (scope.text(RSS_BODY), its.c.rss_body)]
    each = values(column("attribute", Text()), column("key", Uuid()), name="each").data(pairs)
    told = each.lateral()
    source = asked.join(its, true()).join(told, told.c.key.is_not(None))
    return select(asked.c.id, told.c.attribute, cast(told.c.key, Text)).distinct().select_from(source)


def _place() -> str:
    """The function that the trigger runs, by the columns that the rules read."""
    answers = []
    for model, links in ANSWERS:
        (own,) = (key.parent.name for key in links.foreign_keys if key.column.table is model.__table__)
        kind = model.record_type.value
        answers.append(_ANSWER.format(links=links.name, own=own, kind=kind, turned=turned(_columns_read(model))))
    return _PLACE.format(
        links=listed(links.name for _, links in ANSWERS),
        decision=Decision.record_type.value,
        need=KnowledgeNeed.record_type.value,
        answers="\n  ".join(answers),
        told=listed(ANSWERED),
    )


def _columns_read(model: Any) -> list[str]:
    """The columns of what answers that decide whether it does; KeyError where a rule reads what is not followed."""
    scope = Scope(Role.ANONYMOUS)
    need = scope.alias(KnowledgeNeed)
    links = {each.name for _, each in ANSWERS}
    read: dict[str, set[str]] = {each.__tablename__: set() for each in (KnowledgeNeed, Initiative, Output, Decision)}
    for each in visitors.iterate(select(*_answers(need, scope).values())):
        if isinstance(each, ColumnClause) and isinstance(each.table, Alias):
            table = str(each.table.element.name)  # type: ignore[attr-defined]
            if table not in links:
                read[table].add(each.name)
    return sorted(read[model.__tablename__] - {"id"})
