"""Who may see what, and what follows from it, as functions of the database that are read from the model.

    audiences_of(kind, ids)     who may see each record now, as `heads.Head` says
    closing_over(kind, ids)     the records whose audience includes theirs, or follows from who keeps them
    leaning_on(kind, ids)       the records that show a reference to them
    leads_others(kind, …)       whether a change of a record's own row changes who owns others through it
    wholes_shown(kind, …)       what a change of a part may show to others, or hide from them
    ids_of(kind)                all records of a type

They say in SQL what `registry.storage.reading.scope` says of a role and a row. Each type of record has a branch of its
own, so that PostgreSQL plans it by itself, and a migration has them anew when a concept changes what they say.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from registry.storage.model.functions import Function
from registry.storage.model.lists import LEADING
from registry.storage.model.record import PART_OF, Base, Record, record_in
from registry.storage.reading.relations import parts_shown_by, reference_of, relation
from registry.trail.parts import told_with

#: What is done once when these rules have changed: everybody who sees more or less because of it is told.
TURN = "select turn_heads()"
#: How deep a record may be a part of others.
DEEPEST = 8


@cache
def told_of() -> tuple[type[Record], ...]:
    """The concepts that the feed tells of: all but what only administrators see."""
    found = told_with(Record)
    for each in found:
        if hasattr(each, "shown"):
            raise TypeError(f"{each.__name__} has a rule of its own for who sees it, which the feed does not know")
    return found


def kinds() -> list[str]:
    """The types of their records."""
    return [_kind(each) for each in told_of()]


def functions() -> Iterator[Function]:
    """All of them."""
    yield _of_records("audiences_of", "record uuid, audience jsonb", lambda model: [_audience(model)], then=TURN)
    yield _of_records("closing_over", "lead text, record uuid", lambda model: list(_closing(model)))
    yield _of_records("leaning_on", "lead text, record uuid", lambda model: list(_leaning(model)))
    yield _leads_others()
    yield _wholes_shown()
    yield _ids_of()


def _kind(model: type[Record]) -> str:
    return model.record_type.value


def _of_records(name: str, gives: str, of: Any, then: str | None = None) -> Function:
    """A function that is given a type and ids, and has a branch for each type that there is something to say of."""
    branches = ((_kind(model), of(model)) for model in told_of())
    whens = "\n".join(
        f"  when '{kind}' then\n" + "\n".join(f"    return query {each};" for each in queries)
        for kind, queries in branches
        if queries
    )
    create = f"""create or replace function {name}(kind text, ids uuid[]) returns table ({gives})
language plpgsql stable as $$
#variable_conflict use_column
begin
  case kind
{whens}
  else null;
  end case;
end $$"""
    return Function(name, "text, uuid[]", create, then)


# ---- Who may see -----------------------------------------------------------------------------------------------------


def _audience(model: type[Record]) -> str:
    clauses, joins = _clauses(model, "t"), []
    for alias, whole, join in _wholes(model, "t"):
        clauses += _clauses(whole, alias)
        joins.append(join)
    stands = "\n    ".join(joins)
    all_of = ",\n      ".join(clauses)
    return f"""select t.id, clauses_of(
      {all_of})
    from {model.__tablename__} t{" " if joins else ""}{stands} where t.id = any(ids)"""


def _wholes(model: type[Record], alias: str, depth: int = 0) -> Iterator[tuple[str, type[Record], str]]:
    """All that a record is shown with, to the end: under which alias, which concept, and how it is joined."""
    if depth > DEEPEST:
        raise TypeError(f"{model.__name__} is a part of itself")
    for name in model.closes_over:
        whole = relation(model, name).mapper.class_
        inner = f"{alias}_{name}"
        yield inner, whole, f"join {whole.__tablename__} {inner} on {inner}.id = {alias}.{_key(model, name)}"
        yield from _wholes(whole, inner, depth + 1)


def _clauses(model: type[Record], alias: str) -> list[str]:
    """Who sees a record by its own row, each null for everybody.

    An owner through a whole that it may not see by itself must see that too: either somebody is the one or another
    owner, and sees the whole or is another owner.
    """
    names, guards = [f"'{_kind(model)}'", *(f"{alias}.{column}::text" for column in model.owned_by)], []
    others = list(names)
    for path in model.owned_through:
        name, column = path.split(".")
        whole = relation(model, name).mapper.class_
        names.append(_in_whole(model, alias, name, f"w.{column}::text"))
        if name in model.closes_over or (column in whole.owned_by and not whole.closes_over):
            others.append(names[-1])
        else:
            guards.append(name)
    hidden = f"{alias}.publication <> 'PUBLISHED'"
    found = [f"case when {hidden} then {_any_of(model, alias, names)} end"]
    guards = list(dict.fromkeys(guards))
    for name in guards:
        seeing = [_in_whole(model, alias, name, each) for each in _seeing(model, name, len(guards))]
        is_hidden = _in_whole(model, alias, name, "w.publication <> 'PUBLISHED'")
        found.append(f"case when {hidden} and {is_hidden} then {_any_of(model, alias, [*others, *seeing])} end")
    return found


def _any_of(model: type[Record], alias: str, names: list[str]) -> str:
    found = " || ".join([f"array[{', '.join(names)}]", *_shown(model, alias)])
    return f"to_jsonb(array_remove({found}, null))"


def _seeing(model: type[Record], name: str, guards: int) -> list[str]:
    """Who sees a whole; TypeError where that is more than its own row says, or there are several such wholes."""
    whole = relation(model, name).mapper.class_
    if guards > 1 or whole.closes_over or whole.owned_through or whole.seen_through:
        raise TypeError(f"{model.__name__} is owned through {name} in a way that the feed cannot say")
    return [f"'{_kind(whole)}'", *(f"w.{column}::text" for column in whole.owned_by)]


def _in_whole(model: type[Record], alias: str, name: str, what: str) -> str:
    """Something of the whole that a reference leads to."""
    table = relation(model, name).mapper.class_.__tablename__
    return f"(select {what} from {table} w where w.id = {alias}.{_key(model, name)})"


def _shown(model: type[Record], alias: str) -> Iterator[str]:
    """Those to whom a draft is shown by its published parts, one array for each kind of part."""
    for name, columns in parts_shown_by(model).items():
        part, key = relation(model, name).mapper.class_.__tablename__, reference_of(relation(model, name)).name
        named = ", ".join(f"p.{each}::text" for each in columns)
        yield (
            f"array(select distinct unnest(array[{named}]) from {part} p where {alias}.publication = 'DRAFT'"
            f" and p.{key} = {alias}.id and p.publication = 'PUBLISHED' order by 1)"
        )


def _key(model: type[Record], name: str) -> str:
    """The column of a reference."""
    ((own, _),) = relation(model, name).local_remote_pairs or ()
    return str(own.name)


# ---- What follows from it --------------------------------------------------------------------------------------------


def _closing(target: type[Record]) -> Iterator[str]:
    for model in told_of():
        through = (each.split(".")[0] for each in model.owned_through)
        for name in dict.fromkeys((*model.closes_over, *through)):
            if relation(model, name).mapper.class_ is target:
                yield _pointing(model.__tablename__, _kind(model), "id", _key(model, name))


def _leaning(target: type[Record]) -> Iterator[str]:
    for table in sorted(Base.metadata.tables.values(), key=lambda each: each.name):
        owner, key = record_in(table), "id"
        if owner is None and (key := table.info.get(PART_OF, "")):
            owner = next((record_in(each.column.table) for each in table.c[key].foreign_keys), None)
        if owner is None or owner not in told_of():
            continue
        for column in table.columns:
            leads = any(each.column.table is target.__table__ for each in column.foreign_keys)
            if leads and column.name != key and column.computed is None:
                yield _pointing(table.name, _kind(owner), key, column.name)
    for name, (kind, part) in LEADING.items():
        if kind is target.record_type:
            yield from (_listing(model, name, part) for model in told_of() if name in model.__table__.columns)


def _pointing(table: str, kind: str, key: str, column: str) -> str:
    return f"select '{kind}', t.{key} from {table} t where t.{column} = any(ids)"


def _listing(model: type[Record], column: str, part: str) -> str:
    return f"""select '{_kind(model)}', t.id from {model.__tablename__} t where exists (
      select from jsonb_array_elements(t.{column}) item where (item ->> '{part}')::uuid = any(ids))"""


def _leads_others() -> Function:
    """Of owners through a whole, which columns of the whole say who they are."""
    columns: dict[str, dict[str, None]] = {}
    for model in told_of():
        for name, column in (each.split(".") for each in model.owned_through):
            columns.setdefault(_kind(relation(model, name).mapper.class_), {})[column] = None
    whens = "\n".join(
        f"    when '{kind}' then "
        + " or ".join(f"before -> '{each}' is distinct from after -> '{each}'" for each in names)
        for kind, names in sorted(columns.items())
    )
    create = f"""create or replace function leads_others(kind text, before jsonb, after jsonb) returns boolean
language plpgsql immutable as $$
begin
  return case kind
{whens}
    else false end;
end $$"""
    return Function("leads_others", "text, jsonb, jsonb", create)


def _wholes_shown() -> Function:
    """Of records that parts show to others while they are drafts, those that a part belongs to or belonged to."""
    ways: dict[str, list[str]] = {}
    for model in told_of():
        for name in parts_shown_by(model):
            key = reference_of(relation(model, name)).name
            for body in ("before", "after"):
                one = f"return query select '{_kind(model)}', ({body} ->> '{key}')::uuid"
                ways.setdefault(_kind(relation(model, name).mapper.class_), []).append(one)
    whens = "\n".join(f"  when '{kind}' then {'; '.join(each)};" for kind, each in sorted(ways.items()))
    create = f"""create or replace function wholes_shown(kind text, before jsonb, after jsonb)
returns table (lead text, record uuid)
language plpgsql immutable as $$
begin
  case kind
{whens}
  else null;
  end case;
end $$"""
    return Function("wholes_shown", "text, jsonb, jsonb", create)


def _ids_of() -> Function:
    whens = "\n".join(
        f"    when '{_kind(model)}' then return array(select t.id from {model.__tablename__} t);" for model in told_of()
    )
    create = f"""create or replace function ids_of(kind text) returns uuid[]
language plpgsql stable as $$
begin
  case kind
{whens}
  end case;
end $$"""
    return Function("ids_of", "text", create)
