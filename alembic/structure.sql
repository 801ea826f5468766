CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;
COMMENT ON EXTENSION fuzzystrmatch IS 'determine similarities and distance between strings';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE FUNCTION public.accept_keeper() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  is_own boolean := new.keeper_id::text = nullif(current_setting('registry.organisation', true), '');
begin
  if new.keeper_id is null then
    new.keeper_accepted_at := null;
  elsif tg_op = 'INSERT' then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, case when is_own then now() end);
  elsif new.keeper_id is distinct from old.keeper_id then
    if new.keeper_accepted_at is not distinct from old.keeper_accepted_at and not exists (
      select from organisations where id = old.keeper_id and merged_into_id = new.keeper_id
    ) then
      new.keeper_accepted_at := case when is_own then now() end;
    end if;
  elsif is_own and new.last_confirmed_at is distinct from old.last_confirmed_at then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, now());
  end if;
  return new;
end $$;
CREATE FUNCTION public.are_texts(list text[], most integer, many_lines boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  if list = '{}' then
    return true;
  end if;
  return not exists (select from unnest(list) each(value) where not coalesce(public.is_text(each.value, most, many_lines), false));
end $$;
CREATE FUNCTION public.are_texts(list jsonb, most integer, many_lines boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
begin
  if list = '[]' then
    return true;
  end if;
  return not exists (select from jsonb_path_query(list, 'strict $.**') leaf(value) where jsonb_typeof(leaf.value) = 'string' and not public.is_text(leaf.value #>> '{}', most, many_lines));
end $_$;
CREATE FUNCTION public.audiences_of(kind text, ids uuid[]) RETURNS TABLE(record uuid, audience jsonb)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
  case kind
  when 'DECISION' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['DECISION', t.keeper_id::text, t.deciding_organisation_id::text, (select w.convener_id::text from groups w where w.id = t.decided_by_id)], null)) end,
      case when t.publication <> 'PUBLISHED' and (select w.publication <> 'PUBLISHED' from groups w where w.id = t.decided_by_id) then to_jsonb(array_remove(array['DECISION', t.keeper_id::text, t.deciding_organisation_id::text, (select 'GROUP' from groups w where w.id = t.decided_by_id), (select w.keeper_id::text from groups w where w.id = t.decided_by_id)], null)) end,
      case when t_need.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['KNOWLEDGE_NEED', t_need.keeper_id::text] || array(select distinct unnest(array[p.organisation_id::text, p.via_id::text]) from endorsements p where t_need.publication = 'DRAFT' and p.need_id = t_need.id and p.publication = 'PUBLISHED' order by 1), null)) end)
    from decisions t join knowledge_needs t_need on t_need.id = t.need_id where t.id = any(ids);
  when 'ENDORSEMENT' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ENDORSEMENT', t.keeper_id::text, t.organisation_id::text, t.via_id::text], null)) end,
      case when t_need.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['KNOWLEDGE_NEED', t_need.keeper_id::text] || array(select distinct unnest(array[p.organisation_id::text, p.via_id::text]) from endorsements p where t_need.publication = 'DRAFT' and p.need_id = t_need.id and p.publication = 'PUBLISHED' order by 1), null)) end,
      case when t_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_organisation.keeper_id::text, t_organisation.id::text], null)) end)
    from endorsements t join knowledge_needs t_need on t_need.id = t.need_id
    join organisations t_organisation on t_organisation.id = t.organisation_id where t.id = any(ids);
  when 'GROUP' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['GROUP', t.keeper_id::text], null)) end)
    from groups t where t.id = any(ids);
  when 'INITIATIVE' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['INITIATIVE', t.keeper_id::text], null)) end)
    from initiatives t where t.id = any(ids);
  when 'KEEPER_REQUEST' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['KEEPER_REQUEST', t.keeper_id::text, t.organisation_id::text, t.answered_by_id::text, (select w.keeper_id::text from initiatives w where w.id = t.initiative_id), (select w.keeper_id::text from groups w where w.id = t.group_id), (select w.keeper_id::text from knowledge_needs w where w.id = t.need_id), (select w.keeper_id::text from outputs w where w.id = t.output_id)], null)) end,
      case when t_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_organisation.keeper_id::text, t_organisation.id::text], null)) end)
    from keeper_requests t join organisations t_organisation on t_organisation.id = t.organisation_id where t.id = any(ids);
  when 'KNOWLEDGE_NEED' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['KNOWLEDGE_NEED', t.keeper_id::text] || array(select distinct unnest(array[p.organisation_id::text, p.via_id::text]) from endorsements p where t.publication = 'DRAFT' and p.need_id = t.id and p.publication = 'PUBLISHED' order by 1), null)) end)
    from knowledge_needs t where t.id = any(ids);
  when 'LESSON' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['LESSON', t.keeper_id::text], null)) end,
      case when t_participation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['PARTICIPATION', t_participation.keeper_id::text, t_participation.organisation_id::text, (select w.keeper_id::text from initiatives w where w.id = t_participation.initiative_id)], null)) end,
      case when t_participation_initiative.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['INITIATIVE', t_participation_initiative.keeper_id::text], null)) end,
      case when t_participation_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_participation_organisation.keeper_id::text, t_participation_organisation.id::text], null)) end)
    from lessons t join participations t_participation on t_participation.id = t.participation_id
    join initiatives t_participation_initiative on t_participation_initiative.id = t_participation.initiative_id
    join organisations t_participation_organisation on t_participation_organisation.id = t_participation.organisation_id where t.id = any(ids);
  when 'MANDATE' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['MANDATE', t.keeper_id::text], null)) end)
    from mandates t where t.id = any(ids);
  when 'MEMBERSHIP' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['MEMBERSHIP', t.keeper_id::text, t.rss_body_id::text], null)) end,
      case when t_municipality.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_municipality.keeper_id::text, t_municipality.id::text], null)) end,
      case when t_rss_body.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_rss_body.keeper_id::text, t_rss_body.id::text], null)) end)
    from memberships t join organisations t_municipality on t_municipality.id = t.municipality_id
    join organisations t_rss_body on t_rss_body.id = t.rss_body_id where t.id = any(ids);
  when 'METHOD' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['METHOD', t.keeper_id::text], null)) end)
    from methods t where t.id = any(ids);
  when 'METHOD_USE' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['METHOD_USE', t.keeper_id::text, t.organisation_id::text], null)) end,
      case when t_method.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['METHOD', t_method.keeper_id::text], null)) end,
      case when t_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_organisation.keeper_id::text, t_organisation.id::text], null)) end)
    from method_uses t join methods t_method on t_method.id = t.method_id
    join organisations t_organisation on t_organisation.id = t.organisation_id where t.id = any(ids);
  when 'NEEDS_ROUND' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['NEEDS_ROUND', t.keeper_id::text], null)) end,
      case when t_service_area.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['THEME', t_service_area.keeper_id::text], null)) end)
    from needs_rounds t join themes t_service_area on t_service_area.id = t.service_area_id where t.id = any(ids);
  when 'ORGANISATION' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t.keeper_id::text, t.id::text], null)) end)
    from organisations t where t.id = any(ids);
  when 'OUTPUT' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['OUTPUT', t.keeper_id::text], null)) end)
    from outputs t where t.id = any(ids);
  when 'PARTICIPATION' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['PARTICIPATION', t.keeper_id::text, t.organisation_id::text, (select w.keeper_id::text from initiatives w where w.id = t.initiative_id)], null)) end,
      case when t_initiative.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['INITIATIVE', t_initiative.keeper_id::text], null)) end,
      case when t_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_organisation.keeper_id::text, t_organisation.id::text], null)) end)
    from participations t join initiatives t_initiative on t_initiative.id = t.initiative_id
    join organisations t_organisation on t_organisation.id = t.organisation_id where t.id = any(ids);
  when 'SEAT' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['SEAT', t.keeper_id::text, t.organisation_id::text, (select w.keeper_id::text from groups w where w.id = t.group_id), (select w.convener_id::text from groups w where w.id = t.group_id)], null)) end,
      case when t_group.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['GROUP', t_group.keeper_id::text], null)) end,
      case when t_organisation.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['ORGANISATION', t_organisation.keeper_id::text, t_organisation.id::text], null)) end)
    from seats t join groups t_group on t_group.id = t.group_id
    join organisations t_organisation on t_organisation.id = t.organisation_id where t.id = any(ids);
  when 'THEME' then
    return query select t.id, clauses_of(
      case when t.publication <> 'PUBLISHED' then to_jsonb(array_remove(array['THEME', t.keeper_id::text], null)) end)
    from themes t where t.id = any(ids);
  else null;
  end case;
end $$;
CREATE FUNCTION public.backing_fill() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  perform backing_put(array(select id from knowledge_needs union select need_id from need_backings));
end $$;
CREATE FUNCTION public.backing_of(ids uuid[]) RETURNS TABLE(need uuid, municipality_count bigint, rss_body_count bigint)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
  return query
SELECT anon_1.id, counted.municipality_count, counted.rss_body_count 
FROM unnest(ids) AS anon_1(id) JOIN LATERAL (SELECT count(DISTINCT CASE WHEN (organisations_3.kind = 'MUNICIPALITY') THEN organisations_3.id END) AS municipality_count, count(DISTINCT coalesce(organisations_5.id, CASE WHEN (organisations_3.kind = 'RSS_BODY') THEN organisations_3.id END, CASE WHEN (endorsements_2.via_id IS NULL) THEN memberships_4.rss_body_id END)) AS rss_body_count 
FROM knowledge_needs AS knowledge_needs_1 JOIN endorsements AS endorsements_2 ON endorsements_2.need_id = knowledge_needs_1.id JOIN organisations AS organisations_3 ON organisations_3.id = endorsements_2.organisation_id LEFT OUTER JOIN memberships AS memberships_4 ON memberships_4.municipality_id = organisations_3.id AND memberships_4.is_primary AND memberships_4.publication != 'WITHDRAWN' AND memberships_4.publication = 'PUBLISHED' AND (EXISTS (SELECT 1 
FROM organisations AS organisations_6 
WHERE memberships_4.rss_body_id = organisations_6.id AND organisations_6.publication = 'PUBLISHED')) LEFT OUTER JOIN organisations AS organisations_5 ON organisations_5.id = endorsements_2.via_id AND organisations_5.publication = 'PUBLISHED' 
WHERE (knowledge_needs_1.id = anon_1.id OR knowledge_needs_1.merged_into_id = anon_1.id) AND knowledge_needs_1.publication = 'PUBLISHED' AND endorsements_2.publication != 'WITHDRAWN' AND endorsements_2.publication = 'PUBLISHED' AND organisations_3.publication = 'PUBLISHED') AS counted ON true 
WHERE counted.municipality_count > 0 OR counted.rss_body_count > 0;
end $$;
CREATE FUNCTION public.backing_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  ids uuid[];
  shown uuid[];
  organisations uuid[];
begin
  ids := array(
    select n.id
    from changes c, lateral (values (c.before), (c.after)) b (body), lateral (values
      (case when c.record_type = 'KNOWLEDGE_NEED' then c.record_id end),
      (case when c.record_type = 'KNOWLEDGE_NEED' then (b.body ->> 'merged_into_id')::uuid end),
      (case when c.record_type = 'ENDORSEMENT' then (b.body ->> 'need_id')::uuid end)) n (id)
    where c.commit_id = new.id and c.part is null and c.record_type in ('KNOWLEDGE_NEED', 'ENDORSEMENT')
      and n.id is not null);
  shown := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'ORGANISATION'
      and (c.before -> 'kind' is distinct from c.after -> 'kind'
           or c.before -> 'publication' is distinct from c.after -> 'publication'));
  organisations := shown || array(
    select (b.body ->> 'municipality_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and c.part is null and c.record_type = 'MEMBERSHIP' and b.body is not null);
  -- One after the other, so that what a commit has nothing of is not looked for among all endorsements.
  if cardinality(shown) > 0 then
    organisations := organisations || array(select m.municipality_id from memberships m where m.rss_body_id = any(shown));
  end if;
  if cardinality(organisations) > 0 then
    ids := ids || array(select e.need_id from endorsements e where e.organisation_id = any(organisations));
    ids := ids || array(select e.need_id from endorsements e where e.via_id = any(organisations));
  end if;
  if cardinality(ids) > 0 then
    ids := ids || array(select n.merged_into_id from knowledge_needs n where n.id = any(ids));
    ids := array(select distinct each from unnest(ids) each where each is not null);
    perform backing_put(ids);
    perform bitmaps_look('KNOWLEDGE_NEED', ids, array['behind.municipality', 'behind.rss_body', 'merged']);
  end if;
  return null;
end $$;
CREATE FUNCTION public.backing_put(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  with counted as materialized (
    select * from backing_of(ids)
  ), gone as (
    delete from need_backings k
    where k.need_id = any(ids) and not exists (select from counted c where c.need = k.need_id)
  )
  insert into need_backings as k (need_id, municipality_count, rss_body_count)
  select c.need, municipality_count, rss_body_count from counted c
  on conflict (need_id) do update set municipality_count = excluded.municipality_count, rss_body_count = excluded.rss_body_count where (k.municipality_count, k.rss_body_count) is distinct from (excluded.municipality_count, excluded.rss_body_count);
end $$;
CREATE FUNCTION public.bitmap_changes(kind text, ids uuid[], here bigint) RETURNS TABLE(lead text, record uuid, attribute text, value text)
    LANGUAGE plpgsql STABLE ROWS 10
    AS $$
begin
  case kind
  when 'INITIATIVE' then
    return query select 'INITIATIVE', c.record_id, a.name, e.told ->> 'kind'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['kind']) a (name)
      where k.position = here and c.record_type = 'INITIATIVE' and c.record_id = any(ids) and c.part is null
        and e.told is not null and c.before ->> 'kind' is distinct from c.after ->> 'kind' and e.told ->> 'kind' is not null;
    return query select 'INITIATIVE', c.record_id, a.name, e.told ->> 'participants_known_completeness'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['participants_known_completeness']) a (name)
      where k.position = here and c.record_type = 'INITIATIVE' and c.record_id = any(ids) and c.part is null
        and e.told is not null and c.before ->> 'participants_known_completeness' is distinct from c.after ->> 'participants_known_completeness' and e.told ->> 'participants_known_completeness' is not null;
    return query select 'INITIATIVE', c.record_id, a.name, e.told ->> 'state'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['state']) a (name)
      where k.position = here and c.record_type = 'INITIATIVE' and c.record_id = any(ids) and c.part is null
        and e.told is not null and c.before ->> 'state' is distinct from c.after ->> 'state' and e.told ->> 'state' is not null;
    return query select 'INITIATIVE', c.record_id, a.name, e.told ->> 'theme_id'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['themes']) a (name)
      where k.position = here and c.record_type = 'INITIATIVE' and c.record_id = any(ids) and c.part = 'initiative_themes'
        and e.told is not null;
  when 'KNOWLEDGE_NEED' then
    return query select 'KNOWLEDGE_NEED', c.record_id, a.name, e.told ->> 'close_reason'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['close_reason']) a (name)
      where k.position = here and c.record_type = 'KNOWLEDGE_NEED' and c.record_id = any(ids) and c.part is null
        and e.told is not null and c.before ->> 'close_reason' is distinct from c.after ->> 'close_reason' and e.told ->> 'close_reason' is not null;
    return query select 'KNOWLEDGE_NEED', c.record_id, a.name, e.told ->> 'state'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['state']) a (name)
      where k.position = here and c.record_type = 'KNOWLEDGE_NEED' and c.record_id = any(ids) and c.part is null
        and e.told is not null and c.before ->> 'state' is distinct from c.after ->> 'state' and e.told ->> 'state' is not null;
    return query select 'KNOWLEDGE_NEED', c.record_id, a.name, e.told ->> 'theme_id'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['themes']) a (name)
      where k.position = here and c.record_type = 'KNOWLEDGE_NEED' and c.record_id = any(ids) and c.part = 'need_themes'
        and e.told is not null;
  when 'PARTICIPATION' then
    return query select 'INITIATIVE', (e.told ->> 'initiative_id')::uuid, a.name, e.told ->> 'organisation_id'
      from commits k join changes c on c.commit_id = k.id, unnest(array[c.before, c.after]) e (told),
        unnest(array['declined.organisation_id', 'going_on.organisation_id', 'not_left.organisation_id', 'participations.organisation_id', 'taking_part.organisation_id']) a (name)
      where k.position = here and c.record_type = 'PARTICIPATION' and c.record_id = any(ids) and c.part is null
        and e.told is not null;
  else null;
  end case;
end $$;
CREATE FUNCTION public.bitmap_values(kind text, ids uuid[], asked text[] DEFAULT NULL::text[]) RETURNS TABLE(record uuid, attribute text, value text)
    LANGUAGE plpgsql STABLE
    AS $$
begin
  case kind
  when 'INITIATIVE' then
    if asked is null or asked && array['existence'] then
      return query select t.id, 'existence', '' from initiatives t where t.id = any(ids);
    end if;
    if asked is null or asked && array['kind'] then
      return query select t.id, 'kind', t.kind::text from initiatives t where t.id = any(ids);
    end if;
    if asked is null or asked && array['participants_known_completeness'] then
      return query select t.id, 'participants_known_completeness', t.participants_known_completeness::text from initiatives t where t.id = any(ids) and t.participants_known_completeness is not null;
    end if;
    if asked is null or asked && array['state'] then
      return query select t.id, 'state', t.state::text from initiatives t where t.id = any(ids);
    end if;
    if asked is null or asked && array['themes'] then
      return query select distinct p.initiative_id, 'themes', p.theme_id::text from initiative_themes p where p.initiative_id = any(ids);
    end if;
    if asked is null or asked && array['declined.organisation_id', 'going_on.organisation_id', 'not_left.organisation_id', 'participations.organisation_id', 'taking_part.organisation_id'] then
      return query select distinct initiatives.id, a.name, participations.organisation_id::text from unnest(ids) given (id)
      join initiatives on initiatives.id = given.id join participations on participations.initiative_id = initiatives.id,
      lateral (values
        ('declined.organisation_id', initiatives.id = participations.initiative_id AND participations.publication != 'WITHDRAWN' AND participations.status IN ('DECLINED') AND participations.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR') AND participations.unit IS NULL),
        ('going_on.organisation_id', initiatives.id = participations.initiative_id AND participations.publication != 'WITHDRAWN' AND participations.status IN ('STATED', 'CONFIRMED') AND participations.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR') AND participations.period_end IS NULL),
        ('not_left.organisation_id', initiatives.id = participations.initiative_id AND participations.publication != 'WITHDRAWN' AND participations.status IN ('STATED', 'CONFIRMED') AND participations.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR')),
        ('participations.organisation_id', initiatives.id = participations.initiative_id),
        ('taking_part.organisation_id', initiatives.id = participations.initiative_id AND participations.publication != 'WITHDRAWN' AND participations.status IN ('STATED', 'CONFIRMED', 'LEFT') AND participations.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR'))) a (name, holds)
      where a.holds and (asked is null or a.name = any(asked)) and participations.publication = 'PUBLISHED';
    end if;
  when 'KNOWLEDGE_NEED' then
    if asked is null or asked && array['behind.municipality', 'behind.rss_body', 'has.handling', 'has.initiatives', 'has.outputs', 'merged'] then
      return query select f.record, f.attribute, f.value from knowledge_needs_told(ids, asked) f where asked is null or f.attribute = any(asked);
    end if;
    if asked is null or asked && array['close_reason'] then
      return query select t.id, 'close_reason', t.close_reason::text from knowledge_needs t where t.id = any(ids) and t.close_reason is not null;
    end if;
    if asked is null or asked && array['existence'] then
      return query select t.id, 'existence', '' from knowledge_needs t where t.id = any(ids);
    end if;
    if asked is null or asked && array['state'] then
      return query select t.id, 'state', t.state::text from knowledge_needs t where t.id = any(ids);
    end if;
    if asked is null or asked && array['themes'] then
      return query select distinct p.need_id, 'themes', p.theme_id::text from need_themes p where p.need_id = any(ids);
    end if;
  else null;
  end case;
end $$;
CREATE FUNCTION public.bitmaps_due() RETURNS TABLE(record_type text, segment integer, attribute text, value text, bits bit)
    LANGUAGE plpgsql STABLE
    AS $$
declare
  the_kind text;
begin
  foreach the_kind in array array['INITIATIVE', 'KNOWLEDGE_NEED'] loop
    return query
    with blocks as (
      select v.attribute, v.value, o.ordinal / 512 as block,
             bit_or(set_bit(0::bit(512), o.ordinal % 512, 1)) as bits
      from bitmap_values(the_kind, ids_of(the_kind)) v
      join heads h on h.record_id = v.record and h.audience is null
      join bitmap_ordinals o on o.record_id = v.record
      group by v.attribute, v.value, o.ordinal / 512
    )
    select the_kind, b.block / 16, b.attribute, b.value,
           bit_or(b.bits::bit(8192) >> b.block % 16 * 512)
    from blocks b group by b.attribute, b.value, b.block / 16;
  end loop;
end $$;
CREATE FUNCTION public.bitmaps_fill() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  delete from bitmaps;
  foreach the_kind in array array['INITIATIVE', 'KNOWLEDGE_NEED'] loop
    perform bitmaps_number(array(select h.record_id from heads h where h.record_type = the_kind));
  end loop;
  insert into bitmaps (record_type, segment, attribute, value, bits) select * from bitmaps_due();
end $$;
CREATE FUNCTION public.bitmaps_look(kind text, records uuid[], asked text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  changed uuid[];
  attributes text[];
  vals text[];
begin
  with here as materialized (
    select v.record, v.attribute, v.value from bitmap_values(bitmaps_look.kind, array(
      select h.record_id from heads h where h.record_id = any(bitmaps_look.records) and h.audience is null), asked) v
  ), kept as materialized (
    select o.record_id, b.attribute, b.value
    from bitmap_ordinals o join bitmaps b on b.record_type = o.record_type and b.segment = o.ordinal / 8192
      and b.attribute = any(asked) and get_bit(b.bits, o.ordinal % 8192) = 1
    where o.record_id = any(bitmaps_look.records)
  ), differ (record, attribute, value) as (
    (table here except table kept) union all (table kept except table here)
  )
  select array_agg(d.record), array_agg(d.attribute), array_agg(d.value)
  into changed, attributes, vals from differ d;
  if changed is not null then
    perform bitmaps_put(bitmaps_look.kind, changed, attributes, vals);
  end if;
end $$;
CREATE FUNCTION public.bitmaps_number(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  -- The last ones are looked up once: among those that a statement adds itself it is far to the last that it sees.
  with last as materialized (
    select k.kind, coalesce((select max(o.ordinal) from bitmap_ordinals o where o.record_type = k.kind), -1) as ordinal
    from unnest(array['INITIATIVE', 'KNOWLEDGE_NEED']) k (kind)
  )
  insert into bitmap_ordinals (record_type, ordinal, record_id)
  select l.kind, l.ordinal + row_number() over (partition by l.kind order by h.record_id), h.record_id
  from heads h join last l on l.kind = h.record_type
  where h.record_id = any(ids) and not exists (select from bitmap_ordinals o where o.record_id = h.record_id);
end $$;
CREATE FUNCTION public.bitmaps_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  told constant text[] := array['INITIATIVE', 'KNOWLEDGE_NEED', 'PARTICIPATION'];
  here bigint;
  moved_ids uuid[];
  turned_ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id), max(n.position), array_agg(n.record_id) filter (where n.audience is null)
    into moved_ids, here, turned_ids from added n where n.record_type = any(told);
    if moved_ids is not null then perform bitmaps_number(moved_ids); end if;
    moved_ids := array(select n.record_id from added n where n.record_id = any(moved_ids)
                         and (n.audience is null or n.record_type <> all(array['INITIATIVE', 'KNOWLEDGE_NEED'])));
  else
    select array_agg(n.record_id), max(n.position),
           array_agg(n.record_id) filter (where (n.audience is null) <> (o.audience is null))
    into moved_ids, here, turned_ids
    from added n join removed o on o.record_id = n.record_id
    where n.record_type = any(told) and ((n.audience is null) <> (o.audience is null)
      or (n.position <> o.position and n.echoed_at < n.position));
  end if;
  if cardinality(moved_ids) > 0 then
    perform bitmaps_put(f.lead, array_agg(f.record), array_agg(f.attribute), array_agg(f.value))
    from (
      select k.record_type as lead, v.record, v.attribute, v.value
      from (select h.record_type, array_agg(h.record_id) as ids from heads h where h.record_id = any(turned_ids)
            group by h.record_type) k, bitmap_values(k.record_type, k.ids) v
      union all
      -- Of what is gone nothing is found, and it had this.
      select o.record_type, o.record_id, 'existence', '' from bitmap_ordinals o where o.record_id = any(turned_ids)
      union all
      -- What was erased the trail tells no more: all that such a record has bits of is looked at.
      select b.record_type, o.record_id, b.attribute, b.value
      from commits m join changes c on c.commit_id = m.id and c.verb = 'ERASED' and c.record_id = any(moved_ids)
      join bitmap_ordinals o on o.record_id = c.record_id
      join bitmaps b on b.record_type = o.record_type and b.segment = o.ordinal / 8192
        and get_bit(b.bits, o.ordinal % 8192) = 1
      where m.position = here
      union all
      select c.lead, c.record, c.attribute, c.value
      from (select h.record_type, array_agg(h.record_id) as ids from heads h where h.record_id = any(moved_ids)
            group by h.record_type) k, bitmap_changes(k.record_type, k.ids, here) c
    ) f group by f.lead;
  end if;
  return null;
end $$;
CREATE FUNCTION public.bitmaps_put(kind text, records uuid[], attributes text[], vals text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  with asked as materialized (
    select distinct a.record, a.attribute, a.value
    from unnest(bitmaps_put.records, bitmaps_put.attributes, bitmaps_put.vals) a (record, attribute, value)
  ), there as materialized (
    select v.record, v.attribute, v.value from bitmap_values(bitmaps_put.kind, array(
      select h.record_id from heads h where h.record_id = any(bitmaps_put.records) and h.audience is null),
      array(select distinct a.attribute from asked a)) v
  ), looked_at as materialized (
    select a.attribute, a.value, o.ordinal / 8192 as segment, bit_or(set_bit(0::bit(8192), o.ordinal % 8192, 1)) as which,
           bit_or(set_bit(0::bit(8192), o.ordinal % 8192, (t.record is not null)::integer)) as bits
    from asked a join bitmap_ordinals o on o.record_id = a.record
    left join there t on t.record = a.record and t.attribute = a.attribute and t.value = a.value
    group by a.attribute, a.value, o.ordinal / 8192
  ), wrong as materialized (
    select l.attribute, l.value, l.segment, b.ctid as place, coalesce(b.bits & ~l.which, 0::bit(8192)) | l.bits as bits
    from looked_at l left join bitmaps b on b.record_type = bitmaps_put.kind and b.segment = l.segment
      and b.attribute = l.attribute and b.value = l.value
    where coalesce(b.bits, 0::bit(8192)) & l.which <> l.bits
  ), flipped as (
    update bitmaps b set bits = w.bits from wrong w where b.ctid = w.place and w.bits <> 0::bit(8192)
  ), emptied as (
    delete from bitmaps b using wrong w where b.ctid = w.place and w.bits = 0::bit(8192)
  )
  insert into bitmaps (record_type, segment, attribute, value, bits)
  select bitmaps_put.kind, w.segment, w.attribute, w.value, w.bits from wrong w where w.place is null;
end $$;
CREATE FUNCTION public.bits_levels(given bit[], most integer) RETURNS bit[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
  found bit(8192)[] := array_fill(0::bit(8192), array[most]);
  one bit(8192);
begin
  foreach one in array given loop
    for level in reverse most..2 loop
      found[level] := found[level] | (found[level - 1] & one);
    end loop;
    found[1] := found[1] | one;
  end loop;
  return found;
end $$;
CREATE FUNCTION public.bits_points(levels bit[], worth integer[]) RETURNS bit[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
  points bit(8192)[] := array_fill(0::bit(8192), array[8]);
  carried bit(8192);
  kept bit(8192);
begin
  for n in 1..cardinality(levels) loop
    for digit in 1..8 loop
      continue when worth[n] >> digit - 1 & 1 = 0;
      carried := levels[n];
      for place in digit..8 loop
        kept := points[place];
        points[place] := kept # carried;
        carried := kept & carried;
        exit when carried = 0::bit(8192);
      end loop;
    end loop;
  end loop;
  return points;
end $$;
CREATE FUNCTION public.bits_reaching(points bit[], enough integer) RETURNS bit
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
  more bit(8192) := 0::bit(8192);
  same bit(8192) := ~0::bit(8192);
begin
  for digit in reverse 8..1 loop
    if enough >> digit - 1 & 1 = 1 then
      same := same & points[digit];
    else
      more := more | (same & points[digit]);
      same := same & ~points[digit];
    end if;
  end loop;
  return more | same;
end $$;
CREATE FUNCTION public.camel(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg(CASE WHEN (parts.place = 1) THEN parts.part ELSE initcap(parts.part) END, ''::text ORDER BY parts.place) AS string_agg FROM string_to_table(camel.name, '_'::text) WITH ORDINALITY parts(part, place));
CREATE FUNCTION public.cited_fill() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  delete from source_mentions;
  delete from source_counts;
  foreach the_kind in array array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KEEPER_REQUEST', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'MEMBERSHIP', 'METHOD', 'METHOD_USE', 'NEEDS_ROUND', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'] loop
    insert into source_mentions (id, record_id, record_type, source_id, source, audience)
    select concat(c.record, '/', c.within, c.place), c.record, h.record_type, source_key(c.source), c.source, h.audience
    from cited_in(the_kind, ids_of(the_kind)) c join heads h on h.record_id = c.record and h.audience is distinct from '[["gone"]]';
  end loop;
  insert into source_counts
      (id, title, url, publisher, date, title_sort, publisher_sort, records, shown_records)
    select f.id, f.source ->> 'title', f.source ->> 'url', f.source ->> 'publisher', f.source ->> 'date',
           swedish_sort(coalesce(f.source ->> 'title', '')), swedish_sort(coalesce(f.source ->> 'publisher', '')),
           f.n, f.shown from (select source_id as id, count(distinct record_id)::integer as n,
           count(distinct record_id) filter (where audience is null)::integer as shown, any_value(source) as source from source_mentions group by source_id) f;
end $$;
CREATE FUNCTION public.cited_in(kind text, ids uuid[]) RETURNS TABLE(record uuid, within text, place bigint, source jsonb)
    LANGUAGE plpgsql STABLE
    AS $$
begin
  case kind
  when 'DECISION' then return query
    select t.id, '', e.n, e.v from decisions t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'ENDORSEMENT' then return query
    select t.id, '', e.n, e.v from endorsements t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'GROUP' then return query
    select t.id, '', e.n, e.v from groups t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'INITIATIVE' then return query
    select t.id, '', e.n, e.v from initiatives t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null
    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from initiatives t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)
      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null;
  when 'KEEPER_REQUEST' then return query
    select t.id, '', e.n, e.v from keeper_requests t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'KNOWLEDGE_NEED' then return query
    select t.id, '', e.n, e.v from knowledge_needs t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'LESSON' then return query
    select t.id, '', e.n, e.v from lessons t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'MANDATE' then return query
    select t.id, '', e.n, e.v from mandates t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'MEMBERSHIP' then return query
    select t.id, '', e.n, e.v from memberships t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'METHOD' then return query
    select t.id, '', e.n, e.v from methods t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null
    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from methods t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)
      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null
    union all select t.id, 'grades', e.n, e.v -> 'source' from methods t, jsonb_array_elements(t.grades) with ordinality e (v, n)
      where t.id = any(ids) and t.grades <> '[]' and e.v -> 'source' is not null;
  when 'METHOD_USE' then return query
    select t.id, '', e.n, e.v from method_uses t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'NEEDS_ROUND' then return query
    select t.id, '', e.n, e.v from needs_rounds t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'ORGANISATION' then return query
    select t.id, '', e.n, e.v from organisations t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'OUTPUT' then return query
    select t.id, '', e.n, e.v from outputs t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null
    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from outputs t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)
      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null;
  when 'PARTICIPATION' then return query
    select t.id, '', e.n, e.v from participations t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'SEAT' then return query
    select t.id, '', e.n, e.v from seats t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  when 'THEME' then return query
    select t.id, '', e.n, e.v from themes t, jsonb_array_elements(t.sources) with ordinality e (v, n)
      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;
  else null;
  end case;
end $$;
CREATE FUNCTION public.cited_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id) into ids from added n;
  else
    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id
    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);
  end if;
  if ids is not null then perform cited_put(ids); end if;
  return null;
end $$;
CREATE FUNCTION public.cited_put(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  before jsonb;
  moved uuid[];
begin
  select jsonb_agg(b) into before
  from (select source_id as id, count(distinct record_id)::integer as n,
           count(distinct record_id) filter (where audience is null)::integer as shown from source_mentions where record_id = any(ids) group by source_id) b;
  if before is not null then delete from source_mentions where record_id = any(ids); end if;
  insert into source_mentions (id, record_id, record_type, source_id, source, audience)
    select concat(c.record, '/', c.within, c.place), c.record, h.record_type, source_key(c.source), c.source, h.audience
    from (select e.record_type, array_agg(e.record_id) as ids from heads e where e.record_id = any(cited_put.ids) group by e.record_type) k cross join lateral cited_in(k.record_type, k.ids) c join heads h on h.record_id = c.record and h.audience is distinct from '[["gone"]]';
  if not found and before is null then return; end if;
  with counted as materialized (
    select w.id, sum(w.n)::integer as n, sum(w.shown)::integer as shown, any_value(w.source) as source
    from (
      select source_id as id, count(distinct record_id)::integer as n,
           count(distinct record_id) filter (where audience is null)::integer as shown, any_value(source) as source from source_mentions where record_id = any(ids) group by source_id
      union all
      select b.id, -b.n, -b.shown, null from jsonb_to_recordset(before) b (id uuid, n integer, shown integer)
    ) w group by w.id having sum(w.n) <> 0 or sum(w.shown) <> 0
  ), put as (
    update source_counts s set records = s.records + c.n, shown_records = s.shown_records + c.shown
    from counted c where s.id = c.id returning s.id
  ), added as (
    insert into source_counts
      (id, title, url, publisher, date, title_sort, publisher_sort, records, shown_records)
    select f.id, f.source ->> 'title', f.source ->> 'url', f.source ->> 'publisher', f.source ->> 'date',
           swedish_sort(coalesce(f.source ->> 'title', '')), swedish_sort(coalesce(f.source ->> 'publisher', '')),
           f.n, f.shown from counted f where not exists (select from source_counts s where s.id = f.id)
  )
  select array_agg(p.id) into moved from put p;
  delete from source_counts s where s.id = any(moved) and s.records = 0;
end $$;
CREATE FUNCTION public.clauses_of(VARIADIC clauses jsonb[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT jsonb_agg(each.clause ORDER BY each.place) AS jsonb_agg FROM unnest(clauses_of.clauses) WITH ORDINALITY each(clause, place) WHERE (each.clause IS NOT NULL));
CREATE FUNCTION public.closing_over(kind text, ids uuid[]) RETURNS TABLE(lead text, record uuid)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
  case kind
  when 'GROUP' then
    return query select 'DECISION', t.id from decisions t where t.decided_by_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.group_id = any(ids);
    return query select 'SEAT', t.id from seats t where t.group_id = any(ids);
  when 'INITIATIVE' then
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.initiative_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.initiative_id = any(ids);
  when 'KNOWLEDGE_NEED' then
    return query select 'DECISION', t.id from decisions t where t.need_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.need_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.need_id = any(ids);
  when 'METHOD' then
    return query select 'METHOD_USE', t.id from method_uses t where t.method_id = any(ids);
  when 'ORGANISATION' then
    return query select 'ENDORSEMENT', t.id from endorsements t where t.organisation_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.organisation_id = any(ids);
    return query select 'MEMBERSHIP', t.id from memberships t where t.municipality_id = any(ids);
    return query select 'MEMBERSHIP', t.id from memberships t where t.rss_body_id = any(ids);
    return query select 'METHOD_USE', t.id from method_uses t where t.organisation_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.organisation_id = any(ids);
    return query select 'SEAT', t.id from seats t where t.organisation_id = any(ids);
  when 'OUTPUT' then
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.output_id = any(ids);
  when 'PARTICIPATION' then
    return query select 'LESSON', t.id from lessons t where t.participation_id = any(ids);
  when 'THEME' then
    return query select 'NEEDS_ROUND', t.id from needs_rounds t where t.service_area_id = any(ids);
  else null;
  end case;
end $$;
CREATE FUNCTION public.differences(before jsonb, after jsonb, words jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  the_column text;
  word jsonb;
  was jsonb;
  became jsonb;
  told_before text;
  told_after text;
  item jsonb;
  had jsonb[];
  has jsonb[];
  found jsonb[] := '{}';
begin
  for the_column, word in
    select key, value from jsonb_each(words->'columns') order by (value->>0) collate "C", key collate "C"
  loop
    was := nullif(nullif(before->the_column, 'null'), '[]');
    became := nullif(nullif(after->the_column, 'null'), '[]');
    continue when was is not distinct from became;
    if jsonb_typeof(was) = 'array' or jsonb_typeof(became) = 'array' then
      had := case jsonb_typeof(was) when 'array' then array(select jsonb_array_elements(was)) else '{}' end;
      has := case jsonb_typeof(became) when 'array' then array(select jsonb_array_elements(became)) else '{}' end;
      foreach item in array had loop
        continue when item = any(has);
        found := found || jsonb_build_object('field', word->>0, 'before', public.told(item, word->>1), 'after', null);
      end loop;
      foreach item in array has loop
        continue when item = any(had);
        found := found || jsonb_build_object('field', word->>0, 'before', null, 'after', public.told(item, word->>1));
      end loop;
    else
      told_before := public.told(was, word->>1);
      told_after := public.told(became, word->>1);
      if told_before is distinct from told_after then
        found := found || jsonb_build_object('field', word->>0, 'before', told_before, 'after', told_after);
      end if;
    end if;
  end loop;
  return to_jsonb(found);
end $$;
CREATE FUNCTION public.holds_personal_number(value text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
  simple text := public.plain(value);
  place integer := 1;
  digits text;
begin
  loop
    place := regexp_instr(simple, '(?<![0-9])(?:(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{4}|(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2})|(?<![/])(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{4}|(?<![+])[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:0[1-9]|1[0-2])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+/])[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])|(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?)(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+])[1-9][0-9](?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2})(?![0-9])', place);
    if place = 0 then
      return false;
    end if;
    digits := regexp_replace(regexp_substr(simple, '(?<![0-9])(?:(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{4}|(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2})|(?<![/])(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?[0-9]{4}|(?<![+])[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:0[1-9]|1[0-2])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+/])[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])|(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])?)(?!(?:18|19|20)[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+(?:[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_])?|[/_][+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+|[/_.])[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+])[1-9][0-9](?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+)?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010D6E\U00010EAD\u00AF\u02C9\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u23AF\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2574\u2576\u2578\u257A\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+[0-9]{2})(?![0-9])', place), '[^0-9]', '', 'g');
    if public.is_luhn(right(digits, 10)) and exists (
      select from unnest(array['18', '19', '20']) century
      where (length(digits) = 10 or left(digits, 2) = century)
        and public.is_day((century || substr(right(digits, 10), 1, 2))::integer, substr(right(digits, 10), 3, 2)::integer,
                   substr(right(digits, 10), 5, 2)::integer % 60))
    then
      return true;
    end if;
    place := place + 1;
  end loop;
end $$;
CREATE FUNCTION public.is_text(value text, most integer, many_lines boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
begin
  return char_length(value) between 1 and most and value is nfc normalized and value !~ '[\u0001-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E0FFF\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF\U000F0000-\U0010FFFF\uFFFC\uFFFD]|(?<![\u0590-\U0010FFFF])[\u200C\u200D]|[\u200C\u200D](?![\u0590-\U0010FFFF])' and value !~ '^[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]|[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]$' and (many_lines or strpos(value, chr(10)) = 0);
end $_$;
CREATE FUNCTION public.told_id(prefix text, id text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (prefix || replace(id, '-'::text, ''::text));
CREATE FUNCTION public.told_item(item jsonb, prefix text) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  name text;
  inner_value jsonb;
  found jsonb := '{}';
begin
  if jsonb_typeof(item) is distinct from 'object' then
    return item;
  end if;
  for name, inner_value in select key, value from jsonb_each(item) loop
    if right(name, 3) = '_id' then
      continue when prefix is null;
      name := left(name, -3);
      inner_value := to_jsonb(public.told_id(prefix, inner_value #>> '{}'));
    elsif jsonb_typeof(inner_value) = 'object' then
      inner_value := (select jsonb_object_agg(public.camel(key), value) from jsonb_each(inner_value));
    end if;
    if strpos(name, '_') > 0 then
      name := public.camel(name);
    end if;
    found := found || jsonb_build_object(name, inner_value);
  end loop;
  return nullif(found, '{}');
end $$;
CREATE FUNCTION public.told(value jsonb, prefix text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE jsonb_typeof(value) WHEN 'string'::text THEN CASE WHEN (prefix IS NULL) THEN (value #>> '{}'::text[]) ELSE public.told_id(prefix, (value #>> '{}'::text[])) END WHEN 'object'::text THEN (public.told_item(value, prefix) #>> '{}'::text[]) ELSE (value #>> '{}'::text[]) END;
CREATE TABLE public.changes (
    id bigint NOT NULL,
    commit_id bigint NOT NULL,
    record_type character varying(40) NOT NULL,
    record_id uuid NOT NULL,
    part text,
    verb character varying(40) NOT NULL,
    before jsonb,
    after jsonb,
    erased_at timestamp with time zone,
    reason text DEFAULT NULLIF(current_setting('registry.reason'::text, true), ''::text),
    act text DEFAULT COALESCE(NULLIF(current_setting('registry.this_act'::text, true), ''::text), NULLIF(current_setting('registry.act'::text, true), ''::text)),
    step integer DEFAULT (COALESCE(NULLIF(current_setting('registry.step'::text, true), ''::text), '0'::text))::integer NOT NULL,
    whole_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (part IS NULL) THEN
    CASE record_type
        WHEN 'DECISION'::text THEN ((COALESCE(after, before) ->> 'need_id'::text))::uuid
        WHEN 'ENDORSEMENT'::text THEN ((COALESCE(after, before) ->> 'need_id'::text))::uuid
        WHEN 'LESSON'::text THEN ((COALESCE(after, before) ->> 'participation_id'::text))::uuid
        WHEN 'MEMBERSHIP'::text THEN ((COALESCE(after, before) ->> 'rss_body_id'::text))::uuid
        WHEN 'METHOD_USE'::text THEN ((COALESCE(after, before) ->> 'method_id'::text))::uuid
        WHEN 'PARTICIPATION'::text THEN ((COALESCE(after, before) ->> 'initiative_id'::text))::uuid
        WHEN 'SEAT'::text THEN ((COALESCE(after, before) ->> 'group_id'::text))::uuid
        ELSE NULL::uuid
    END
    ELSE NULL::uuid
END) STORED,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_changes_no_personal_number CHECK ((NOT public.holds_personal_number(COALESCE(reason, ''::text)))),
    CONSTRAINT ck_changes_reason_is_text CHECK (public.is_text(reason, 6000, true)),
    CONSTRAINT ck_changes_verb CHECK (((verb)::text = ANY ((ARRAY['CREATED'::character varying, 'UPDATED'::character varying, 'DELETED'::character varying, 'ERASED'::character varying])::text[])))
);
CREATE FUNCTION public.differences_of_parts(the_record uuid, the_commit bigint, the_step integer, words jsonb) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE((SELECT jsonb_agg(jsonb_build_object('field', (found.word ->> 0), 'before', public.told(bodies.b, (found.word ->> 1)), 'after', public.told(bodies.a, (found.word ->> 1))) ORDER BY (found.word ->> 0), (bodies.a IS NOT NULL), (public.told(COALESCE(bodies.a, bodies.b), (found.word ->> 1)))) AS jsonb_agg FROM public.changes c, LATERAL (SELECT ((differences_of_parts.words -> 'parts'::text) -> c.part) AS word) found, LATERAL (SELECT CASE WHEN ((found.word ->> 2) IS NULL) THEN (c.before - ARRAY(SELECT jsonb_array_elements_text((found.word -> 3)) AS jsonb_array_elements_text)) ELSE (c.before -> (found.word ->> 2)) END AS b, CASE WHEN ((found.word ->> 2) IS NULL) THEN (c.after - ARRAY(SELECT jsonb_array_elements_text((found.word -> 3)) AS jsonb_array_elements_text)) ELSE (c.after -> (found.word ->> 2)) END AS a) bodies WHERE ((c.record_id = differences_of_parts.the_record) AND (c.commit_id = differences_of_parts.the_commit) AND (c.step = differences_of_parts.the_step) AND (c.part IS NOT NULL) AND (found.word IS NOT NULL) AND (num_nonnulls(bodies.a, bodies.b) > 0))), '[]'::jsonb);
CREATE FUNCTION public.end_consent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if (new.publication, new.keeper_id) is distinct from (old.publication, old.keeper_id) then
    new.shares_draft := false;
  end if;
  return new;
end $$;
CREATE FUNCTION public.erase(the_type text, the_record uuid, fields text[], parts text[], reasons text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform set_config('registry.erasing', 'on', true);
  update changes set before = before - fields, after = after - fields, erased_at = now()
  where record_type = the_type and record_id = the_record and part is null and (before ?| fields or after ?| fields);
  update changes set reason = null, erased_at = now()
  where reason = any(reasons) and reason is distinct from nullif(current_setting('registry.reason', true), '')
    and commit_id in (select commit_id from changes where record_type = the_type and record_id = the_record);
  update changes each set before = null, after = null, erased_at = now()
  where part = any(parts)
    and ((record_type = the_type and record_id = the_record)
         or part = 'external_ids' and exists (
           select from changes own
           where own.record_type = the_type and own.record_id = the_record and own.part = 'external_ids'
             and coalesce(own.after, own.before) - array['record_type', 'record_id']
               = coalesce(each.after, each.before) - array['record_type', 'record_id']));
  perform set_config('registry.erasing', '', true);
  insert into changes (commit_id, record_type, record_id, verb, erased_at)
  values (this_commit(), the_type, the_record, 'ERASED', now());
end $$;
CREATE FUNCTION public.fill_heads() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  foreach the_kind in array array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KEEPER_REQUEST', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'MEMBERSHIP', 'METHOD', 'METHOD_USE', 'NEEDS_ROUND', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'] loop
    insert into heads (record_id, record_type, position, audience)
    select a.record, the_kind, coalesce((
             select max(k.position) from changes c join commits k on k.id = c.commit_id where c.record_id = a.record
           ), 0), a.audience
    from audiences_of(the_kind, ids_of(the_kind)) a
    on conflict (record_id) do nothing;
  end loop;
end $$;
CREATE FUNCTION public.held_since(body jsonb) RETURNS timestamp with time zone
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  return (body ->> 'updated_at')::timestamptz;
end $$;
CREATE FUNCTION public.ids_of(kind text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    AS $$
begin
  case kind
    when 'DECISION' then return array(select t.id from decisions t);
    when 'ENDORSEMENT' then return array(select t.id from endorsements t);
    when 'GROUP' then return array(select t.id from groups t);
    when 'INITIATIVE' then return array(select t.id from initiatives t);
    when 'KEEPER_REQUEST' then return array(select t.id from keeper_requests t);
    when 'KNOWLEDGE_NEED' then return array(select t.id from knowledge_needs t);
    when 'LESSON' then return array(select t.id from lessons t);
    when 'MANDATE' then return array(select t.id from mandates t);
    when 'MEMBERSHIP' then return array(select t.id from memberships t);
    when 'METHOD' then return array(select t.id from methods t);
    when 'METHOD_USE' then return array(select t.id from method_uses t);
    when 'NEEDS_ROUND' then return array(select t.id from needs_rounds t);
    when 'ORGANISATION' then return array(select t.id from organisations t);
    when 'OUTPUT' then return array(select t.id from outputs t);
    when 'PARTICIPATION' then return array(select t.id from participations t);
    when 'SEAT' then return array(select t.id from seats t);
    when 'THEME' then return array(select t.id from themes t);
  end case;
end $$;
CREATE FUNCTION public.is_day(year integer, month integer, day integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (((year >= 1) AND (year <= 9998)) AND ((month >= 1) AND (month <= 12)) AND (day >= 1)) THEN ((day)::numeric <= EXTRACT(day FROM (make_date((year + (month / 12)), ((month % 12) + 1), 1) - 1))) ELSE false END;
CREATE FUNCTION public.is_partial_date(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (value ~ '^[0-9]{4}$'::text) THEN true WHEN (value ~ '^[0-9]{4}-[0-9]{2}$'::text) THEN ((("right"(value, 2))::integer >= 1) AND (("right"(value, 2))::integer <= 12)) WHEN (value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text) THEN public.is_day(("left"(value, 4))::integer, (substr(value, 6, 2))::integer, ("right"(value, 2))::integer) ELSE false END;
CREATE FUNCTION public.is_grade(value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (((value - ARRAY['publisher'::text, 'grade'::text, 'concerns'::text, 'on'::text, 'source'::text]) = '{}'::jsonb) AND (btrim((value ->> 'publisher'::text)) <> ''::text) AND (btrim((value ->> 'grade'::text)) <> ''::text) AND COALESCE(public.is_partial_date((value ->> 'on'::text)), true) AND (btrim(((value -> 'source'::text) ->> 'title'::text)) <> ''::text) AND (jsonb_typeof(((value -> 'source'::text) -> 'fields'::text)) = 'array'::text));
CREATE FUNCTION public.is_luhn(digits text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT ((sum(CASE WHEN (((length(is_luhn.digits) - each_digit.place) % 2) = 0) THEN each_digit.digit WHEN (each_digit.digit > 4) THEN ((2 * each_digit.digit) - 9) ELSE (2 * each_digit.digit) END) % (10)::bigint) = 0) FROM (SELECT place.place, (substr(is_luhn.digits, place.place, 1))::integer AS digit FROM generate_series(1, length(is_luhn.digits)) place(place)) each_digit);
CREATE FUNCTION public.is_organisation_number(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((value ~ '^[0-9]{2}[2-9][0-9]{3}-[0-9]{4}$'::text) AND public.is_luhn(replace(value, '-'::text, ''::text)));
CREATE FUNCTION public.is_value(list text, value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((jsonb_typeof(value) = 'object'::text) AND (CASE list WHEN 'grades'::text THEN public.is_grade(value) WHEN 'sources'::text THEN (((value - ARRAY['title'::text, 'url'::text, 'publisher'::text, 'date'::text, 'fields'::text, 'locator'::text, 'is_inferred'::text]) = '{}'::jsonb) AND (btrim((value ->> 'title'::text)) <> ''::text) AND COALESCE(((value ->> 'url'::text) ~ '^https?://[^[:space:]]+$'::text), true) AND COALESCE(public.is_partial_date((value ->> 'date'::text)), true) AND (jsonb_typeof((value -> 'fields'::text)) = 'array'::text) AND COALESCE((jsonb_typeof((value -> 'is_inferred'::text)) = 'boolean'::text), true)) WHEN 'contacts'::text THEN (((value - ARRAY['function'::text, 'organisation_id'::text, 'email'::text, 'phone'::text]) = '{}'::jsonb) AND (btrim((value ->> 'function'::text)) <> ''::text) AND COALESCE(((value ->> 'organisation_id'::text) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text), true) AND COALESCE(((value ->> 'email'::text) ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text), true)) WHEN 'reported_counts'::text THEN (((value - ARRAY['unit'::text, 'count'::text, 'is_approximate'::text, 'on'::text, 'source'::text]) = '{}'::jsonb) AND ((value ->> 'unit'::text) = ANY (ARRAY['MUNICIPALITIES'::text, 'MUNICIPALITIES_AND_DISTRICTS'::text, 'REGIONS'::text, 'ORGANISATIONS'::text, 'PEOPLE'::text, 'SHARE'::text])) AND COALESCE(((value ->> 'count'::text) ~ '^[0-9]{1,9}$'::text), false) AND (jsonb_typeof((value -> 'is_approximate'::text)) = 'boolean'::text) AND COALESCE(public.is_partial_date((value ->> 'on'::text)), true) AND (btrim(((value -> 'source'::text) ->> 'title'::text)) <> ''::text) AND (jsonb_typeof(((value -> 'source'::text) -> 'fields'::text)) = 'array'::text)) WHEN 'former_keys'::text THEN (((value - ARRAY['system'::text, 'value'::text, 'until'::text]) = '{}'::jsonb) AND COALESCE(public.is_partial_date((value ->> 'until'::text)), true) AND CASE (value ->> 'system'::text) WHEN 'scb-kommunkod'::text THEN ((value ->> 'value'::text) ~ '^[0-9]{4}$'::text) WHEN 'organisationsnummer'::text THEN public.is_organisation_number((value ->> 'value'::text)) ELSE false END) ELSE (((value - ARRAY['name'::text, 'until'::text]) = '{}'::jsonb) AND (btrim((value ->> 'name'::text)) <> ''::text) AND COALESCE(public.is_partial_date((value ->> 'until'::text)), true)) END IS TRUE));
CREATE FUNCTION public.is_values(list text, value jsonb) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  if value = '[]' then
    return true;
  end if;
  return jsonb_typeof(value) = 'array' and not exists (select from jsonb_array_elements(value) item where not coalesce(public.is_value(list, item), false));
end $$;
CREATE FUNCTION public.keep_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.former_slugs := array_append(array_remove(old.former_slugs, new.slug), old.slug);
  return new;
end $$;
CREATE FUNCTION public.keepers_fill() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  every uuid[];
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  delete from keeper_shares;
  delete from keeper_counts;
  every := array(select id from initiatives order by id);
  for start in 1..cardinality(every) by 2000 loop
    perform keepers_put(every[start : start + 1999]);
  end loop;
end $$;
CREATE FUNCTION public.keepers_of(ids uuid[]) RETURNS TABLE(initiative uuid, keeper uuid, initiative_count bigint, state_as_of_missing_count bigint, initiatives_without_source_count bigint, not_accepted_count bigint, participation_count bigint, unconfirmed_count bigint, participations_without_source_count bigint)
    LANGUAGE plpgsql STABLE
    AS $_$
#variable_conflict use_column
begin
  return query
WITH initiatives_3 AS 
(SELECT initiatives_1.id AS id, organisations_2.id AS keeper_id, (initiatives_1.state NOT IN ('COMPLETED', 'DISCONTINUED')) AND initiatives_1.state_as_of IS NULL AS state_as_of_missing, initiatives_1.sources != '[]'::jsonb OR jsonb_path_exists(initiatives_1.reported_counts, '$[*].source'::jsonpath) AS has_source, organisations_2.id IS NOT NULL AND initiatives_1.keeper_accepted_at IS NULL AS not_accepted 
FROM initiatives AS initiatives_1 LEFT OUTER JOIN organisations AS organisations_2 ON organisations_2.id = initiatives_1.keeper_id AND organisations_2.publication = 'PUBLISHED' AND organisations_2.publication != 'WITHDRAWN' 
WHERE initiatives_1.publication = 'PUBLISHED' AND initiatives_1.publication != 'WITHDRAWN' AND initiatives_1.id = ANY (ids))
 SELECT each_10.initiative_id, each_10.keeper_id, sum(each_10.initiative_count) AS initiative_count, sum(each_10.state_as_of_missing_count) AS state_as_of_missing_count, sum(each_10.initiatives_without_source_count) AS initiatives_without_source_count, sum(each_10.not_accepted_count) AS not_accepted_count, sum(each_10.participation_count) AS participation_count, sum(each_10.unconfirmed_count) AS unconfirmed_count, sum(each_10.participations_without_source_count) AS participations_without_source_count 
FROM (SELECT i_9.id AS initiative_id, coalesce(i_9.keeper_id, CAST('00000000-0000-0000-0000-000000000000' AS UUID)) AS keeper_id, 1 AS initiative_count, CASE WHEN i_9.state_as_of_missing THEN 1 ELSE 0 END AS state_as_of_missing_count, CASE WHEN NOT i_9.has_source THEN 1 ELSE 0 END AS initiatives_without_source_count, CASE WHEN i_9.not_accepted THEN 1 ELSE 0 END AS not_accepted_count, 0 AS participation_count, 0 AS unconfirmed_count, 0 AS participations_without_source_count 
FROM initiatives_3 AS i_9 UNION ALL SELECT p_8.initiative_id AS initiative_id, coalesce(p_8.keeper_id, CAST('00000000-0000-0000-0000-000000000000' AS UUID)) AS keeper_id, 0 AS initiative_count, 0 AS state_as_of_missing_count, 0 AS initiatives_without_source_count, 0 AS not_accepted_count, 1 AS participation_count, CASE WHEN p_8.unconfirmed THEN 1 ELSE 0 END AS unconfirmed_count, CASE WHEN NOT p_8.has_source THEN 1 ELSE 0 END AS participations_without_source_count 
FROM (SELECT i_4.id AS initiative_id, coalesce(organisations_6.id, i_4.keeper_id) AS keeper_id, participations_5.status = 'STATED' AS unconfirmed, participations_5.sources != '[]'::jsonb AS has_source 
FROM participations AS participations_5 JOIN initiatives_3 AS i_4 ON i_4.id = participations_5.initiative_id LEFT OUTER JOIN organisations AS organisations_6 ON organisations_6.id = participations_5.keeper_id AND organisations_6.publication = 'PUBLISHED' AND organisations_6.publication != 'WITHDRAWN' 
WHERE participations_5.publication = 'PUBLISHED' AND (EXISTS (SELECT 1 
FROM organisations AS organisations_7 
WHERE organisations_7.id = participations_5.organisation_id AND organisations_7.publication = 'PUBLISHED')) AND participations_5.publication != 'WITHDRAWN') AS p_8) AS each_10 GROUP BY each_10.initiative_id, each_10.keeper_id;
end $_$;
CREATE FUNCTION public.keepers_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  ids uuid[];
  shown uuid[];
begin
  ids := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'INITIATIVE'
      and (c.verb = 'ERASED' or c.before -> 'keeper_accepted_at' is distinct from c.after -> 'keeper_accepted_at'
           or c.before -> 'keeper_id' is distinct from c.after -> 'keeper_id'
           or c.before -> 'publication' is distinct from c.after -> 'publication'
           or c.before -> 'reported_counts' is distinct from c.after -> 'reported_counts'
           or c.before -> 'sources' is distinct from c.after -> 'sources'
           or c.before -> 'state' is distinct from c.after -> 'state'
           or c.before -> 'state_as_of' is distinct from c.after -> 'state_as_of')
    union all
    select (b.body ->> 'initiative_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and c.part is null and c.record_type = 'PARTICIPATION' and b.body is not null
      and (c.verb = 'ERASED' or c.before -> 'initiative_id' is distinct from c.after -> 'initiative_id'
           or c.before -> 'keeper_id' is distinct from c.after -> 'keeper_id'
           or c.before -> 'organisation_id' is distinct from c.after -> 'organisation_id'
           or c.before -> 'publication' is distinct from c.after -> 'publication'
           or c.before -> 'sources' is distinct from c.after -> 'sources'
           or c.before -> 'status' is distinct from c.after -> 'status'));
  shown := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'ORGANISATION'
      and (c.before -> 'publication' is distinct from c.after -> 'publication'));
  -- One after the other, so that what a commit has nothing of is not looked for among all participations.
  if cardinality(shown) > 0 then
    ids := ids || array(select i.id from initiatives i where i.keeper_id = any(shown))
      || array(select p.initiative_id from participations p where p.organisation_id = any(shown))
      || array(select p.initiative_id from participations p where p.keeper_id = any(shown));
  end if;
  if cardinality(ids) > 0 then
    perform keepers_put(array(select distinct each from unnest(ids) each where each is not null));
  end if;
  return null;
end $$;
CREATE FUNCTION public.keepers_put(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  with moved as materialized (
    select coalesce(n.initiative, k.initiative_id) as initiative_id, coalesce(n.keeper, k.keeper_id) as keeper_id,
           n.keeper is null as is_gone, coalesce(n.initiative_count, 0) as is_initiative_count, coalesce(n.state_as_of_missing_count, 0) as is_state_as_of_missing_count, coalesce(n.initiatives_without_source_count, 0) as is_initiatives_without_source_count, coalesce(n.not_accepted_count, 0) as is_not_accepted_count, coalesce(n.participation_count, 0) as is_participation_count, coalesce(n.unconfirmed_count, 0) as is_unconfirmed_count, coalesce(n.participations_without_source_count, 0) as is_participations_without_source_count, coalesce(k.initiative_count, 0) as was_initiative_count, coalesce(k.state_as_of_missing_count, 0) as was_state_as_of_missing_count, coalesce(k.initiatives_without_source_count, 0) as was_initiatives_without_source_count, coalesce(k.not_accepted_count, 0) as was_not_accepted_count, coalesce(k.participation_count, 0) as was_participation_count, coalesce(k.unconfirmed_count, 0) as was_unconfirmed_count, coalesce(k.participations_without_source_count, 0) as was_participations_without_source_count
    from keepers_of(ids) n
    full join (select s.* from keeper_shares s where s.initiative_id = any(ids)) k
      on k.initiative_id = n.initiative and k.keeper_id = n.keeper
  ), differing as materialized (
    select * from moved m where m.is_gone or (is_initiative_count, is_state_as_of_missing_count, is_initiatives_without_source_count, is_not_accepted_count, is_participation_count, is_unconfirmed_count, is_participations_without_source_count) <> (was_initiative_count, was_state_as_of_missing_count, was_initiatives_without_source_count, was_not_accepted_count, was_participation_count, was_unconfirmed_count, was_participations_without_source_count)
  ), gone as (
    delete from keeper_shares s using differing m
    where m.is_gone and s.initiative_id = m.initiative_id and s.keeper_id = m.keeper_id
  ), put as (
    insert into keeper_shares (initiative_id, keeper_id, initiative_count, state_as_of_missing_count, initiatives_without_source_count, not_accepted_count, participation_count, unconfirmed_count, participations_without_source_count)
    select m.initiative_id, m.keeper_id, is_initiative_count, is_state_as_of_missing_count, is_initiatives_without_source_count, is_not_accepted_count, is_participation_count, is_unconfirmed_count, is_participations_without_source_count from differing m where not m.is_gone
    on conflict (initiative_id, keeper_id) do update set initiative_count = excluded.initiative_count, state_as_of_missing_count = excluded.state_as_of_missing_count, initiatives_without_source_count = excluded.initiatives_without_source_count, not_accepted_count = excluded.not_accepted_count, participation_count = excluded.participation_count, unconfirmed_count = excluded.unconfirmed_count, participations_without_source_count = excluded.participations_without_source_count
  )
  insert into keeper_counts as k (keeper_id, initiative_count, state_as_of_missing_count, initiatives_without_source_count, not_accepted_count, participation_count, unconfirmed_count, participations_without_source_count)
  select m.keeper_id, sum(m.is_initiative_count - m.was_initiative_count) as initiative_count, sum(m.is_state_as_of_missing_count - m.was_state_as_of_missing_count) as state_as_of_missing_count, sum(m.is_initiatives_without_source_count - m.was_initiatives_without_source_count) as initiatives_without_source_count, sum(m.is_not_accepted_count - m.was_not_accepted_count) as not_accepted_count, sum(m.is_participation_count - m.was_participation_count) as participation_count, sum(m.is_unconfirmed_count - m.was_unconfirmed_count) as unconfirmed_count, sum(m.is_participations_without_source_count - m.was_participations_without_source_count) as participations_without_source_count from differing m group by m.keeper_id
  on conflict (keeper_id) do update set initiative_count = k.initiative_count + excluded.initiative_count, state_as_of_missing_count = k.state_as_of_missing_count + excluded.state_as_of_missing_count, initiatives_without_source_count = k.initiatives_without_source_count + excluded.initiatives_without_source_count, not_accepted_count = k.not_accepted_count + excluded.not_accepted_count, participation_count = k.participation_count + excluded.participation_count, unconfirmed_count = k.unconfirmed_count + excluded.unconfirmed_count, participations_without_source_count = k.participations_without_source_count + excluded.participations_without_source_count;
  delete from keeper_counts k where k.initiative_count = 0 and k.participation_count = 0;
end $$;
CREATE FUNCTION public.knowledge_needs_told(ids uuid[], asked text[]) RETURNS TABLE(record uuid, attribute text, value text)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
  if asked is null or asked && array['has.initiatives'] then
  return query
SELECT knowledge_needs_1.id, 'has.initiatives', '' 
FROM knowledge_needs AS knowledge_needs_1 
WHERE knowledge_needs_1.id = any(ids) AND (EXISTS (SELECT 1 
FROM initiative_needs AS initiative_needs_3 JOIN initiatives AS initiatives_2 ON initiatives_2.id = initiative_needs_3.initiative_id 
WHERE knowledge_needs_1.id = initiative_needs_3.need_id AND initiatives_2.publication = 'PUBLISHED' AND initiatives_2.state IN ('PREPARING', 'ONGOING', 'COMPLETED')));
  end if;
  if asked is null or asked && array['has.outputs'] then
  return query
SELECT knowledge_needs_1.id, 'has.outputs', '' 
FROM knowledge_needs AS knowledge_needs_1 
WHERE knowledge_needs_1.id = any(ids) AND (EXISTS (SELECT 1 
FROM need_outputs AS need_outputs_5 JOIN outputs AS outputs_4 ON outputs_4.id = need_outputs_5.output_id 
WHERE knowledge_needs_1.id = need_outputs_5.need_id AND outputs_4.publication = 'PUBLISHED'));
  end if;
  if asked is null or asked && array['has.handling'] then
  return query
SELECT knowledge_needs_1.id, 'has.handling', '' 
FROM knowledge_needs AS knowledge_needs_1 
WHERE knowledge_needs_1.id = any(ids) AND (EXISTS (SELECT 1 
FROM decisions AS decisions_6 
WHERE decisions_6.need_id = knowledge_needs_1.id AND decisions_6.kind = 'HANDLING' AND decisions_6.publication = 'PUBLISHED' AND decisions_6.publication = 'PUBLISHED' AND NOT (EXISTS (SELECT 1 
FROM decisions AS decisions_7 
WHERE decisions_7.need_id = knowledge_needs_1.id AND decisions_7.kind = 'HANDLING' AND decisions_7.publication = 'PUBLISHED' AND decisions_7.publication = 'PUBLISHED' AND (decisions_7.decided_on_sort, decisions_7.id) > (decisions_6.decided_on_sort, decisions_6.id)))));
  end if;
  if asked is null or asked && array['merged'] then
  return query
SELECT knowledge_needs_1.id, 'merged', '' 
FROM knowledge_needs AS knowledge_needs_1 
WHERE knowledge_needs_1.id = any(ids) AND knowledge_needs_1.merged_into_id IS NOT NULL;
  end if;
  if asked is null or asked && array['behind.municipality', 'behind.rss_body'] then
  return query
SELECT DISTINCT anon_1.id, each.attribute, CAST(each.key AS TEXT) AS key 
FROM unnest(ids) AS anon_1(id) JOIN LATERAL (SELECT DISTINCT CASE WHEN (organisations_10.kind = 'MUNICIPALITY') THEN organisations_10.id END AS municipality, coalesce(organisations_12.id, CASE WHEN (organisations_10.kind = 'RSS_BODY') THEN organisations_10.id END, CASE WHEN (endorsements_9.via_id IS NULL) THEN memberships_11.rss_body_id END) AS rss_body 
FROM knowledge_needs AS knowledge_needs_8 JOIN endorsements AS endorsements_9 ON endorsements_9.need_id = knowledge_needs_8.id JOIN organisations AS organisations_10 ON organisations_10.id = endorsements_9.organisation_id LEFT OUTER JOIN memberships AS memberships_11 ON memberships_11.municipality_id = organisations_10.id AND memberships_11.is_primary AND memberships_11.publication != 'WITHDRAWN' AND memberships_11.publication = 'PUBLISHED' AND (EXISTS (SELECT 1 
FROM organisations AS organisations_13 
WHERE memberships_11.rss_body_id = organisations_13.id AND organisations_13.publication = 'PUBLISHED')) LEFT OUTER JOIN organisations AS organisations_12 ON organisations_12.id = endorsements_9.via_id AND organisations_12.publication = 'PUBLISHED' 
WHERE (knowledge_needs_8.id = anon_1.id OR knowledge_needs_8.merged_into_id = anon_1.id) AND knowledge_needs_8.publication = 'PUBLISHED' AND endorsements_9.publication != 'WITHDRAWN' AND endorsements_9.publication = 'PUBLISHED' AND organisations_10.publication = 'PUBLISHED') AS its ON true JOIN LATERAL (VALUES ('behind.municipality', its.municipality), ('behind.rss_body', its.rss_body)) AS each (attribute, key) ON each.key IS NOT NULL;
  end if;
end $$;
CREATE FUNCTION public.leads_others(kind text, before jsonb, after jsonb) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE
    AS $$
begin
  return case kind
    when 'GROUP' then before -> 'convener_id' is distinct from after -> 'convener_id' or before -> 'keeper_id' is distinct from after -> 'keeper_id'
    when 'INITIATIVE' then before -> 'keeper_id' is distinct from after -> 'keeper_id'
    when 'KNOWLEDGE_NEED' then before -> 'keeper_id' is distinct from after -> 'keeper_id'
    when 'OUTPUT' then before -> 'keeper_id' is distinct from after -> 'keeper_id'
    else false end;
end $$;
CREATE FUNCTION public.leaning_on(kind text, ids uuid[]) RETURNS TABLE(lead text, record uuid)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
  case kind
  when 'DECISION' then
    return query select 'DECISION', t.id from decisions t where t.merged_into_id = any(ids);
  when 'ENDORSEMENT' then
    return query select 'ENDORSEMENT', t.id from endorsements t where t.merged_into_id = any(ids);
  when 'GROUP' then
    return query select 'DECISION', t.id from decisions t where t.decided_by_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.acting_group_id = any(ids);
    return query select 'GROUP', t.id from groups t where t.parent_id = any(ids);
    return query select 'GROUP', t.id from groups t where t.merged_into_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_collaborations t where t.group_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.group_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.acting_group_id = any(ids);
    return query select 'SEAT', t.id from seats t where t.group_id = any(ids);
  when 'INITIATIVE' then
    return query select 'GROUP', t.id from groups t where t.concerns_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_follows t where t.follows_id = any(ids);
    return query select 'INITIATIVE', t.id from initiatives t where t.parent_id = any(ids);
    return query select 'INITIATIVE', t.id from initiatives t where t.merged_into_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.initiative_id = any(ids);
    return query select 'MANDATE', t.mandate_id from mandate_initiatives t where t.initiative_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.initiative_id = any(ids);
  when 'KEEPER_REQUEST' then
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.merged_into_id = any(ids);
  when 'KNOWLEDGE_NEED' then
    return query select 'DECISION', t.id from decisions t where t.need_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.need_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_needs t where t.need_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.need_id = any(ids);
    return query select 'KNOWLEDGE_NEED', t.id from knowledge_needs t where t.merged_into_id = any(ids);
  when 'LESSON' then
    return query select 'LESSON', t.id from lessons t where t.merged_into_id = any(ids);
  when 'MANDATE' then
    return query select 'MANDATE', t.id from mandates t where t.merged_into_id = any(ids);
  when 'MEMBERSHIP' then
    return query select 'MEMBERSHIP', t.id from memberships t where t.merged_into_id = any(ids);
  when 'METHOD' then
    return query select 'INITIATIVE', t.initiative_id from initiative_methods t where t.method_id = any(ids);
    return query select 'LESSON', t.lesson_id from lesson_methods t where t.method_id = any(ids);
    return query select 'METHOD', t.method_id from method_replaces t where t.replaced_id = any(ids);
    return query select 'METHOD_USE', t.id from method_uses t where t.method_id = any(ids);
    return query select 'METHOD', t.id from methods t where t.merged_into_id = any(ids);
    return query select 'OUTPUT', t.output_id from output_methods t where t.method_id = any(ids);
  when 'METHOD_USE' then
    return query select 'METHOD_USE', t.id from method_uses t where t.merged_into_id = any(ids);
  when 'NEEDS_ROUND' then
    return query select 'ENDORSEMENT', t.id from endorsements t where t.round_id = any(ids);
    return query select 'KNOWLEDGE_NEED', t.id from knowledge_needs t where t.round_id = any(ids);
    return query select 'NEEDS_ROUND', t.id from needs_rounds t where t.merged_into_id = any(ids);
  when 'ORGANISATION' then
    return query select 'INITIATIVE', t.initiative_id from case_numbers t where t.authority_id = any(ids);
    return query select 'DECISION', t.id from decisions t where t.deciding_organisation_id = any(ids);
    return query select 'DECISION', t.id from decisions t where t.case_number_authority_id = any(ids);
    return query select 'DECISION', t.id from decisions t where t.keeper_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.organisation_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.via_id = any(ids);
    return query select 'ENDORSEMENT', t.id from endorsements t where t.keeper_id = any(ids);
    return query select 'GROUP', t.id from groups t where t.convener_id = any(ids);
    return query select 'GROUP', t.id from groups t where t.keeper_id = any(ids);
    return query select 'INITIATIVE', t.id from initiatives t where t.opening_contact_organisation_id = any(ids);
    return query select 'INITIATIVE', t.id from initiatives t where t.keeper_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.organisation_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.answered_by_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.keeper_id = any(ids);
    return query select 'KNOWLEDGE_NEED', t.id from knowledge_needs t where t.keeper_id = any(ids);
    return query select 'LESSON', t.id from lessons t where t.keeper_id = any(ids);
    return query select 'MANDATE', t.mandate_id from mandate_givers t where t.organisation_id = any(ids);
    return query select 'MANDATE', t.mandate_id from mandate_receivers t where t.organisation_id = any(ids);
    return query select 'MANDATE', t.id from mandates t where t.case_number_authority_id = any(ids);
    return query select 'MANDATE', t.id from mandates t where t.keeper_id = any(ids);
    return query select 'MEMBERSHIP', t.id from memberships t where t.municipality_id = any(ids);
    return query select 'MEMBERSHIP', t.id from memberships t where t.rss_body_id = any(ids);
    return query select 'MEMBERSHIP', t.id from memberships t where t.keeper_id = any(ids);
    return query select 'METHOD_USE', t.id from method_uses t where t.organisation_id = any(ids);
    return query select 'METHOD_USE', t.id from method_uses t where t.keeper_id = any(ids);
    return query select 'METHOD', t.id from methods t where t.keeper_id = any(ids);
    return query select 'NEEDS_ROUND', t.id from needs_rounds t where t.keeper_id = any(ids);
    return query select 'ORGANISATION', t.organisation_id from organisation_predecessors t where t.predecessor_id = any(ids);
    return query select 'ORGANISATION', t.id from organisations t where t.host_id = any(ids);
    return query select 'ORGANISATION', t.id from organisations t where t.parent_id = any(ids);
    return query select 'ORGANISATION', t.id from organisations t where t.keeper_id = any(ids);
    return query select 'ORGANISATION', t.id from organisations t where t.merged_into_id = any(ids);
    return query select 'OUTPUT', t.output_id from output_makers t where t.organisation_id = any(ids);
    return query select 'OUTPUT', t.id from outputs t where t.publisher_id = any(ids);
    return query select 'OUTPUT', t.id from outputs t where t.keeper_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.organisation_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.via_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.keeper_id = any(ids);
    return query select 'SEAT', t.id from seats t where t.organisation_id = any(ids);
    return query select 'SEAT', t.id from seats t where t.keeper_id = any(ids);
    return query select 'THEME', t.id from themes t where t.keeper_id = any(ids);
    return query select 'INITIATIVE', t.id from initiatives t where exists (
      select from jsonb_array_elements(t.contacts) item where (item ->> 'organisation_id')::uuid = any(ids));
    return query select 'ORGANISATION', t.id from organisations t where exists (
      select from jsonb_array_elements(t.contacts) item where (item ->> 'organisation_id')::uuid = any(ids));
  when 'OUTPUT' then
    return query select 'INITIATIVE', t.initiative_id from initiative_implements t where t.output_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_outputs t where t.output_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_prompts t where t.output_id = any(ids);
    return query select 'KEEPER_REQUEST', t.id from keeper_requests t where t.output_id = any(ids);
    return query select 'METHOD_USE', t.id from method_uses t where t.output_id = any(ids);
    return query select 'KNOWLEDGE_NEED', t.need_id from need_outputs t where t.output_id = any(ids);
    return query select 'OUTPUT', t.id from outputs t where t.supersedes_id = any(ids);
    return query select 'OUTPUT', t.id from outputs t where t.merged_into_id = any(ids);
  when 'PARTICIPATION' then
    return query select 'LESSON', t.id from lessons t where t.participation_id = any(ids);
    return query select 'PARTICIPATION', t.id from participations t where t.merged_into_id = any(ids);
  when 'SEAT' then
    return query select 'SEAT', t.id from seats t where t.merged_into_id = any(ids);
  when 'THEME' then
    return query select 'GROUP', t.group_id from group_themes t where t.theme_id = any(ids);
    return query select 'INITIATIVE', t.initiative_id from initiative_themes t where t.theme_id = any(ids);
    return query select 'MANDATE', t.mandate_id from mandate_themes t where t.theme_id = any(ids);
    return query select 'METHOD', t.method_id from method_themes t where t.theme_id = any(ids);
    return query select 'KNOWLEDGE_NEED', t.need_id from need_themes t where t.theme_id = any(ids);
    return query select 'NEEDS_ROUND', t.id from needs_rounds t where t.service_area_id = any(ids);
    return query select 'OUTPUT', t.output_id from output_themes t where t.theme_id = any(ids);
    return query select 'THEME', t.id from themes t where t.parent_id = any(ids);
    return query select 'THEME', t.id from themes t where t.merged_into_id = any(ids);
  else null;
  end case;
end $$;
CREATE FUNCTION public.listed_as(kind text, body jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  return case kind
    when 'DECISION' then coalesce(body ->> 'decided_on_sort', '')
    when 'GROUP' then coalesce(body ->> 'name_sort', '')
    when 'INITIATIVE' then coalesce(body ->> 'title_sort', '')
    when 'KNOWLEDGE_NEED' then coalesce(body ->> 'title_sort', '')
    when 'LESSON' then coalesce(body ->> 'stated_on_sort', '')
    when 'MANDATE' then coalesce(body ->> 'title_sort', '')
    when 'METHOD' then coalesce(body ->> 'name_sort', '')
    when 'ORGANISATION' then coalesce(body ->> 'name_sort', '')
    when 'OUTPUT' then coalesce(body ->> 'title_sort', '')
    when 'THEME' then coalesce(body ->> 'name_sort', '')
    else null end;
end $$;
CREATE FUNCTION public.log_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  the_part text := nullif(tg_argv[2], '');
  private text[] := coalesce(tg_argv[3:], '{}');
  the_commit bigint;
begin
  if tg_op = 'UPDATE' and the_part is null then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, verb, before, after)
    select the_commit, tg_argv[0], added.id, 'UPDATED', to_jsonb(removed) - private, to_jsonb(added) - private
    from added join removed using (id);
    return null;
  end if;
  -- A link has no life of its own: to change it is to remove it and add another.
  if tg_op in ('UPDATE', 'DELETE') then
    if not exists (select from removed) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, before)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'DELETED', body - private
    from (select to_jsonb(removed) as body from removed) each_row;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, after)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'CREATED', body - private
    from (select to_jsonb(added) as body from added) each_row;
  end if;
  return null;
end $$;
CREATE FUNCTION public.swedish_sort(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(lower((value COLLATE pg_c_utf8)), 'åäæøéèêëáàüúóíñç'::text, 'äååöeeeeaayuoinc'::text);
CREATE FUNCTION public.name_key(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(regexp_replace(regexp_replace(regexp_replace(btrim(regexp_replace(public.swedish_sort(value), '[[:space:]]+'::text, ' '::text, 'g'::text)), '^region (.+)$'::text, '\1 region'::text), ' (kommun|stad)(en)?s?$'::text, ' kommun'::text), ' region(en)?s?$'::text, ' region'::text), 's(?= kommun$| region$|$)'::text, ''::text);
CREATE FUNCTION public.of_today(the_table text, the_record uuid, field text) RETURNS jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $_$
declare found jsonb;
begin
  execute format('select to_jsonb(t) -> $1 from public.%I t where id = $2', the_table)
    into found using field, the_record;
  return found;
end $_$;
CREATE FUNCTION public.owners_of(audience jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT array_agg(DISTINCT name.value) AS array_agg FROM jsonb_array_elements(owners_of.audience) clause(value), LATERAL jsonb_array_elements_text(clause.value) name(value));
CREATE FUNCTION public.place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  here bigint;
begin
  perform pg_advisory_xact_lock(7368);
  here := nextval('commit_positions');
  update commits set position = here, xid = null where id = new.id;
  perform tell_heads(new.id, here);
  perform pg_notify('registry_changes', '');
  return null;
end $$;
CREATE FUNCTION public.plain(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  if value !~ '[^\u0001-\u007E\u00A0-\u00A7\u00A9\u00AB\u00AC\u00AE\u00B0\u00B1\u00B6\u00B7\u00BB\u00BF-\u00FF\u2010-\u2015\u2018-\u201F]' then
    return value;
  end if;
  if value ~ '[\U00000660-\U00000669\U000006F0-\U000006F9\U000007C0-\U000007C9\U00000966-\U0000096F\U000009E6-\U000009EF\U00000A66-\U00000A6F\U00000AE6-\U00000AEF\U00000B66-\U00000B6F\U00000BE6-\U00000BEF\U00000C66-\U00000C6F\U00000CE6-\U00000CEF\U00000D66-\U00000D6F\U00000DE6-\U00000DEF\U00000E50-\U00000E59\U00000ED0-\U00000ED9\U00000F20-\U00000F29\U00001040-\U00001049\U00001090-\U00001099\U000017E0-\U000017E9\U00001810-\U00001819\U00001946-\U0000194F\U000019D0-\U000019D9\U00001A80-\U00001A89\U00001A90-\U00001A99\U00001B50-\U00001B59\U00001BB0-\U00001BB9\U00001C40-\U00001C49\U00001C50-\U00001C59\U0000A620-\U0000A629\U0000A8D0-\U0000A8D9\U0000A900-\U0000A909\U0000A9D0-\U0000A9D9\U0000A9F0-\U0000A9F9\U0000AA50-\U0000AA59\U0000ABF0-\U0000ABF9\U0000FF10-\U0000FF19\U000104A0-\U000104A9\U00010D30-\U00010D39\U00010D40-\U00010D49\U00011066-\U0001106F\U000110F0-\U000110F9\U00011136-\U0001113F\U000111D0-\U000111D9\U000112F0-\U000112F9\U00011450-\U00011459\U000114D0-\U000114D9\U00011650-\U00011659\U000116C0-\U000116C9\U000116D0-\U000116D9\U000116DA-\U000116E3\U00011730-\U00011739\U000118E0-\U000118E9\U00011950-\U00011959\U00011BF0-\U00011BF9\U00011C50-\U00011C59\U00011D50-\U00011D59\U00011DA0-\U00011DA9\U00011DE0-\U00011DE9\U00011F50-\U00011F59\U00016130-\U00016139\U00016A60-\U00016A69\U00016AC0-\U00016AC9\U00016B50-\U00016B59\U00016D70-\U00016D79\U0001CCF0-\U0001CCF9\U0001D7CE-\U0001D7D7\U0001D7D8-\U0001D7E1\U0001D7E2-\U0001D7EB\U0001D7EC-\U0001D7F5\U0001D7F6-\U0001D7FF\U0001E140-\U0001E149\U0001E2F0-\U0001E2F9\U0001E4F0-\U0001E4F9\U0001E5F1-\U0001E5FA\U0001E950-\U0001E959\U0001F101-\U0001F10A\U0001FBF0-\U0001FBF9\U00001369-\U00001371\U00002474-\U0000247C\U00002488-\U00002490\U000024F5-\U000024FD\U00002776-\U0000277E\U00002780-\U00002788\U0000278A-\U00002792\U00010E60-\U00010E68\U00011052-\U0001105A\U000024FF\U0001F100\U0001F10B\U0001F10C\U000019DA\U00010A40\U00010A41\U00010A42\U00010A43]' then
    value := (
      select translate(value, string_agg(chr(start + digit - first), '' order by first, place, digit),
                       string_agg(digit::text, '' order by first, place, digit))
      from (select 0, * from unnest(array[1632, 1776, 1984, 2406, 2534, 2662, 2790, 2918, 3046, 3174, 3302, 3430, 3558, 3664, 3792, 3872, 4160, 4240, 6112, 6160, 6470, 6608, 6784, 6800, 6992, 7088, 7232, 7248, 42528, 43216, 43264, 43472, 43504, 43600, 44016, 65296, 66720, 68912, 68928, 69734, 69872, 69942, 70096, 70384, 70736, 70864, 71248, 71360, 71376, 71386, 71472, 71904, 72016, 72688, 72784, 73040, 73120, 73184, 73552, 90416, 92768, 92864, 93008, 93552, 118000, 120782, 120792, 120802, 120812, 120822, 123200, 123632, 124144, 124401, 125264, 127233, 130032]) with ordinality
            union all select 1, * from unnest(array[4969, 9332, 9352, 9461, 10102, 10112, 10122, 69216, 69714]) with ordinality) runs(first, start, place),
        generate_series(first, 9) digit);
    value := translate(value, chr(9471) || chr(127232) || chr(127243) || chr(127244) || chr(6618) || chr(68160) || chr(68161) || chr(68162) || chr(68163), '000011234');
  end if;
  return regexp_replace(normalize(value, nfkc), '[\U000000AD\U00000300-\U0000036F\U00000483-\U00000489\U00000591-\U000005BD\U000005BF\U000005C1-\U000005C2\U000005C4-\U000005C5\U000005C7-\U000005C9\U00000600-\U00000605\U00000610-\U0000061A\U0000061C\U0000064B-\U0000065F\U00000670\U000006D6-\U000006DD\U000006DF-\U000006E4\U000006E7-\U000006E8\U000006EA-\U000006ED\U0000070F\U00000711\U00000730-\U0000074A\U000007A6-\U000007B0\U000007EB-\U000007F3\U000007FD\U00000816-\U00000819\U0000081B-\U00000823\U00000825-\U00000827\U00000829-\U0000082D\U00000859-\U0000085B\U00000890-\U0000089F\U000008CA-\U00000902\U0000093A\U0000093C\U00000941-\U00000948\U0000094D\U00000951-\U00000957\U00000962-\U00000963\U00000981\U000009BC\U000009C1-\U000009C4\U000009CD\U000009E2-\U000009E3\U000009FE-\U00000A02\U00000A3C\U00000A41-\U00000A51\U00000A70-\U00000A71\U00000A75\U00000A81-\U00000A82\U00000ABC\U00000AC1-\U00000AC8\U00000ACD\U00000AE2-\U00000AE3\U00000AFA-\U00000B01\U00000B3C\U00000B3F\U00000B41-\U00000B44\U00000B4D-\U00000B56\U00000B62-\U00000B63\U00000B82\U00000BC0\U00000BCD\U00000C00\U00000C04\U00000C3C\U00000C3E-\U00000C40\U00000C46-\U00000C56\U00000C62-\U00000C63\U00000C81\U00000CBC\U00000CBF\U00000CC6\U00000CCC-\U00000CCD\U00000CE2-\U00000CE3\U00000D00-\U00000D01\U00000D3B-\U00000D3C\U00000D41-\U00000D44\U00000D4D\U00000D62-\U00000D63\U00000D81\U00000DCA\U00000DD2-\U00000DD6\U00000E31\U00000E34-\U00000E3A\U00000E47-\U00000E4E\U00000EB1\U00000EB4-\U00000EBC\U00000EC8-\U00000ECE\U00000F18-\U00000F19\U00000F35\U00000F37\U00000F39\U00000F71-\U00000F7E\U00000F80-\U00000F84\U00000F86-\U00000F87\U00000F8D-\U00000FBC\U00000FC6\U0000102D-\U00001030\U00001032-\U00001037\U00001039-\U0000103A\U0000103D-\U0000103E\U00001058-\U00001059\U0000105E-\U00001060\U00001071-\U00001074\U00001082\U00001085-\U00001086\U0000108D\U0000109D\U0000115F-\U00001160\U0000135D-\U0000135F\U00001712-\U00001714\U00001732-\U00001733\U00001752-\U00001753\U00001772-\U00001773\U000017B4-\U000017B5\U000017B7-\U000017BD\U000017C6\U000017C9-\U000017D3\U000017DD\U0000180B-\U0000180F\U00001885-\U00001886\U000018A9\U00001920-\U00001922\U00001927-\U00001928\U00001932\U00001939-\U0000193B\U00001A17-\U00001A18\U00001A1B\U00001A56\U00001A58-\U00001A60\U00001A62\U00001A65-\U00001A6C\U00001A73-\U00001A7F\U00001AB0-\U00001B03\U00001B34\U00001B36-\U00001B3A\U00001B3C\U00001B42\U00001B6B-\U00001B73\U00001B80-\U00001B81\U00001BA2-\U00001BA5\U00001BA8-\U00001BA9\U00001BAB-\U00001BAD\U00001BE6\U00001BE8-\U00001BE9\U00001BED\U00001BEF-\U00001BF1\U00001C2C-\U00001C33\U00001C36-\U00001C37\U00001CD0-\U00001CD2\U00001CD4-\U00001CE0\U00001CE2-\U00001CE8\U00001CED\U00001CF4\U00001CF8-\U00001CF9\U00001DC0-\U00001DFF\U0000200B-\U0000200F\U0000202A-\U0000202E\U00002060-\U0000206F\U000020D0-\U000020F0\U00002CEF-\U00002CF1\U00002D7F\U00002DE0-\U00002DFF\U0000302A-\U0000302D\U00003099-\U0000309A\U00003164\U0000A66F-\U0000A672\U0000A674-\U0000A67D\U0000A69E-\U0000A69F\U0000A6F0-\U0000A6F1\U0000A802\U0000A806\U0000A80B\U0000A825-\U0000A826\U0000A82C\U0000A8C4-\U0000A8C5\U0000A8E0-\U0000A8F1\U0000A8FF\U0000A926-\U0000A92D\U0000A947-\U0000A951\U0000A980-\U0000A982\U0000A9B3\U0000A9B6-\U0000A9B9\U0000A9BC-\U0000A9BD\U0000A9E5\U0000AA29-\U0000AA2E\U0000AA31-\U0000AA32\U0000AA35-\U0000AA36\U0000AA43\U0000AA4C\U0000AA7C\U0000AAB0\U0000AAB2-\U0000AAB4\U0000AAB7-\U0000AAB8\U0000AABE-\U0000AABF\U0000AAC1\U0000AAEC-\U0000AAED\U0000AAF6\U0000ABE5\U0000ABE8\U0000ABED\U0000FB1E\U0000FE00-\U0000FE0F\U0000FE20-\U0000FE2F\U0000FEFF\U0000FFA0\U0000FFF0-\U0000FFFB\U000101FD\U000102E0\U00010376-\U0001037A\U00010A01-\U00010A0F\U00010A38-\U00010A3F\U00010AE5-\U00010AE6\U00010D24-\U00010D27\U00010D69-\U00010D6D\U00010EAB-\U00010EAC\U00010ECB-\U00010ECF\U00010EF0-\U00010EFF\U00010F46-\U00010F50\U00010F82-\U00010F85\U00011001\U00011038-\U00011046\U00011070\U00011073-\U00011074\U0001107F-\U00011081\U000110B3-\U000110B6\U000110B9-\U000110BA\U000110BD\U000110C2-\U000110CD\U00011100-\U00011102\U00011127-\U0001112B\U0001112D-\U00011134\U00011173\U00011180-\U00011181\U000111B6-\U000111BE\U000111C9-\U000111CC\U000111CF\U0001122F-\U00011231\U00011234\U00011236-\U00011237\U0001123E\U00011241\U000112DF\U000112E3-\U000112EA\U00011300-\U00011301\U0001133B-\U0001133C\U00011340\U00011366-\U00011374\U000113BB-\U000113C0\U000113CE\U000113D0\U000113D2\U000113E1-\U000113E2\U00011438-\U0001143F\U00011442-\U00011444\U00011446\U0001145E\U000114B3-\U000114B8\U000114BA\U000114BF-\U000114C0\U000114C2-\U000114C3\U000115B2-\U000115B5\U000115BC-\U000115BD\U000115BF-\U000115C0\U000115DC-\U000115DD\U00011633-\U0001163A\U0001163D\U0001163F-\U00011640\U000116AB\U000116AD\U000116B0-\U000116B5\U000116B7\U0001171D-\U0001171F\U00011722-\U00011725\U00011727-\U0001172B\U0001182F-\U00011837\U00011839-\U0001183A\U0001193B-\U0001193C\U0001193E\U00011943\U000119D4-\U000119DB\U000119E0\U00011A01-\U00011A0A\U00011A33-\U00011A38\U00011A3B-\U00011A3E\U00011A47\U00011A51-\U00011A56\U00011A59-\U00011A5B\U00011A8A-\U00011A96\U00011A98-\U00011A99\U00011B60\U00011B62-\U00011B64\U00011B66\U00011C30-\U00011C3D\U00011C3F\U00011C92-\U00011CA7\U00011CAA-\U00011CB0\U00011CB2-\U00011CB3\U00011CB5-\U00011CB6\U00011D31-\U00011D45\U00011D47\U00011D90-\U00011D91\U00011D95\U00011D97\U00011DF0\U00011EF3-\U00011EF4\U00011F00-\U00011F01\U00011F36-\U00011F3A\U00011F40\U00011F42\U00011F5A\U00013430-\U00013440\U00013447-\U00013455\U0001611E-\U00016129\U0001612D-\U0001612F\U00016AF0-\U00016AF4\U00016B30-\U00016B36\U00016F4F\U00016F8F-\U00016F92\U00016FE4\U0001BC9D-\U0001BC9E\U0001BCA0-\U0001BCA3\U0001CF00-\U0001CF46\U0001D127-\U0001D128\U0001D167-\U0001D169\U0001D173-\U0001D182\U0001D185-\U0001D18B\U0001D1AA-\U0001D1AD\U0001D242-\U0001D244\U0001D25B-\U0001D25C\U0001DA00-\U0001DA36\U0001DA3B-\U0001DA6C\U0001DA75\U0001DA84\U0001DA9B-\U0001DAAF\U0001E000-\U0001E02A\U0001E08F\U0001E130-\U0001E136\U0001E2AE\U0001E2EC-\U0001E2EF\U0001E4EC-\U0001E4EF\U0001E5EE-\U0001E5EF\U0001E6E3\U0001E6E6\U0001E6EE-\U0001E6EF\U0001E6F5\U0001E8D0-\U0001E8D6\U0001E944-\U0001E94A\U000E0000-\U000E0FFF]', '', 'g');
end $$;
CREATE FUNCTION public.put_heads(here bigint, kind text, ids uuid[], echo boolean) RETURNS uuid[]
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
  gone constant jsonb := '[["gone"]]';
  turned uuid[];
begin
  with now as (
    select i.id, a.record is not null as stands, case when a.record is null then gone else a.audience end as audience
    from unnest(ids) i (id) left join audiences_of(put_heads.kind, ids) a on a.record = i.id
  ), put as (
    insert into heads as h (record_id, record_type, position, echoed_at, audience)
    select n.id, put_heads.kind, here, case when echo then here else 0 end, n.audience from now n
    where n.stands or exists (select from heads o where o.record_id = n.id)
    on conflict (record_id) do update
      set position = excluded.position, audience = excluded.audience,
          echoed_at = case when echo then here else h.echoed_at end
      where not echo or h.audience is distinct from excluded.audience
    returning new.record_id as id, old.audience as before, new.audience as after, old.record_id is not null as was
  ), turning as (
    select p.* from put p where p.was and p.before is distinct from p.after
  ), parted as (
    insert into departures (position, record_id, record_type, former)
    select here, p.id, put_heads.kind, p.before from turning p
    where p.after is not null and p.before is distinct from gone
  )
  select coalesce(array_agg(p.id), '{}') into turned from turning p;
  return turned;
end $$;
CREATE FUNCTION public.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'changes' and current_setting('registry.erasing', true) = 'on'
     and current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'changes') then
    return new;
  end if;
  raise exception '% of % is refused: the trail must stay whole', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
CREATE FUNCTION public.search_apart(q tsquery, phrases tsquery[]) RETURNS tsquery
    LANGUAGE plpgsql STABLE
    SET client_min_messages TO 'warning'
    AS $$
declare
  phrase tsquery;
begin
  -- The longest first, since a shorter one may be the beginning of it.
  for phrase in select x from unnest(phrases) x order by numnode(x) desc loop q := ts_rewrite(q, phrase, ''); end loop;
  return q;
end $$;
CREATE FUNCTION public.search_asked(given text, is_typing boolean DEFAULT false, OUT q_all tsquery, OUT q_most tsquery, OUT q_any tsquery, OUT own tsquery, OUT enough integer, OUT taken_for text, OUT phrases tsquery[]) RETURNS record
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    AS $$
declare
  words text[];
  said text[];
  typed text[];
  terms tsquery[] := '{}';
  loose tsquery[] := '{}';
  rest text := translate(coalesce(given, ''), '”“„«»', repeat('"', 5));
  quoted text;
  m text;
  i integer := 1;
  n integer;
  last integer;
  t tsquery;
  d tsquery;
  one record;
  meant record;
begin
  taken_for := given;
  for quoted in select x[1] from regexp_matches(rest, '"([^"]+)"', 'g') x limit 3 loop
    t := search_phrase(quoted);
    if t is not null then terms := terms || t; loose := loose || t; end if;
  end loop;
  rest := regexp_replace(rest, '"[^"]*"', ' ', 'g');
  -- The first ten words that are not the same: more say nothing more. The last one as it is typed is not small yet.
  select coalesce(array_agg(y.word order by y.pos), '{}'), coalesce(array_agg(y.stem order by y.pos), '{}')
  into words, said
  from (select min(x.pos) as pos, (array_agg(x.word order by x.pos))[1] as word, x.stem
        from (select t.pos, t.word, coalesce(search_stem(t.word), case when is_typing and t.pos = max(t.pos) over ()
                                                                  then t.word end) as stem
              from search_tokens(rest) t) x
        where x.stem is not null group by x.stem order by min(x.pos) limit 10) y;
  n := cardinality(said);
  typed := said;
  select string_agg(case when is_typing and x.at = n then format('(%L:A | %L:*A)', x.stem, x.word)
                         else format('%L:A', x.stem) end, '&')::tsquery
  into own from unnest(said, words) with ordinality x (stem, word, at);
  for i in 1..n loop
    m := search_meant_word(words[i], said[i]);
    if m is not null then
      taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', m, 'i');
      said[i] := search_stem(m);
      words[i] := m;
    end if;
  end loop;
  while i <= n loop
    t := null;
    for len in reverse least(8, n - i + 1)..1 loop
      last := i + len - 1;
      meant := search_meant(said[i : last], case when is_typing and last = n then words[n] end);
      t := meant.query;
      exit when t is not null;
    end loop;
    if t is null then last := i; end if;
    if t is null or is_typing and last = n then
      one := search_word_query(
        words[last], said[last],
        case when last < n then 4 when is_typing then case when n > 1 then 1 else 2 end when n > 1 then 2 else 4 end,
        is_typing and last = n);
    end if;
    if t is not null then
      phrases := phrases || meant.phrases;
      -- The words themselves count too, as they were typed.
      if is_typing and last = n then d := one.query;
      else d := format('%L | %L', said[last], typed[last]); end if;
      for k in i..last - 1 loop d := format('%L | %L', said[k], typed[k])::tsquery && d; end loop;
      t := t || d;
      terms := terms || t; loose := loose || t;
    else
      terms := terms || one.query;
      loose := loose || case when one.near is null then one.query else one.query || one.near end;
      if one.taken_for is not null then
        taken_for := regexp_replace(taken_for, '\m' || words[i] || '\M', one.taken_for, 'i');
      end if;
    end if;
    i := last + 1;
  end loop;
  n := cardinality(terms);
  -- What may become a small word is looked for where it is, and demanded nowhere.
  if is_typing and n > 1 and search_may_be_small(words[cardinality(words)]) then
    d := terms[1];
    for j in 2..n - 1 loop d := d && terms[j]; end loop;
    terms[n] := terms[n] || d;
  end if;
  for i in 1..n loop
    q_all := case when q_all is null then terms[i] else q_all && terms[i] end;
    q_any := case when q_any is null then loose[i] else q_any || loose[i] end;
    continue when n > 6;
    d := null;
    for j in 1..n loop
      if j <> i then d := case when d is null then loose[j] else d && loose[j] end; end if;
    end loop;
    q_most := case when q_most is null then d when d is null then q_most else q_most || d end;
  end loop;
  enough := case when n = 2 then 1 else 3 end;
  -- Of many terms there are as many ways to lack one, and each is looked for.
  if n < 3 or n > 6 then q_most := null; end if;
  if taken_for is not distinct from given then taken_for := null; end if;
end $$;
CREATE FUNCTION public.search_fields(kind text, ids uuid[]) RETURNS TABLE(record uuid, place integer, field text, weight text, body text)
    LANGUAGE plpgsql STABLE
    AS $$
begin
  case kind
  when 'DECISION' then return query
    select t.id, f.place, f.field, f.weight, f.body from decisions t cross join lateral (
      select 10000, 'reason', 'C', t.reason
      union all select 20000, 'outcome', 'C', t.outcome) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'ENDORSEMENT' then return query
    select t.id, f.place, f.field, f.weight, f.body from endorsements t cross join lateral (
      select 10000, 'localWording', 'C', t.local_wording) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'GROUP' then return query
    select t.id, f.place, f.field, f.weight, f.body from groups t cross join lateral (
      select 10000, 'name', 'A', t.name
      union all select 20000, 'remit', 'C', t.remit
      union all select 30000, 'kind', 'D', case t.kind when 'REFERENCE_GROUP' then 'referensgrupp' when 'STEERING_GROUP' then 'styrgrupp' when 'PREPARATORY_GROUP' then 'beredningsgrupp' when 'WORKING_GROUP' then 'arbetsgrupp' when 'COLLABORATION_GROUP' then 'samverkansgrupp' when 'NETWORK' then 'nätverk' when 'COUNCIL' then 'råd' end) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'INITIATIVE' then return query
    select t.id, f.place, f.field, f.weight, f.body from initiatives t cross join lateral (
      select 10000, 'title', 'A', t.title
      union all select 20000, 'titleEn', 'D', t.title_en
      union all select 30000 + n::integer, 'formerTitles', 'A', v ->> 'name' from jsonb_array_elements(t.former_titles) with ordinality e (v, n)
      union all select 40000, 'summary', 'C', t.summary
      union all select 50000, 'summaryEn', 'D', t.summary_en
      union all select 60000 + n::integer, 'questions', 'C', v from unnest(t.questions) with ordinality e (v, n)
      union all select 70000 + n::integer, 'methods', 'C', v from unnest(t.methods) with ordinality e (v, n)
      union all select 80000, 'targetGroup.text', 'C', t.target_group_text
      union all select 90000, 'opening.seeks', 'C', t.opening_seeks
      union all select 100000, 'opening.demands', 'C', t.opening_demands
      union all select 110000, 'opening.offers', 'C', t.opening_offers
      union all select 120000, 'phaseNote', 'C', t.phase_note
      union all select 130000, 'discontinuedBecause', 'C', t.discontinued_because
      union all select 140000, 'kind', 'D', case t.kind when 'PILOT' then 'pilot' when 'PRE_STUDY' then 'förstudie' when 'INQUIRY' then 'utredningsarbete' when 'NATIONAL_TEST' then 'nationellt test' when 'PRIORITY_AREA' then 'prioriterat samverkansområde' when 'PROGRAMME' then 'program' when 'YRKESRESA' then 'yrkesresa' when 'JOINT_DEVELOPMENT' then 'gemensamt utvecklingsarbete' when 'JOINT_OPERATION' then 'gemensam drift' when 'RESEARCH' then 'forskning' when 'FOLLOW_UP' then 'uppföljning' end
      union all select 150000, 'name', 'K', t.title_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'KNOWLEDGE_NEED' then return query
    select t.id, f.place, f.field, f.weight, f.body from knowledge_needs t cross join lateral (
      select 10000, 'title', 'A', t.title
      union all select 20000, 'titleEn', 'D', t.title_en
      union all select 30000, 'description', 'C', t.description
      union all select 40000, 'targetGroup.text', 'C', t.target_group_text
      union all select 50000, 'name', 'K', t.title_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'LESSON' then return query
    select t.id, f.place, f.field, f.weight, f.body from lessons t cross join lateral (
      select 10000, 'text', 'C', t.text) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'MANDATE' then return query
    select t.id, f.place, f.field, f.weight, f.body from mandates t cross join lateral (
      select 10000, 'title', 'A', t.title
      union all select 20000, 'titleEn', 'D', t.title_en
      union all select 30000, 'summary', 'C', t.summary
      union all select 40000, 'outcome', 'C', t.outcome
      union all select 50000, 'kind', 'D', case t.kind when 'AGREEMENT' then 'överenskommelse' when 'COMMISSION' then 'uppdrag' when 'GRANT' then 'statsbidrag eller annat bidrag' when 'JOINT_FUNDING' then 'gemensam finansiering' end
      union all select 60000, 'name', 'K', t.title_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'METHOD' then return query
    select t.id, f.place, f.field, f.weight, f.body from methods t cross join lateral (
      select 10000, 'name', 'A', t.name
      union all select 20000, 'shortName', 'A', t.short_name
      union all select 30000, 'nameEn', 'D', t.name_en
      union all select 40000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)
      union all select 50000, 'aim', 'C', t.aim
      union all select 60000, 'targetGroup.text', 'C', t.target_group_text
      union all select 70000, 'kind', 'D', case t.kind when 'METHOD' then 'metod' when 'INTERVENTION' then 'insats' when 'WAY_OF_WORKING' then 'arbetssätt' when 'INSTRUMENT' then 'bedömningsinstrument' end
      union all select 80000, 'name', 'K', t.name_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'METHOD_USE' then return query
    select t.id, f.place, f.field, f.weight, f.body from method_uses t cross join lateral (
      select 10000, 'unit', 'C', t.unit
      union all select 20000, 'extent', 'C', t.extent) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'ORGANISATION' then return query
    select t.id, f.place, f.field, f.weight, f.body from organisations t cross join lateral (
      select 10000, 'code', 'A', t.municipality_code
      union all select 20000, 'organisationNumber', 'A', t.organisation_number
      union all select 30000, 'name', 'A', t.name
      union all select 40000, 'shortName', 'A', t.short_name
      union all select 50000, 'nameEn', 'D', t.name_en
      union all select 60000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)
      union all select 70000, 'kind', 'D', case t.kind when 'MUNICIPALITY' then 'kommun' when 'REGION' then 'region' when 'RSS_BODY' then 'regional samverkans- och stödstruktur' when 'MUNICIPAL_ASSOCIATION' then 'kommunalförbund' when 'GOVERNMENT' then 'regering, departement' when 'NATIONAL_AGENCY' then 'statlig myndighet' when 'ASSOCIATION' then 'förening, medlemsorganisation' when 'RESEARCH_UNIT' then 'FoU-enhet' when 'COUNTY_BOARD' then 'länsstyrelse' when 'UNIVERSITY' then 'universitet, högskola' when 'USER_ORGANISATION' then 'brukar- eller intresseorganisation' when 'COORDINATION_ASSOCIATION' then 'samordningsförbund' when 'COMPANY' then 'bolag' when 'OTHER' then 'annan' end
      union all select 80000, 'name', 'K', case when t.municipality_code is not null then t.name || ' kommun' end
      union all select 80000, 'name', 'K', t.name_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'OUTPUT' then return query
    select t.id, f.place, f.field, f.weight, f.body from outputs t cross join lateral (
      select 10000, 'title', 'A', t.title
      union all select 20000, 'titleEn', 'D', t.title_en
      union all select 30000, 'summary', 'C', t.summary
      union all select 40000, 'publishedIn', 'C', t.published_in
      union all select 50000, 'kind', 'D', case t.kind when 'REPORT' then 'rapport' when 'EVIDENCE_BASE' then 'kunskapsunderlag' when 'KNOWLEDGE_SUPPORT' then 'kunskapsstöd' when 'RESEARCH_OVERVIEW' then 'kunskapsöversikt' when 'MODEL' then 'modell' when 'COURSE' then 'kurs' when 'FILM' then 'film' when 'DISCUSSION_PAPER' then 'idéskrift' when 'NATIONAL_GUIDELINES' then 'nationella riktlinjer' when 'HANDBOOK' then 'handbok' when 'COMPARISON' then 'jämförelse' when 'WORKING_METHOD' then 'arbetssätt' when 'IMPLEMENTATION_SUPPORT' then 'implementeringsstöd' end
      union all select 60000, 'name', 'K', t.title_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'PARTICIPATION' then return query
    select t.id, f.place, f.field, f.weight, f.body from participations t cross join lateral (
      select 10000, 'note', 'C', t.note
      union all select 20000, 'unit', 'C', t.unit
      union all select 30000, 'localTargetGroup.text', 'C', t.local_target_group_text) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'SEAT' then return query
    select t.id, f.place, f.field, f.weight, f.body from seats t cross join lateral (
      select 10000, 'function', 'C', t.function) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  when 'THEME' then return query
    select t.id, f.place, f.field, f.weight, f.body from themes t cross join lateral (
      select 10000, 'name', 'A', t.name
      union all select 20000, 'nameEn', 'D', t.name_en
      union all select 30000 + n::integer, 'formerNames', 'A', v ->> 'name' from jsonb_array_elements(t.former_names) with ordinality e (v, n)
      union all select 40000, 'name', 'K', t.name_en) f (place, field, weight, body)
    where t.id = any(ids) and f.body <> '';
  else null;
  end case;
end $$;
CREATE FUNCTION public.search_fill() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  the_kind text;
  every uuid[];
  start integer;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  perform pg_advisory_xact_lock(7368);
  delete from search_texts;
  delete from search_words;
  delete from title_words;
  delete from search_synonyms where concept not like 'seed %';
  foreach the_kind in array array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'METHOD', 'METHOD_USE', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'] loop
    every := array(select distinct f.record from search_fields(the_kind, ids_of(the_kind)) f);
    insert into search_texts (record_id, record_type, search, title) select i, the_kind, '', '' from unnest(every) i;
    for start in select generate_series(1, cardinality(every), 2000) loop
      perform search_told(every[start : start + 1999]);
      perform search_put(the_kind, every[start : start + 1999]);
    end loop;
  end loop;
end $$;
CREATE FUNCTION public.search_folded(word text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(word, 'åäáàâãöøôóòõéèêëüúùûíìîïçñ'::text, 'aaaaaaooooooeeeeuuuuiiiicn'::text);
CREATE FUNCTION public.search_hit_words(lexemes text[], given text) RETURNS tsquery
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
  return (
    -- Of what has a hyphen PostgreSQL marks what stands behind it.
    select string_agg(quote_literal(regexp_replace(x.word, '^.-', '')), '|')::tsquery
    from (select distinct t.word from search_tokens(given) t) x cross join lateral search_lexemes_of(x.word) l (found)
    where l.found && lexemes
       or exists (select from unnest(lexemes) p, unnest(x.word || l.found) f
                  where right(p, 1) = '*' and starts_with(f, rtrim(p, '*'))));
end $$;
CREATE FUNCTION public.search_is_near(word text, given text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (public.levenshtein_less_equal(word, given, (length(given) / 4)) <= (length(given) / 4));
CREATE FUNCTION public.search_keep() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into ids from added n;
  else
    -- As JSON, so that it is planned once and not for every statement; each row is written as such once.
    select array_agg(b.id) into ids
    from (select n.id, to_jsonb(n) as now, to_jsonb(o) as before from added n join removed o on o.id = n.id offset 0) b
    where exists (select from unnest(tg_argv[1:]) c where b.now -> c is distinct from b.before -> c);
  end if;
  if ids is not null then perform search_put(tg_argv[0], ids); end if;
  return null;
end $$;
CREATE FUNCTION public.search_lexemes(q tsquery) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select coalesce(array_agg(distinct replace(found[1], '''''', '''')
                    || case when found[2] like '%*%' then '*' else '' end), '{}')
  from regexp_matches(q::text, '''((?:[^'']|'''')+)''(:[*ABCD]+)?', 'g') found
$$;
CREATE FUNCTION public.search_lexemes_of(given text) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    AS $$
declare
  found text[];
begin
  select w.stem || w.parts into found from search_words w where w.word = given;
  if found is null then
    found := search_stem(given) || '{}'::text[];
    if found[1] is not null then found := found || search_parts_of(given); end if;
  end if;
  return found;
end $$;
CREATE FUNCTION public.search_may_be_small(word text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select exists (select from unnest('{att,av,den,det,eller,en,ett,för,från,i,med,mellan,och,om,på,som,till,under,vid}'
                                    ::text[]) small where starts_with(small, word))
$$;
CREATE FUNCTION public.search_meant(given text[], ends text, OUT query tsquery, OUT phrases tsquery[]) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
declare
  concepts text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept like 'seed %'
                           and (ends is null or right(lower(y.phrase), length(ends)) = ends));
  records text[] := array(select y.concept from search_synonyms y where y.stems = given and y.concept not like 'seed %'
                          and (ends is null or right(lower(y.phrase), length(ends)) = ends) limit 5);
begin
  if cardinality(records) < 5 then concepts := concepts || records; end if;
  select string_agg(format('(%s)', y.query::text), ' | ')::tsquery,
         array_agg(y.query) filter (where cardinality(y.stems) > 1)
  into query, phrases from search_synonyms y where y.concept = any(concepts);
end $$;
CREATE FUNCTION public.search_meant_word(w text, s text) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
declare
  meant text;
begin
  if length(w) < 4 or w ~ '\d' or exists (select from search_words k where k.stem = s)
     or exists (select from search_words k where k.parts @> array[s])
     or exists (select from search_synonyms y where y.stems @> array[s])
     or exists (select from search_parts l where l.stem = s) then return null; end if;
  if w = search_folded(w) then
    select x.word into meant from (
      select k.word, k.uses from search_words k where k.folded = w
      union all select lower(y.phrase), 0 from search_synonyms y
      where y.concept like 'seed %' and search_folded(lower(y.phrase)) = w) x order by x.uses desc, x.word limit 1;
  end if;
  if meant is null then
    if length(w) < 5 or search_split(w, false) <> '{}'
       or exists (select from search_words k where k.word >= w and k.word < w || U&'\+10FFFF') then return null; end if;
    select x.word into meant from (
      select k.word, k.uses from search_words k where k.word % w
      union all select lower(y.phrase), 0 from search_synonyms y
      where y.concept like 'seed %' and cardinality(y.stems) = 1 and lower(y.phrase) % w) x
    where search_is_near(x.word, w) and similarity(x.word, w) >= 0.36
    order by similarity(x.word, w) desc, x.uses desc, length(x.word) limit 1;
  end if;
  if exists (select from search_synonyms y where y.stems @> array[search_stem(meant)]) then return meant; end if;
  return null;
end $$;
CREATE FUNCTION public.search_parts_of(word text) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    AS $_$
declare
  linked text := case when word ~ '....o$' then search_stem(regexp_replace(word, 'o$', 'a')) end;
begin
  if substr(word, 2, 1) = '-' then return search_stem(substr(word, 3)) || search_parts_of(substr(word, 3)); end if;
  if exists (select from search_parts p where p.stem = linked) then return search_split(word) || linked; end if;
  return search_split(word);
end $_$;
CREATE FUNCTION public.search_phrase(given text) RETURNS tsquery
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    AS $$
declare
  each record;
  q tsquery;
  last integer;
begin
  for each in select t.pos, search_stem(t.word) as stem from search_tokens(given) t loop
    continue when each.stem is null;
    q := case when q is null then quote_literal(each.stem)::tsquery
         else tsquery_phrase(q, quote_literal(each.stem)::tsquery, each.pos - last) end;
    last := each.pos;
  end loop;
  return q;
end $$;
CREATE FUNCTION public.search_pieces(marked text) RETURNS TABLE(place integer, piece text, is_match boolean)
    LANGUAGE sql IMMUTABLE STRICT ROWS 8 PARALLEL SAFE
    AS $$
  select (2 * c.n + v.k)::integer, v.piece, v.is_match
  from string_to_table(marked, U&'\E000') with ordinality c (chunk, n)
  cross join lateral (
    values (0, split_part(c.chunk, U&'\E001', 1), c.n > 1),
           (1, case when c.n > 1 then split_part(c.chunk, U&'\E001', 2) end, false)) v (k, piece, is_match)
  where v.piece <> ''
$$;
CREATE FUNCTION public.search_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id) into ids from added n;
  else
    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id
    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);
  end if;
  if ids is not null then perform search_told(ids); end if;
  return null;
end $$;
CREATE FUNCTION public.search_put(kind text, ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if not exists (select from search_fields(kind, ids))
     and not exists (select from search_texts o where o.record_id = any(ids)) then return; end if;
  with fields as materialized (
    select * from search_fields(kind, ids)
  ), tokens as materialized (
    select f.record, f.weight, t.word,
           least(16000, row_number() over inside + 8 * dense_rank() over (partition by f.record order by f.place)) as at
    from fields f cross join lateral search_tokens(f.body) t where f.weight <> 'K'
    window inside as (partition by f.record order by f.place, t.pos)
  ), known as materialized (
    -- Most words are known. Each is looked up by itself, since PostgreSQL believes in far more than there are.
    select d.word, case when w.word is null then search_lexemes_of(d.word) else w.stem || w.parts end as lexemes
    from (select distinct t.word from tokens t) d
    left join lateral (select k.* from search_words k where k.word = d.word limit 1) w on true
  ), vectors as (
    select t.record, string_agg(quote_literal(x.lexeme) || ':' || t.at || case when x.n = 1 or t.weight = 'D'
             then t.weight when t.weight = 'A' then 'B' else 'D' end, ' ')::tsvector as vector
    from tokens t join known k on k.word = t.word cross join lateral unnest(k.lexemes) with ordinality x (lexeme, n)
    where x.lexeme is not null group by t.record
  ), whole as (
    select f.record, array_agg(distinct name_key(f.body)) || array_agg(distinct lower(f.body)) as names
    from fields f where f.weight in ('A', 'K') group by f.record
  )
  insert into search_texts as s (record_id, record_type, search, title, names)
  select i.id, kind, coalesce(v.vector, ''), coalesce(ts_filter(v.vector, '{a,b}'), ''), coalesce(w.names, '{}')
  from unnest(ids) i (id) left join vectors v on v.record = i.id left join whole w on w.record = i.id
  where v.vector is not null or exists (select from search_texts o where o.record_id = i.id)
  on conflict (record_id) do update set search = excluded.search, title = excluded.title, names = excluded.names;
  if kind = any(array['INITIATIVE', 'KNOWLEDGE_NEED', 'MANDATE', 'OUTPUT']) then perform title_words_put(kind, ids); end if;
end $$;
CREATE FUNCTION public.search_split(word text, half boolean DEFAULT true) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    AS $$
declare
  found text[] := '{}';
  n integer := length(word);
  l text;
  r text;
  l_known boolean;
  r_known boolean;
  sub text[];
  link text;
begin
  if n < 6 or n > 32 or word ~ '\d' or search_stem(word) = 'brukar' then return '{}'; end if;
  for i in 3..n - 3 loop
    l := search_stem(case when substr(word, i, 1) in ('o', 'u') then left(word, i - 1) else left(word, i) end);
    -- A left half ends as it does in compounds; its stem may have lost one of two letters that are the same.
    link := case when starts_with(word, l) then substr(word, length(l) + 1, i - length(l)) else '' end;
    link := case when left(link, 1) = right(l, 1) then substr(link, 2) else link end;
    l_known := l is not null and link = any('{"",s,a,e,o,u,es,r,ra,re,ans,hets}'::text[])
      and exists (select from search_parts p where p.stem = l and (i > 3 or p.letters = 3));
    r := search_stem(substr(word, i + 1));
    r_known := r is not null and exists (select from search_parts p where p.stem = r and (n - i > 3 or p.letters = 3));
    if l_known and r_known then
      found := found || l || r;
      if n - i >= 8 then found := found || search_split(substr(word, i + 1)); end if;
      if i >= 8 then found := found || search_split(left(word, i)); end if;
    elsif half and r_known and length(r) >= 6 then
      found := found || r;
    elsif half and l_known and length(l) >= 6 then
      found := found || l;
    elsif l_known and n - i >= 6 then
      sub := search_split(substr(word, i + 1), half);
      if sub <> '{}' then found := found || l || sub; end if;
    end if;
  end loop;
  return array(select distinct x from unnest(found) x where x <> search_stem(word));
end $$;
CREATE FUNCTION public.search_stem(word text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
declare
  s text;
begin
  if word ~ '\d' then return word; end if;
  if length(word) < 2 then return null; end if;
  -- A service user is no use.
  if word ~ '^brukar(e|en|ens|es|na|nas|s)?$' then return 'brukar'; end if;
  s := (ts_lexize('pg_catalog.swedish_stem', word))[1];
  if s is null then return null; end if;
  if word ~ 'ets?$' and s !~ '(het|itet|dget|aket)$' then s := regexp_replace(s, '(...)ets?$', '\1'); end if;
  if word ~ 'nads?$' then s := regexp_replace(s, 'n$', 'nad'); end if;
  s := regexp_replace(s, '(...)s$', '\1');
  -- What ends so loses its own s too, as it did without an ending: resa and resan.
  s := regexp_replace(regexp_replace(s, '(...)an$', '\1'), '(...)s$', '\1');
  s := regexp_replace(s, '(....[bcdfgklmnprstv]i)n$', '\1');
  s := regexp_replace(s, '(....)het$', '\1');
  s := regexp_replace(s, '(ell|al|iv|ig|isk|bar|sam|ent)t$', '\1');
  s := regexp_replace(s, '(..[dtkgb])r$', '\1');
  s := regexp_replace(s, '(..[dkgpt])el$', '\1l');
  s := regexp_replace(s, '(..)(m|n)\2$', '\1\2');
  s := regexp_replace(s, '(x|pp)n$', '\1');
  return s;
end $_$;
CREATE FUNCTION public.search_stems(given text) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    AS $$
begin
  return (select coalesce(array_agg(s.stem order by s.pos), '{}')
          from (select t.pos, search_stem(t.word) as stem from search_tokens(given) t) s where s.stem is not null);
end $$;
CREATE FUNCTION public.search_tokens(given text) RETURNS TABLE(pos integer, word text)
    LANGUAGE sql IMMUTABLE STRICT ROWS 60 PARALLEL SAFE
    AS $$
  select ordinality::integer, found[1]
  from regexp_matches(lower(translate(normalize(given, NFC), U&'\2010\2011', '--')),
                      '\m[aeiu]-[[:alpha:]]+|[[:alnum:]]+', 'g')
       with ordinality as t (found, ordinality)
$$;
CREATE FUNCTION public.search_told(ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  kinds text[] := array(select distinct s.record_type from search_texts s where s.record_id = any(ids));
  moved text[];
  numbers integer[];
begin
  -- Most parts of something, such as a participation, have no texts.
  if kinds = '{}' then return; end if;
  with now as materialized (
    select s.record_id, s.words as before, h.audience, coalesce(w.words, '{}') as after
    from search_texts s join heads h on h.record_id = s.record_id left join (
      select f.record, array_agg(distinct t.word) as words
      from (select k.record_type, array_agg(k.record_id) as ids
            from search_texts k join heads e on e.record_id = k.record_id where k.record_id = any(ids)
              and e.audience is null group by k.record_type) k
      cross join lateral search_fields(k.record_type, k.ids) f cross join lateral search_tokens(f.body) t
      where length(t.word) <= 60 group by f.record) w on w.record = s.record_id
    where s.record_id = any(ids)
  ), put as (
    update search_texts s set audience = n.audience, words = n.after from now n
    where s.record_id = n.record_id and (s.audience is distinct from n.audience or s.words <> n.after)
  ), counted as (
    select w.word, sum(w.n)::integer as n from (
      select unnest(n.after) as word, 1 as n from now n union all select unnest(n.before), -1 from now n) w
    group by w.word having sum(w.n) <> 0
  )
  select array_agg(c.word), array_agg(c.n) into moved, numbers from counted c;
  if moved is not null then
    update search_words w set uses = w.uses + m.n from unnest(moved, numbers) m (word, n) where w.word = m.word;
    insert into search_words (word, folded, stem, parts, uses)
    select m.word, search_folded(m.word), search_stem(m.word), search_parts_of(m.word), m.n
    from unnest(moved, numbers) m (word, n)
    where m.n > 0 and search_stem(m.word) is not null and not exists (select from search_words w where w.word = m.word);
    delete from search_words w where w.word = any(moved) and w.uses <= 0;
  end if;
  with gone as (
    delete from search_texts s where s.record_id = any(ids) and s.audience = '[["gone"]]' returning s.record_id
  )
  delete from title_words w using gone g where w.record_id = g.record_id;
  if not kinds && array['METHOD', 'ORGANISATION', 'THEME'] then return; end if;
  delete from search_synonyms y where y.concept = any(ids::text[]);
  with phrases as materialized (
    select distinct on (s.record_id, search_stems(f.body)) s.record_id, f.body, search_stems(f.body) as stems
    from search_texts s cross join lateral search_fields(s.record_type, array[s.record_id]) f
    where s.record_id = any(ids) and s.audience is null and s.record_type = any(array['METHOD', 'ORGANISATION', 'THEME'])
      and s.record_type || ' ' || f.field = any(array['METHOD name', 'METHOD shortName', 'METHOD formerNames', 'ORGANISATION name', 'ORGANISATION shortName', 'ORGANISATION formerNames', 'THEME name', 'THEME formerNames'])
  ), apart as (
    select p.*, count(*) over (partition by p.record_id) as n from phrases p
    where cardinality(p.stems) between 1 and 8 and not exists (
      select from phrases o where o.record_id = p.record_id and o.stems <> p.stems
        and (o.stems <@ p.stems or p.stems <@ o.stems) and o.body < p.body)
  )
  insert into search_synonyms (concept, phrase, stems, query)
  select a.record_id::text, a.body, a.stems, search_phrase(a.body) from apart a where a.n > 1
  on conflict do nothing;
end $$;
CREATE FUNCTION public.search_word_query(w text, s text, shortest integer, is_typing boolean, OUT query tsquery, OUT near tsquery, OUT taken_for text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    AS $_$
declare
  is_known boolean;
  is_plain boolean := w = search_folded(w);
  is_begun boolean;
  is_cut boolean;
  begins tsquery;
  p text[];
begin
  query := quote_literal(s)::tsquery;
  -- The number of an organisation, which is kept with a hyphen.
  if w ~ '^\d{10}$' then
    query := query || tsquery_phrase(left(w, 6)::tsquery, right(w, 4)::tsquery);
    return;
  end if;
  is_known := exists (select from search_words k where k.stem = s)
    or exists (select from search_words k where k.parts @> array[s]);
  -- A word cut short is not stemmed: "fors" is no inflection of "for" where only "forskning" begins so.
  select bool_or(starts_with(k.word, w)), bool_and(k.stem <> s and k.word <> w) into is_begun, is_cut
  from search_words k
  where k.folded >= search_folded(w) and k.folded < search_folded(w) || U&'\+10FFFF'
    and (is_plain or starts_with(k.word, w));
  if is_cut and s <> w and (is_typing or length(s) <= 3) then
    query := quote_literal(w)::tsquery;
    is_known := false;
  end if;
  if length(w) >= shortest and (is_typing or not is_known) then
    -- As it is typed a plain letter may become one with a mark; of what was typed only where nothing else is so.
    select string_agg(quote_literal(x.stem), '|')::tsquery into begins from (
      select k.stem from search_words k
      where k.folded >= search_folded(w) and k.folded < search_folded(w) || U&'\+10FFFF'
        and (starts_with(k.word, w) or is_plain and (is_typing or not is_begun
             and not exists (select from search_words f where f.folded = w)))
      group by k.stem
      order by bool_or(starts_with(k.word, w)) desc, max(k.uses) desc, min(length(k.word)), k.stem limit 15) x;
    -- Of so few letters, alone or on the way to a small word, only words that all may know are looked for.
    if length(w) > 3 or shortest = 1 and not search_may_be_small(w) then
      query := query || (quote_literal(w) || ':*')::tsquery;
    end if;
    if begins is not null then
      query := query || begins;
      return;
    end if;
  end if;
  if is_plain and length(w) >= 4 and (length(w) >= 5 or not is_known) then
    select string_agg(quote_literal(x.stem), '|')::tsquery, min(x.word) into near, taken_for from (
      select k.stem, min(k.word) as word from search_words k where k.folded = w and k.word <> w
      group by k.stem order by max(k.uses) desc limit 4) x;
    if is_known then taken_for := null; end if;
    if near is not null and not is_known then
      query := query || near;
      near := null;
      return;
    end if;
  end if;
  if is_known then return; end if;
  p := search_split(w, false);
  -- What is made of words that stand nowhere is rather misspelt. Its parts are to stand in one word.
  if p <> '{}' and (select bool_and(exists (select from search_words k where k.stem = x or k.parts @> array[x]))
                    from unnest(p) x) then
    select query || string_agg(quote_literal(x), '<0>')::tsquery into query from unnest(p) x
    where not exists (select from unnest(p) y where y <> x and y like '%' || x || '%');
    return;
  end if;
  -- A word that is listed is spelt as it should be: that nothing has it is the answer.
  if length(w) >= 5 and w !~ '\d' and not exists (select from search_parts l where l.stem = s) then
    select query || string_agg(quote_literal(x.stem), '|')::tsquery,
           (array_agg(x.word order by x.sim desc, x.uses desc))[1]
    into near, taken_for from (
      select * from (
        select distinct on (k.stem) k.stem, k.word, k.uses, similarity(k.word, w) as sim,
               max(similarity(k.word, w)) over () as best
        from search_words k where k.word % w and length(k.word) >= 4 and search_is_near(k.word, w)
        order by k.stem, similarity(k.word, w) desc) y
      where y.sim >= 0.36 and y.sim >= y.best - 0.12 order by y.sim desc, y.uses desc limit 4) x;
    query := coalesce(near, query);
    near := null;
  end if;
end $_$;
CREATE FUNCTION public.source_key(source jsonb) RETURNS uuid
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN (md5((jsonb_build_array((source ->> 'title'::text), (source ->> 'url'::text), (source ->> 'publisher'::text), (source ->> 'date'::text)))::text))::uuid;
CREATE FUNCTION public.standing_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  ids uuid[];
begin
  ids := array(
    select (b.body ->> 'need_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and b.body is not null
      and (c.part in ('initiative_needs', 'need_outputs') or c.part is null and c.record_type = 'DECISION'));
  ids := ids || array(
    select l.need_id from changes c join initiative_needs l on l.initiative_id = c.record_id
    where c.commit_id = new.id and c.part is null and c.record_type = 'INITIATIVE'
      and (c.before -> 'publication' is distinct from c.after -> 'publication'
           or c.before -> 'state' is distinct from c.after -> 'state'));
  ids := ids || array(
    select l.need_id from changes c join need_outputs l on l.output_id = c.record_id
    where c.commit_id = new.id and c.part is null and c.record_type = 'OUTPUT'
      and (c.before -> 'publication' is distinct from c.after -> 'publication'));
  if cardinality(ids) > 0 then
    perform bitmaps_look('KNOWLEDGE_NEED', array(select distinct i from unnest(ids) i where i is not null), array['has.initiatives', 'has.outputs', 'has.handling']);
  end if;
  return null;
end $$;
CREATE TABLE public.commits (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id(),
    "position" bigint,
    at timestamp with time zone DEFAULT now() NOT NULL,
    caller text DEFAULT NULLIF(current_setting('registry.caller'::text, true), ''::text),
    act text DEFAULT NULLIF(current_setting('registry.act'::text, true), ''::text),
    role text DEFAULT NULLIF(current_setting('registry.role'::text, true), ''::text),
    organisation_id uuid DEFAULT (NULLIF(current_setting('registry.organisation'::text, true), ''::text))::uuid,
    person_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (caller ~ '^person_[0-9a-f]{32}$'::text) THEN (substr(caller, 8))::uuid
    ELSE NULL::uuid
END) STORED,
    source text DEFAULT NULLIF(current_setting('registry.source'::text, true), ''::text) COLLATE pg_catalog."C"
);
CREATE FUNCTION public.stood_at(the_record uuid, place bigint) RETURNS jsonb
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN (SELECT c.after FROM (public.changes c JOIN public.commits k ON ((k.id = c.commit_id))) WHERE ((c.record_id = stood_at.the_record) AND (c.part IS NULL) AND ((c.verb)::text <> 'ERASED'::text) AND (COALESCE(k."position", '9223372036854775807'::bigint) <= stood_at.place)) ORDER BY c.id DESC LIMIT 1);
CREATE FUNCTION public.tell_access() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform pg_notify('registry_access', '');
  return null;
end $$;
CREATE FUNCTION public.tell_heads(the_commit bigint, here bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
  kinds constant text[] := array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KEEPER_REQUEST', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'MEMBERSHIP', 'METHOD', 'METHOD_USE', 'NEEDS_ROUND', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'];
  the_kind text;
  the_ids uuid[];
  led uuid[];
  turned uuid[];
  -- What turned or leads others anew and has not been followed yet, and all that turned.
  level_kinds text[] := '{}';
  level_ids uuid[] := '{}';
  next_kinds text[];
  next_ids uuid[];
  turned_kinds text[] := '{}';
  turned_ids uuid[] := '{}';
begin
  if current_setting('transaction_isolation') <> 'read committed' and not exists (
       select from pg_locks l where l.pid = pg_backend_pid() and l.relation = 'commits'::regclass and l.granted
         and l.mode in ('ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) then
    raise exception 'this transaction does not see what others have committed since it began'
      using errcode = 'serialization_failure', hint = 'Use READ COMMITTED, or begin with: lock table commits in share row exclusive mode';
  end if;
  for the_kind, the_ids, led in
    select c.record_type, array_agg(distinct c.record_id),
           array_agg(distinct c.record_id) filter (where c.part is null and c.before is not null and c.after is not null
                                                     and leads_others(c.record_type, c.before, c.after))
    from changes c where c.commit_id = the_commit and c.record_type = any(kinds) group by c.record_type
  loop
    turned := put_heads(here, the_kind, the_ids, false);
    turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
    turned_ids := turned_ids || turned;
    the_ids := turned || coalesce(led, '{}');
    level_kinds := level_kinds || array_fill(the_kind, array[cardinality(the_ids)]);
    level_ids := level_ids || the_ids;
  end loop;
  for the_kind, the_ids in
    select w.lead, array_agg(distinct w.record)
    from changes c, wholes_shown(c.record_type, c.before, c.after) w
    where c.commit_id = the_commit and c.part is null and w.record is not null group by w.lead
  loop
    turned := put_heads(here, the_kind, the_ids, true);
    turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
    turned_ids := turned_ids || turned;
    level_kinds := level_kinds || array_fill(the_kind, array[cardinality(turned)]);
    level_ids := level_ids || turned;
  end loop;
  if current_setting('registry.turning', true) = 'on' then
    foreach the_kind in array kinds loop
      turned := put_heads(here, the_kind, array(select unnest(ids_of(the_kind)) union
        select h.record_id from heads h where h.record_type = the_kind), true);
      turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
      turned_ids := turned_ids || turned;
    end loop;
  end if;
  while cardinality(level_ids) > 0 loop
    next_kinds := '{}';
    next_ids := '{}';
    for the_kind, the_ids in
      select c.lead, array_agg(distinct c.record)
      from (select l.kind, array_agg(distinct l.id) as ids from unnest(level_kinds, level_ids) l (kind, id)
            group by l.kind) l, closing_over(l.kind, l.ids) c
      group by c.lead
    loop
      turned := put_heads(here, the_kind, the_ids, true);
      next_kinds := next_kinds || array_fill(the_kind, array[cardinality(turned)]);
      next_ids := next_ids || turned;
    end loop;
    turned_kinds := turned_kinds || next_kinds;
    turned_ids := turned_ids || next_ids;
    level_kinds := next_kinds;
    level_ids := next_ids;
  end loop;
  for the_kind, the_ids in
    select t.kind, array_agg(distinct t.id) from unnest(turned_kinds, turned_ids) t (kind, id) group by t.kind
  loop
    update heads h set position = here, echoed_at = here
    from (select distinct l.record from leaning_on(the_kind, the_ids) l) l
    where h.record_id = l.record and h.echoed_at < here;
  end loop;
end $$;
CREATE FUNCTION public.texts(value text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN array_to_string(value, ' | '::text);
CREATE FUNCTION public.this_commit() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
begin
  insert into commits default values on conflict (xid) do nothing;
  return (select id from commits where xid = pg_current_xact_id());
end $$;
CREATE FUNCTION public.title_is_one_word(given text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  return (
    select count(distinct w.stem) = 1
    from search_tokens(given) t cross join lateral (
      select coalesce(search_stem(t.word), (ts_lexize('pg_catalog.swedish_stem', t.word))[1]) as stem) w
    where w.stem <> all ('{an,and,are,as,at,be,by,for,from,how,in,into,is,it,its,not,of,on,or,our,that,the,their,to,we,what,when,which,who,with}'::text[])
  );
end $$;
CREATE FUNCTION public.title_words_put(kind text, ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  with alone as materialized (
    select f.record, title_is_one_word(f.body) as is_alone from search_fields(kind, ids) f where f.field = 'title'
  ), now as materialized (
    -- Each is looked up by itself, however few PostgreSQL believes that there are.
    select a.record as record_id, w.stem, a.is_alone
    from alone a
    cross join lateral (select s.title from search_texts s where s.record_id = a.record offset 0) t
    cross join lateral unnest(tsvector_to_array(ts_filter(t.title, '{a}'))) w (stem)
    where w.stem <> all ('{an,and,are,as,at,be,by,for,from,how,in,into,is,it,its,not,of,on,or,our,that,the,their,to,we,what,when,which,who,with}'::text[])
  ), gone as (
    delete from title_words w
    where w.record_id = any(ids) and not exists (select from now n where n.record_id = w.record_id and n.stem = w.stem)
  )
  insert into title_words as w (record_id, stem, record_type, is_alone)
  select n.record_id, n.stem, kind, n.is_alone from now n
  on conflict (record_id, stem) do update set is_alone = excluded.is_alone where w.is_alone <> excluded.is_alone;
end $$;
CREATE FUNCTION public.token_holds(here bigint, here_at bigint, former uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
begin
  if here > 0 and not exists (select from commits k where k.position = here
                                and (extract(epoch from k.at) * 1000000)::bigint = here_at)
     or (select count(*) from sights s where s.id = any(former)) < cardinality(former) then
    raise exception 'the token is of another history' using errcode = 'RF001';
  end if;
  return true;
end $$;
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    AS $$
declare
  ignored text[] := tg_argv || array['version', 'updated_at'];
  is_same boolean := to_jsonb(old) - ignored = to_jsonb(new) - ignored;
  has_version boolean;
begin
  if new.version = old.version and is_same then
    return null;
  end if;
  has_version := exists (
    select from public.changes join public.commits on commits.id = changes.commit_id
    where commits.xid = pg_current_xact_id() and changes.record_id = new.id and changes.part is null
      and changes.verb <> 'ERASED' and changes.step = (coalesce(nullif(current_setting('registry.step', true), ''), '0'))::integer);
  if has_version and is_same then
    return null;
  end if;
  new.version := old.version + (not has_version)::integer;
  new.updated_at := greatest(now(), old.updated_at);
  return new;
end $$;
CREATE FUNCTION public.turn_heads() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if not exists (select from heads) then
    perform fill_heads();
    return;
  end if;
  perform set_config('registry.turning', 'on', true);
  perform this_commit();
  set constraints place immediate;
  set constraints place deferred;
  perform set_config('registry.turning', '', true);
end $$;
CREATE FUNCTION public.wholes_shown(kind text, before jsonb, after jsonb) RETURNS TABLE(lead text, record uuid)
    LANGUAGE plpgsql IMMUTABLE
    AS $$
begin
  case kind
  when 'ENDORSEMENT' then return query select 'KNOWLEDGE_NEED', (before ->> 'need_id')::uuid; return query select 'KNOWLEDGE_NEED', (after ->> 'need_id')::uuid;
  else null;
  end case;
end $$;
CREATE FUNCTION public.words_of(list jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg((leaf.leaf #>> '{}'::text[]), ' | '::text) AS string_agg FROM jsonb_array_elements(CASE jsonb_typeof(words_of.list) WHEN 'array'::text THEN words_of.list ELSE '[]'::jsonb END) item(value), LATERAL jsonb_path_query(CASE jsonb_typeof(item.value) WHEN 'object'::text THEN (item.value - 'organisation_id'::text) ELSE item.value END, 'strict $.**'::jsonpath) leaf(leaf) WHERE (jsonb_typeof(leaf.leaf) = 'string'::text));
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.api_keys (
    purpose text NOT NULL,
    prefix text NOT NULL COLLATE pg_catalog."C",
    digest bytea NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    expires_at timestamp with time zone,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    systems text[] DEFAULT '{}'::text[] NOT NULL,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_api_keys_national_system_has_scopes CHECK ((((role)::text <> 'NATIONAL_INTEGRATION'::text) OR (scopes <> '{}'::text[]))),
    CONSTRAINT ck_api_keys_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(purpose, ''::text) || ' | '::text) || COALESCE(prefix, ''::text)) || ' | '::text) || COALESCE(public.texts(scopes), ''::text)) || ' | '::text) || COALESCE(public.texts(systems), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_api_keys_organisation_by_role CHECK ((((role)::text <> ALL ((ARRAY['READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying])::text[])) OR (organisation_id IS NOT NULL))),
    CONSTRAINT ck_api_keys_prefix CHECK ((prefix ~ '^prk_[0-9a-f]{8}$'::text)),
    CONSTRAINT ck_api_keys_prefix_is_text CHECK (public.is_text(prefix, 300, false)),
    CONSTRAINT ck_api_keys_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_api_keys_purpose_is_text CHECK (public.is_text(purpose, 300, false)),
    CONSTRAINT ck_api_keys_role CHECK (((role)::text = ANY ((ARRAY['ANONYMOUS'::character varying, 'READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying, 'NATIONAL_INTEGRATION'::character varying, 'NATIONAL_EDITOR'::character varying, 'ADMINISTRATOR'::character varying])::text[]))),
    CONSTRAINT ck_api_keys_role_may_something CHECK (((role)::text <> 'ANONYMOUS'::text)),
    CONSTRAINT ck_api_keys_scopes_are_texts CHECK (public.are_texts(scopes, 300, false)),
    CONSTRAINT ck_api_keys_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_api_keys_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_api_keys_systems_are_texts CHECK (public.are_texts(systems, 100, false)),
    CONSTRAINT ck_api_keys_systems_written CHECK ((array_to_string(systems, chr(10)) ~ '^([a-z0-9][a-z0-9:._-]*(\n[a-z0-9][a-z0-9:._-]*)*)?$'::text)),
    CONSTRAINT ck_api_keys_version CHECK ((version > 0)),
    CONSTRAINT ck_api_keys_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_api_keys_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.assertions (
    record_id uuid NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    fields jsonb NOT NULL,
    stood_in integer
);
CREATE TABLE public.bitmap_ordinals (
    record_type character varying(40) NOT NULL,
    ordinal integer NOT NULL,
    record_id uuid NOT NULL
);
CREATE TABLE public.bitmaps (
    record_type character varying(40) NOT NULL,
    segment integer NOT NULL,
    attribute character varying(80) NOT NULL,
    value character varying(40) NOT NULL,
    bits bit(8192) NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE public.case_numbers (
    authority_id uuid NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    initiative_id uuid NOT NULL,
    CONSTRAINT ck_case_numbers_no_personal_number CHECK ((NOT public.holds_personal_number(COALESCE(value, ''::text)))),
    CONSTRAINT ck_case_numbers_value_is_text CHECK (public.is_text(value, 100, false))
);
ALTER TABLE public.changes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.commit_positions
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE public.commits ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.commits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.counties (
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    region_name text NOT NULL,
    CONSTRAINT ck_counties_code CHECK ((code ~ '^[0-9]{2}$'::text)),
    CONSTRAINT ck_counties_name_is_text CHECK (public.is_text(name, 300, false)),
    CONSTRAINT ck_counties_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(name, ''::text) || ' | '::text) || COALESCE(region_name, ''::text))))),
    CONSTRAINT ck_counties_region_name_is_text CHECK (public.is_text(region_name, 300, false))
);
CREATE TABLE public.decisions (
    need_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    decided_by_id uuid,
    deciding_organisation_id uuid,
    decided_on text COLLATE pg_catalog."C",
    decided_on_sort text GENERATED ALWAYS AS (COALESCE(decided_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    rank integer,
    ways text[],
    reason text,
    case_number_authority_id uuid,
    case_number_value text,
    outcome text,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_decisions_case_number_value_is_text CHECK (public.is_text(case_number_value, 100, false)),
    CONSTRAINT ck_decisions_case_number_whole CHECK ((num_nonnulls(case_number_authority_id, case_number_value) <> 1)),
    CONSTRAINT ck_decisions_decided_on_is_date CHECK (public.is_partial_date(decided_on)),
    CONSTRAINT ck_decisions_kind CHECK (((kind)::text = ANY ((ARRAY['PRIORITISED'::character varying, 'HANDLING'::character varying])::text[]))),
    CONSTRAINT ck_decisions_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(public.texts(ways), ''::text) || ' | '::text) || COALESCE(reason, ''::text)) || ' | '::text) || COALESCE(case_number_value, ''::text)) || ' | '::text) || COALESCE(outcome, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_decisions_none_stands_alone CHECK (((NOT ('NONE'::text = ANY (ways))) OR (cardinality(ways) = 1))),
    CONSTRAINT ck_decisions_one_decides CHECK ((num_nonnulls(decided_by_id, deciding_organisation_id) <= 1)),
    CONSTRAINT ck_decisions_outcome_is_text CHECK (public.is_text(outcome, 5000, true)),
    CONSTRAINT ck_decisions_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_decisions_rank_of_prioritised CHECK (((rank IS NULL) OR ((rank > 0) AND ((kind)::text = 'PRIORITISED'::text)))),
    CONSTRAINT ck_decisions_reason_is_text CHECK (public.is_text(reason, 5000, true)),
    CONSTRAINT ck_decisions_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_decisions_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_decisions_version CHECK ((version > 0)),
    CONSTRAINT ck_decisions_ways CHECK (((ways <@ ARRAY['NEW_GUIDANCE'::text, 'ADAPTED_GUIDANCE'::text, 'RESEARCH_OVERVIEW'::text, 'PILOT'::text, 'YRKESRESA'::text, 'EXISTING_SUPPORT'::text, 'RESEARCH'::text, 'REGIONAL'::text, 'NONE'::text]) AND (cardinality(ways) > 0))),
    CONSTRAINT ck_decisions_ways_are_texts CHECK (public.are_texts(ways, 300, false)),
    CONSTRAINT ck_decisions_ways_of_handling CHECK (((ways IS NULL) OR ((kind)::text = 'HANDLING'::text))),
    CONSTRAINT ck_decisions_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_decisions_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.departures (
    "position" bigint NOT NULL,
    record_id uuid NOT NULL,
    record_type character varying(40) NOT NULL,
    former jsonb
);
CREATE TABLE public.endorsements (
    need_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    via_id uuid,
    kind character varying(40) DEFAULT 'RAISED'::character varying NOT NULL,
    local_wording text,
    priority integer,
    stated_on text COLLATE pg_catalog."C",
    round_id uuid,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    via_kind character varying(40) GENERATED ALWAYS AS ('RSS_BODY'::character varying) STORED,
    acting_group_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_endorsements_kind CHECK (((kind)::text = ANY ((ARRAY['RAISED'::character varying, 'SHARED'::character varying])::text[]))),
    CONSTRAINT ck_endorsements_local_wording_is_text CHECK (public.is_text(local_wording, 5000, true)),
    CONSTRAINT ck_endorsements_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(local_wording, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_endorsements_priority CHECK (((priority >= 1) AND (priority <= 10))),
    CONSTRAINT ck_endorsements_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_endorsements_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_endorsements_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_endorsements_stated_on_is_date CHECK (public.is_partial_date(stated_on)),
    CONSTRAINT ck_endorsements_version CHECK ((version > 0)),
    CONSTRAINT ck_endorsements_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_endorsements_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.external_ids (
    system text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    record_type character varying(40) NOT NULL,
    record_id uuid NOT NULL,
    CONSTRAINT ck_external_ids_key_written CHECK (((system ~ '^[a-z0-9][a-z0-9:._-]*$'::text) AND (value = btrim(value)) AND (value <> ''::text))),
    CONSTRAINT ck_external_ids_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(system, ''::text) || ' | '::text) || COALESCE(value, ''::text))))),
    CONSTRAINT ck_external_ids_not_official CHECK (((system <> ALL (ARRAY['scb-kommunkod'::text, 'organisationsnummer'::text])) AND (split_part(system, ':'::text, 1) <> 'diarienummer'::text))),
    CONSTRAINT ck_external_ids_record_type CHECK (((record_type)::text = ANY ((ARRAY['ORGANISATION'::character varying, 'MEMBERSHIP'::character varying, 'THEME'::character varying, 'INITIATIVE'::character varying, 'GROUP'::character varying, 'SEAT'::character varying, 'PARTICIPATION'::character varying, 'LESSON'::character varying, 'NEEDS_ROUND'::character varying, 'KNOWLEDGE_NEED'::character varying, 'ENDORSEMENT'::character varying, 'DECISION'::character varying, 'OUTPUT'::character varying, 'METHOD'::character varying, 'METHOD_USE'::character varying, 'MANDATE'::character varying, 'KEEPER_REQUEST'::character varying, 'API_KEY'::character varying, 'PERSON'::character varying, 'GRANT'::character varying, 'WEBHOOK'::character varying])::text[]))),
    CONSTRAINT ck_external_ids_system_is_text CHECK (public.is_text(system, 100, false)),
    CONSTRAINT ck_external_ids_value_is_text CHECK (public.is_text(value, 100, false))
);
CREATE TABLE public.grants (
    person_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid,
    expires_at timestamp with time zone,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_grants_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(withdrawn_because, ''::text) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_grants_organisation_by_role CHECK ((((role)::text <> ALL ((ARRAY['READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying])::text[])) OR (organisation_id IS NOT NULL))),
    CONSTRAINT ck_grants_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_grants_role CHECK (((role)::text = ANY ((ARRAY['ANONYMOUS'::character varying, 'READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying, 'NATIONAL_INTEGRATION'::character varying, 'NATIONAL_EDITOR'::character varying, 'ADMINISTRATOR'::character varying])::text[]))),
    CONSTRAINT ck_grants_role_may_something CHECK (((role)::text <> ALL ((ARRAY['ANONYMOUS'::character varying, 'NATIONAL_INTEGRATION'::character varying])::text[]))),
    CONSTRAINT ck_grants_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_grants_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_grants_version CHECK ((version > 0)),
    CONSTRAINT ck_grants_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_grants_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.group_themes (
    group_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.groups (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    remit text,
    convener_id uuid,
    concerns_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    seats_known_completeness character varying(40),
    seats_known_on text COLLATE pg_catalog."C",
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_groups_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_groups_kind CHECK (((kind)::text = ANY ((ARRAY['REFERENCE_GROUP'::character varying, 'STEERING_GROUP'::character varying, 'PREPARATORY_GROUP'::character varying, 'WORKING_GROUP'::character varying, 'COLLABORATION_GROUP'::character varying, 'NETWORK'::character varying, 'COUNCIL'::character varying])::text[]))),
    CONSTRAINT ck_groups_name_is_text CHECK (public.is_text(name, 300, false)),
    CONSTRAINT ck_groups_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(remit, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_groups_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_groups_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_groups_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_groups_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_groups_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_groups_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_groups_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_groups_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_groups_remit_is_text CHECK (public.is_text(remit, 5000, true)),
    CONSTRAINT ck_groups_seats_known_completeness CHECK (((seats_known_completeness)::text = ANY ((ARRAY['ALL'::character varying, 'SOME'::character varying, 'NONE'::character varying])::text[]))),
    CONSTRAINT ck_groups_seats_known_on_is_date CHECK (public.is_partial_date(seats_known_on)),
    CONSTRAINT ck_groups_seats_known_whole CHECK (((seats_known_on IS NULL) OR (seats_known_completeness IS NOT NULL))),
    CONSTRAINT ck_groups_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_groups_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_groups_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_groups_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_groups_version CHECK ((version > 0)),
    CONSTRAINT ck_groups_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_groups_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.heads (
    record_id uuid NOT NULL,
    record_type character varying(40) NOT NULL,
    "position" bigint NOT NULL,
    echoed_at bigint DEFAULT 0 NOT NULL,
    audience jsonb,
    owners text[] GENERATED ALWAYS AS (public.owners_of(audience)) STORED
);
CREATE TABLE public.initiative_collaborations (
    initiative_id uuid NOT NULL,
    group_id uuid NOT NULL
);
CREATE TABLE public.initiative_follows (
    initiative_id uuid NOT NULL,
    follows_id uuid NOT NULL
);
CREATE TABLE public.initiative_implements (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_methods (
    initiative_id uuid NOT NULL,
    method_id uuid NOT NULL
);
CREATE TABLE public.initiative_needs (
    initiative_id uuid NOT NULL,
    need_id uuid NOT NULL
);
CREATE TABLE public.initiative_outputs (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_prompts (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_themes (
    initiative_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.initiatives (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    summary text,
    summary_en text,
    former_titles jsonb DEFAULT '[]'::jsonb NOT NULL,
    kind character varying(40) NOT NULL,
    pilot_focus character varying(40),
    side character varying(40),
    state character varying(40) DEFAULT 'PROPOSED'::character varying NOT NULL,
    phase_note text,
    discontinued_because text,
    period_start_sort text GENERATED ALWAYS AS (COALESCE(period_start, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    period_end_sort text GENERATED ALWAYS AS (COALESCE(period_end, '9999'::text)) STORED NOT NULL COLLATE pg_catalog."C",
    questions text[] DEFAULT '{}'::text[] NOT NULL,
    methods text[] DEFAULT '{}'::text[] NOT NULL,
    contacts jsonb DEFAULT '[]'::jsonb NOT NULL,
    reported_counts jsonb DEFAULT '[]'::jsonb NOT NULL,
    opening_seeks text,
    opening_demands text,
    opening_offers text,
    opening_places integer,
    opening_closes_on date,
    opening_contact_function text,
    opening_contact_email text,
    opening_contact_phone text,
    opening_contact_organisation_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    target_group_text text,
    target_group_age_from integer,
    target_group_age_to integer,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    state_as_of text COLLATE pg_catalog."C",
    participants_known_completeness character varying(40),
    participants_known_on text COLLATE pg_catalog."C",
    keeper_accepted_at timestamp with time zone,
    shares_draft boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_initiatives_contacts_are_texts CHECK (public.are_texts(contacts, 2000, false)),
    CONSTRAINT ck_initiatives_contacts_whole CHECK (public.is_values('contacts'::text, contacts)),
    CONSTRAINT ck_initiatives_discontinued_because_is_text CHECK (public.is_text(discontinued_because, 5000, true)),
    CONSTRAINT ck_initiatives_discontinued_has_reason CHECK ((((state)::text = 'DISCONTINUED'::text) = (discontinued_because IS NOT NULL))),
    CONSTRAINT ck_initiatives_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_initiatives_former_titles_are_texts CHECK (public.are_texts(former_titles, 2000, false)),
    CONSTRAINT ck_initiatives_former_titles_whole CHECK (public.is_values('former_titles'::text, former_titles)),
    CONSTRAINT ck_initiatives_kind CHECK (((kind)::text = ANY ((ARRAY['PILOT'::character varying, 'PRE_STUDY'::character varying, 'INQUIRY'::character varying, 'NATIONAL_TEST'::character varying, 'PRIORITY_AREA'::character varying, 'PROGRAMME'::character varying, 'YRKESRESA'::character varying, 'JOINT_DEVELOPMENT'::character varying, 'JOINT_OPERATION'::character varying, 'RESEARCH'::character varying, 'FOLLOW_UP'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_methods_are_texts CHECK (public.are_texts(methods, 1000, true)),
    CONSTRAINT ck_initiatives_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((((((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(summary_en, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_titles), ''::text)) || ' | '::text) || COALESCE(phase_note, ''::text)) || ' | '::text) || COALESCE(discontinued_because, ''::text)) || ' | '::text) || COALESCE(public.texts(questions), ''::text)) || ' | '::text) || COALESCE(public.texts(methods), ''::text)) || ' | '::text) || COALESCE(public.words_of(contacts), ''::text)) || ' | '::text) || COALESCE(public.words_of(reported_counts), ''::text)) || ' | '::text) || COALESCE(opening_seeks, ''::text)) || ' | '::text) || COALESCE(opening_demands, ''::text)) || ' | '::text) || COALESCE(opening_offers, ''::text)) || ' | '::text) || COALESCE(opening_contact_function, ''::text)) || ' | '::text) || COALESCE(opening_contact_email, ''::text)) || ' | '::text) || COALESCE(opening_contact_phone, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_initiatives_not_its_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT ck_initiatives_only_pilot_has_focus CHECK ((((kind)::text = 'PILOT'::text) OR (pilot_focus IS NULL))),
    CONSTRAINT ck_initiatives_opening_contact_email CHECK ((opening_contact_email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
    CONSTRAINT ck_initiatives_opening_contact_email_is_text CHECK (public.is_text(opening_contact_email, 254, false)),
    CONSTRAINT ck_initiatives_opening_contact_function_is_text CHECK (public.is_text(opening_contact_function, 300, false)),
    CONSTRAINT ck_initiatives_opening_contact_phone_is_text CHECK (public.is_text(opening_contact_phone, 100, false)),
    CONSTRAINT ck_initiatives_opening_demands_is_text CHECK (public.is_text(opening_demands, 5000, true)),
    CONSTRAINT ck_initiatives_opening_offers_is_text CHECK (public.is_text(opening_offers, 5000, true)),
    CONSTRAINT ck_initiatives_opening_places CHECK ((opening_places > 0)),
    CONSTRAINT ck_initiatives_opening_says_what CHECK ((num_nonnulls(opening_seeks, opening_demands) <> 1)),
    CONSTRAINT ck_initiatives_opening_seeks_is_text CHECK (public.is_text(opening_seeks, 5000, true)),
    CONSTRAINT ck_initiatives_opening_whole CHECK (((opening_seeks IS NOT NULL) OR (num_nonnulls(opening_offers, opening_places, opening_closes_on, opening_contact_function) = 0))),
    CONSTRAINT ck_initiatives_participants_known_completeness CHECK (((participants_known_completeness)::text = ANY ((ARRAY['ALL'::character varying, 'SOME'::character varying, 'NONE'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_participants_known_on_is_date CHECK (public.is_partial_date(participants_known_on)),
    CONSTRAINT ck_initiatives_participants_known_whole CHECK (((participants_known_on IS NULL) OR (participants_known_completeness IS NOT NULL))),
    CONSTRAINT ck_initiatives_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_initiatives_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_initiatives_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_initiatives_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_initiatives_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_initiatives_phase_note_is_text CHECK (public.is_text(phase_note, 5000, true)),
    CONSTRAINT ck_initiatives_pilot_focus CHECK (((pilot_focus)::text = ANY ((ARRAY['METHOD'::character varying, 'IMPLEMENTATION'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_questions_are_texts CHECK (public.are_texts(questions, 1000, true)),
    CONSTRAINT ck_initiatives_reported_counts_are_texts CHECK (public.are_texts(reported_counts, 2000, false)),
    CONSTRAINT ck_initiatives_reported_counts_whole CHECK (public.is_values('reported_counts'::text, reported_counts)),
    CONSTRAINT ck_initiatives_side CHECK (((side)::text = ANY ((ARRAY['AUTHORITY'::character varying, 'PROVIDER'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_initiatives_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_initiatives_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_initiatives_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_initiatives_state CHECK (((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'PREPARING'::character varying, 'ONGOING'::character varying, 'COMPLETED'::character varying, 'DISCONTINUED'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_state_as_of_is_date CHECK (public.is_partial_date(state_as_of)),
    CONSTRAINT ck_initiatives_summary_en_is_text CHECK (public.is_text(summary_en, 5000, true)),
    CONSTRAINT ck_initiatives_summary_is_text CHECK (public.is_text(summary, 5000, true)),
    CONSTRAINT ck_initiatives_target_group_ages CHECK ((((target_group_age_from >= 0) AND (target_group_age_from <= 130)) AND ((target_group_age_to >= 0) AND (target_group_age_to <= 130)))),
    CONSTRAINT ck_initiatives_target_group_ages_in_order CHECK ((target_group_age_from <= target_group_age_to)),
    CONSTRAINT ck_initiatives_target_group_described CHECK (((target_group_text IS NOT NULL) OR (num_nonnulls(target_group_age_from, target_group_age_to) = 0))),
    CONSTRAINT ck_initiatives_target_group_text_is_text CHECK (public.is_text(target_group_text, 5000, true)),
    CONSTRAINT ck_initiatives_title_en_is_text CHECK (public.is_text(title_en, 300, false)),
    CONSTRAINT ck_initiatives_title_is_text CHECK (public.is_text(title, 300, false)),
    CONSTRAINT ck_initiatives_version CHECK ((version > 0)),
    CONSTRAINT ck_initiatives_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_initiatives_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.keeper_counts (
    keeper_id uuid NOT NULL,
    initiative_count integer NOT NULL,
    state_as_of_missing_count integer NOT NULL,
    initiatives_without_source_count integer NOT NULL,
    not_accepted_count integer NOT NULL,
    participation_count integer NOT NULL,
    unconfirmed_count integer NOT NULL,
    participations_without_source_count integer NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE public.keeper_requests (
    organisation_id uuid NOT NULL,
    initiative_id uuid,
    group_id uuid,
    need_id uuid,
    output_id uuid,
    because text NOT NULL,
    state character varying(40) DEFAULT 'ASKED'::character varying NOT NULL,
    declined_because text,
    answered_by_id uuid,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_keeper_requests_asks_for_one CHECK ((num_nonnulls(initiative_id, group_id, need_id, output_id) <= 1)),
    CONSTRAINT ck_keeper_requests_because_is_text CHECK (public.is_text(because, 5000, true)),
    CONSTRAINT ck_keeper_requests_declined_because_is_text CHECK (public.is_text(declined_because, 5000, true)),
    CONSTRAINT ck_keeper_requests_declined_has_reason CHECK ((((state)::text = 'DECLINED'::text) = (declined_because IS NOT NULL))),
    CONSTRAINT ck_keeper_requests_no_personal_number CHECK ((NOT public.holds_personal_number(((((((COALESCE(because, ''::text) || ' | '::text) || COALESCE(declined_because, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_keeper_requests_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_keeper_requests_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_keeper_requests_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_keeper_requests_state CHECK (((state)::text = ANY ((ARRAY['ASKED'::character varying, 'GRANTED'::character varying, 'DECLINED'::character varying])::text[]))),
    CONSTRAINT ck_keeper_requests_version CHECK ((version > 0)),
    CONSTRAINT ck_keeper_requests_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_keeper_requests_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.keeper_shares (
    initiative_id uuid NOT NULL,
    keeper_id uuid NOT NULL,
    initiative_count smallint NOT NULL,
    state_as_of_missing_count smallint NOT NULL,
    initiatives_without_source_count smallint NOT NULL,
    not_accepted_count smallint NOT NULL,
    participation_count smallint NOT NULL,
    unconfirmed_count smallint NOT NULL,
    participations_without_source_count smallint NOT NULL
);
CREATE TABLE public.kept_answers (
    caller text NOT NULL COLLATE pg_catalog."C",
    key bytea NOT NULL,
    fingerprint bytea NOT NULL,
    answer bytea NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.key_uses (
    prefix text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.knowledge_needs (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    description text,
    side character varying(40),
    state character varying(40) DEFAULT 'RAISED'::character varying NOT NULL,
    close_reason character varying(40),
    raised_on text COLLATE pg_catalog."C",
    raised_on_sort text GENERATED ALWAYS AS (COALESCE(raised_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    addressed_on text COLLATE pg_catalog."C",
    round_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    target_group_text text,
    target_group_age_from integer,
    target_group_age_to integer,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    sent_back_because text,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_knowledge_needs_addressed_on_is_date CHECK (public.is_partial_date(addressed_on)),
    CONSTRAINT ck_knowledge_needs_close_reason CHECK (((close_reason)::text = ANY ((ARRAY['MET'::character varying, 'NOT_A_KNOWLEDGE_NEED'::character varying, 'SOLVED_LOCALLY'::character varying, 'NOT_TAKEN_UP'::character varying, 'MERGED'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_closed_has_reason CHECK ((((state)::text = 'CLOSED'::text) = (close_reason IS NOT NULL))),
    CONSTRAINT ck_knowledge_needs_description_is_text CHECK (public.is_text(description, 5000, true)),
    CONSTRAINT ck_knowledge_needs_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_knowledge_needs_merged_says_into_what CHECK ((((close_reason)::text = 'MERGED'::text) = (merged_into_id IS NOT NULL))),
    CONSTRAINT ck_knowledge_needs_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(description, ''::text)) || ' | '::text) || COALESCE(sent_back_because, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_knowledge_needs_not_merged_into_itself CHECK ((merged_into_id <> id)),
    CONSTRAINT ck_knowledge_needs_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_raised_on_is_date CHECK (public.is_partial_date(raised_on)),
    CONSTRAINT ck_knowledge_needs_sent_back_because_is_text CHECK (public.is_text(sent_back_because, 5000, true)),
    CONSTRAINT ck_knowledge_needs_sent_back_to_raised CHECK (((sent_back_because IS NULL) OR ((state)::text = 'RAISED'::text))),
    CONSTRAINT ck_knowledge_needs_side CHECK (((side)::text = ANY ((ARRAY['AUTHORITY'::character varying, 'PROVIDER'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_knowledge_needs_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_knowledge_needs_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_knowledge_needs_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_knowledge_needs_state CHECK (((state)::text = ANY ((ARRAY['RAISED'::character varying, 'COMPILED'::character varying, 'PRIORITISED'::character varying, 'HANDLING_DECIDED'::character varying, 'ADDRESSED'::character varying, 'CLOSED'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_target_group_ages CHECK ((((target_group_age_from >= 0) AND (target_group_age_from <= 130)) AND ((target_group_age_to >= 0) AND (target_group_age_to <= 130)))),
    CONSTRAINT ck_knowledge_needs_target_group_ages_in_order CHECK ((target_group_age_from <= target_group_age_to)),
    CONSTRAINT ck_knowledge_needs_target_group_described CHECK (((target_group_text IS NOT NULL) OR (num_nonnulls(target_group_age_from, target_group_age_to) = 0))),
    CONSTRAINT ck_knowledge_needs_target_group_text_is_text CHECK (public.is_text(target_group_text, 5000, true)),
    CONSTRAINT ck_knowledge_needs_title_en_is_text CHECK (public.is_text(title_en, 300, false)),
    CONSTRAINT ck_knowledge_needs_title_is_text CHECK (public.is_text(title, 300, false)),
    CONSTRAINT ck_knowledge_needs_version CHECK ((version > 0)),
    CONSTRAINT ck_knowledge_needs_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_knowledge_needs_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.lesson_methods (
    lesson_id uuid NOT NULL,
    method_id uuid NOT NULL
);
CREATE TABLE public.lessons (
    participation_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    text text NOT NULL,
    stated_on text COLLATE pg_catalog."C",
    stated_on_sort text GENERATED ALWAYS AS (COALESCE(stated_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_lessons_kind CHECK (((kind)::text = ANY ((ARRAY['WORKED'::character varying, 'DID_NOT_WORK'::character varying, 'ADVICE'::character varying])::text[]))),
    CONSTRAINT ck_lessons_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(text, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_lessons_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_lessons_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_lessons_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_lessons_stated_on_is_date CHECK (public.is_partial_date(stated_on)),
    CONSTRAINT ck_lessons_text_is_text CHECK (public.is_text(text, 5000, true)),
    CONSTRAINT ck_lessons_version CHECK ((version > 0)),
    CONSTRAINT ck_lessons_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_lessons_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.mandate_givers (
    mandate_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.mandate_initiatives (
    mandate_id uuid NOT NULL,
    initiative_id uuid NOT NULL
);
CREATE TABLE public.mandate_receivers (
    mandate_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.mandate_themes (
    mandate_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.mandates (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    summary text,
    kind character varying(40) NOT NULL,
    amount_value text COLLATE pg_catalog."C",
    amount_unit character varying(40),
    amount_is_at_most boolean,
    case_number_authority_id uuid,
    case_number_value text,
    report_due_on text COLLATE pg_catalog."C",
    outcome text,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_mandates_amount_unit CHECK (((amount_unit)::text = ANY ((ARRAY['SEK'::character varying, 'SEK_PER_YEAR'::character varying, 'SEK_PER_INHABITANT_AND_YEAR'::character varying])::text[]))),
    CONSTRAINT ck_mandates_amount_value_is_text CHECK (public.is_text(amount_value, 100, false)),
    CONSTRAINT ck_mandates_amount_whole CHECK (((num_nonnulls(amount_value, amount_unit) <> 1) AND ((amount_value IS NOT NULL) OR (amount_is_at_most IS NULL)))),
    CONSTRAINT ck_mandates_amount_written CHECK ((amount_value ~ '^[0-9]{1,15}([.][0-9]{2})?$'::text)),
    CONSTRAINT ck_mandates_case_number_value_is_text CHECK (public.is_text(case_number_value, 100, false)),
    CONSTRAINT ck_mandates_case_number_whole CHECK ((num_nonnulls(case_number_authority_id, case_number_value) <> 1)),
    CONSTRAINT ck_mandates_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_mandates_kind CHECK (((kind)::text = ANY ((ARRAY['AGREEMENT'::character varying, 'COMMISSION'::character varying, 'GRANT'::character varying, 'JOINT_FUNDING'::character varying])::text[]))),
    CONSTRAINT ck_mandates_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(amount_value, ''::text)) || ' | '::text) || COALESCE(case_number_value, ''::text)) || ' | '::text) || COALESCE(outcome, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_mandates_outcome_is_text CHECK (public.is_text(outcome, 5000, true)),
    CONSTRAINT ck_mandates_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_mandates_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_mandates_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_mandates_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_mandates_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_mandates_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_mandates_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_mandates_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_mandates_report_due_on_is_date CHECK (public.is_partial_date(report_due_on)),
    CONSTRAINT ck_mandates_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_mandates_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_mandates_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_mandates_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_mandates_summary_is_text CHECK (public.is_text(summary, 5000, true)),
    CONSTRAINT ck_mandates_title_en_is_text CHECK (public.is_text(title_en, 300, false)),
    CONSTRAINT ck_mandates_title_is_text CHECK (public.is_text(title, 300, false)),
    CONSTRAINT ck_mandates_version CHECK ((version > 0)),
    CONSTRAINT ck_mandates_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_mandates_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.memberships (
    municipality_id uuid NOT NULL,
    rss_body_id uuid NOT NULL,
    kind character varying(40) DEFAULT 'MEMBER'::character varying NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    primary_sort integer GENERATED ALWAYS AS (
CASE
    WHEN is_primary THEN 0
    ELSE 1
END) STORED NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    municipality_kind character varying(40) GENERATED ALWAYS AS ('MUNICIPALITY'::character varying) STORED,
    rss_body_kind character varying(40) GENERATED ALWAYS AS ('RSS_BODY'::character varying) STORED,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_memberships_kind CHECK (((kind)::text = ANY ((ARRAY['MEMBER'::character varying, 'ASSOCIATE'::character varying])::text[]))),
    CONSTRAINT ck_memberships_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(withdrawn_because, ''::text) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_memberships_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_memberships_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_memberships_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_memberships_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_memberships_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_memberships_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_memberships_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_memberships_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_memberships_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_memberships_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_memberships_version CHECK ((version > 0)),
    CONSTRAINT ck_memberships_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_memberships_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.method_replaces (
    method_id uuid NOT NULL,
    replaced_id uuid NOT NULL
);
CREATE TABLE public.method_themes (
    method_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.method_uses (
    method_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    unit text,
    output_id uuid,
    extent text,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_method_uses_extent_is_text CHECK (public.is_text(extent, 5000, true)),
    CONSTRAINT ck_method_uses_no_personal_number CHECK ((NOT public.holds_personal_number(((((((COALESCE(unit, ''::text) || ' | '::text) || COALESCE(extent, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_method_uses_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_method_uses_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_method_uses_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_method_uses_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_method_uses_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_method_uses_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_method_uses_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_method_uses_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_method_uses_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_method_uses_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_method_uses_unit_is_text CHECK (public.is_text(unit, 300, false)),
    CONSTRAINT ck_method_uses_version CHECK ((version > 0)),
    CONSTRAINT ck_method_uses_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_method_uses_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.methods (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    name_en text,
    short_name text,
    former_names jsonb DEFAULT '[]'::jsonb NOT NULL,
    aim text,
    grades jsonb DEFAULT '[]'::jsonb NOT NULL,
    reported_counts jsonb DEFAULT '[]'::jsonb NOT NULL,
    users_known_completeness character varying(40),
    users_known_on text COLLATE pg_catalog."C",
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    target_group_text text,
    target_group_age_from integer,
    target_group_age_to integer,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_methods_aim_is_text CHECK (public.is_text(aim, 5000, true)),
    CONSTRAINT ck_methods_former_names_are_texts CHECK (public.are_texts(former_names, 2000, false)),
    CONSTRAINT ck_methods_former_names_whole CHECK (public.is_values('former_names'::text, former_names)),
    CONSTRAINT ck_methods_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_methods_grades_are_texts CHECK (public.are_texts(grades, 2000, false)),
    CONSTRAINT ck_methods_grades_whole CHECK (public.is_values('grades'::text, grades)),
    CONSTRAINT ck_methods_kind CHECK (((kind)::text = ANY ((ARRAY['METHOD'::character varying, 'INTERVENTION'::character varying, 'WAY_OF_WORKING'::character varying, 'INSTRUMENT'::character varying])::text[]))),
    CONSTRAINT ck_methods_name_en_is_text CHECK (public.is_text(name_en, 300, false)),
    CONSTRAINT ck_methods_name_is_text CHECK (public.is_text(name, 300, false)),
    CONSTRAINT ck_methods_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(short_name, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_names), ''::text)) || ' | '::text) || COALESCE(aim, ''::text)) || ' | '::text) || COALESCE(public.words_of(grades), ''::text)) || ' | '::text) || COALESCE(public.words_of(reported_counts), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_methods_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_methods_reported_counts_are_texts CHECK (public.are_texts(reported_counts, 2000, false)),
    CONSTRAINT ck_methods_reported_counts_whole CHECK (public.is_values('reported_counts'::text, reported_counts)),
    CONSTRAINT ck_methods_short_name_is_text CHECK (public.is_text(short_name, 300, false)),
    CONSTRAINT ck_methods_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_methods_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_methods_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_methods_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_methods_target_group_ages CHECK ((((target_group_age_from >= 0) AND (target_group_age_from <= 130)) AND ((target_group_age_to >= 0) AND (target_group_age_to <= 130)))),
    CONSTRAINT ck_methods_target_group_ages_in_order CHECK ((target_group_age_from <= target_group_age_to)),
    CONSTRAINT ck_methods_target_group_described CHECK (((target_group_text IS NOT NULL) OR (num_nonnulls(target_group_age_from, target_group_age_to) = 0))),
    CONSTRAINT ck_methods_target_group_text_is_text CHECK (public.is_text(target_group_text, 5000, true)),
    CONSTRAINT ck_methods_users_known_completeness CHECK (((users_known_completeness)::text = ANY ((ARRAY['ALL'::character varying, 'SOME'::character varying, 'NONE'::character varying])::text[]))),
    CONSTRAINT ck_methods_users_known_on_is_date CHECK (public.is_partial_date(users_known_on)),
    CONSTRAINT ck_methods_users_known_whole CHECK (((users_known_on IS NULL) OR (users_known_completeness IS NOT NULL))),
    CONSTRAINT ck_methods_version CHECK ((version > 0)),
    CONSTRAINT ck_methods_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_methods_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.need_backings (
    need_id uuid NOT NULL,
    municipality_count integer NOT NULL,
    rss_body_count integer NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.need_outputs (
    need_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.need_themes (
    need_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.needs_rounds (
    service_area_id uuid NOT NULL,
    year integer NOT NULL,
    step integer,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    answers_known_completeness character varying(40),
    answers_known_on text COLLATE pg_catalog."C",
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_needs_rounds_answers_known_completeness CHECK (((answers_known_completeness)::text = ANY ((ARRAY['ALL'::character varying, 'SOME'::character varying, 'NONE'::character varying])::text[]))),
    CONSTRAINT ck_needs_rounds_answers_known_on_is_date CHECK (public.is_partial_date(answers_known_on)),
    CONSTRAINT ck_needs_rounds_answers_known_whole CHECK (((answers_known_on IS NULL) OR (answers_known_completeness IS NOT NULL))),
    CONSTRAINT ck_needs_rounds_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_needs_rounds_no_personal_number CHECK ((NOT public.holds_personal_number(((((((COALESCE(slug, ''::text) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_needs_rounds_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_needs_rounds_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_needs_rounds_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_needs_rounds_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_needs_rounds_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_needs_rounds_step CHECK (((step >= 1) AND (step <= 7))),
    CONSTRAINT ck_needs_rounds_version CHECK ((version > 0)),
    CONSTRAINT ck_needs_rounds_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_needs_rounds_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL))),
    CONSTRAINT ck_needs_rounds_year CHECK (((year >= 2000) AND (year <= 2200)))
);
CREATE TABLE public.organisation_counties (
    organisation_id uuid NOT NULL,
    county_code text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.organisation_predecessors (
    organisation_id uuid NOT NULL,
    predecessor_id uuid NOT NULL
);
CREATE TABLE public.organisations (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    name_en text,
    short_name text,
    former_names jsonb DEFAULT '[]'::jsonb NOT NULL,
    website text,
    contacts jsonb DEFAULT '[]'::jsonb NOT NULL,
    organisation_number text COLLATE pg_catalog."C",
    municipality_code text COLLATE pg_catalog."C",
    county_code text COLLATE pg_catalog."C",
    population integer,
    population_year integer,
    population_sort integer GENERATED ALWAYS AS (COALESCE(population, 0)) STORED NOT NULL,
    valid_from date,
    valid_to date,
    host_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    former_keys jsonb DEFAULT '[]'::jsonb NOT NULL,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_organisations_contacts_are_texts CHECK (public.are_texts(contacts, 2000, false)),
    CONSTRAINT ck_organisations_contacts_whole CHECK (public.is_values('contacts'::text, contacts)),
    CONSTRAINT ck_organisations_former_keys_are_texts CHECK (public.are_texts(former_keys, 2000, false)),
    CONSTRAINT ck_organisations_former_keys_whole CHECK (public.is_values('former_keys'::text, former_keys)),
    CONSTRAINT ck_organisations_former_names_are_texts CHECK (public.are_texts(former_names, 2000, false)),
    CONSTRAINT ck_organisations_former_names_whole CHECK (public.is_values('former_names'::text, former_names)),
    CONSTRAINT ck_organisations_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_organisations_kind CHECK (((kind)::text = ANY ((ARRAY['MUNICIPALITY'::character varying, 'REGION'::character varying, 'RSS_BODY'::character varying, 'MUNICIPAL_ASSOCIATION'::character varying, 'GOVERNMENT'::character varying, 'NATIONAL_AGENCY'::character varying, 'ASSOCIATION'::character varying, 'RESEARCH_UNIT'::character varying, 'COUNTY_BOARD'::character varying, 'UNIVERSITY'::character varying, 'USER_ORGANISATION'::character varying, 'COORDINATION_ASSOCIATION'::character varying, 'COMPANY'::character varying, 'OTHER'::character varying])::text[]))),
    CONSTRAINT ck_organisations_municipality_code CHECK (((municipality_code ~ '^[0-9]{4}$'::text) AND ("left"(municipality_code, 2) = county_code))),
    CONSTRAINT ck_organisations_municipality_has_code CHECK ((((kind)::text <> 'MUNICIPALITY'::text) OR ((municipality_code IS NOT NULL) AND (county_code IS NOT NULL)))),
    CONSTRAINT ck_organisations_name_en_is_text CHECK (public.is_text(name_en, 300, false)),
    CONSTRAINT ck_organisations_name_is_text CHECK (public.is_text(name, 300, false)),
    CONSTRAINT ck_organisations_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(short_name, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_names), ''::text)) || ' | '::text) || COALESCE(website, ''::text)) || ' | '::text) || COALESCE(public.words_of(contacts), ''::text)) || ' | '::text) || COALESCE(public.words_of(former_keys), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_organisations_only_municipality_has_code CHECK ((((kind)::text = 'MUNICIPALITY'::text) OR (municipality_code IS NULL))),
    CONSTRAINT ck_organisations_only_municipality_has_county CHECK ((((kind)::text = 'MUNICIPALITY'::text) OR (county_code IS NULL))),
    CONSTRAINT ck_organisations_only_rss_body_has_host CHECK ((((kind)::text = 'RSS_BODY'::text) OR (host_id IS NULL))),
    CONSTRAINT ck_organisations_organisation_number CHECK (public.is_organisation_number(organisation_number)),
    CONSTRAINT ck_organisations_population CHECK (((population > 0) AND ((population_year >= 1749) AND (population_year <= 2200)))),
    CONSTRAINT ck_organisations_population_has_year CHECK (((population IS NULL) = (population_year IS NULL))),
    CONSTRAINT ck_organisations_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_organisations_short_name_is_text CHECK (public.is_text(short_name, 300, false)),
    CONSTRAINT ck_organisations_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_organisations_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_organisations_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_organisations_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_organisations_validity_in_order CHECK ((valid_from <= valid_to)),
    CONSTRAINT ck_organisations_version CHECK ((version > 0)),
    CONSTRAINT ck_organisations_website CHECK ((website ~ '^https://[^[:space:]]+$'::text)),
    CONSTRAINT ck_organisations_website_is_text CHECK (public.is_text(website, 2000, false)),
    CONSTRAINT ck_organisations_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_organisations_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.output_makers (
    output_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.output_methods (
    output_id uuid NOT NULL,
    method_id uuid NOT NULL
);
CREATE TABLE public.output_themes (
    output_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.outputs (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    summary text,
    kind character varying(40) NOT NULL,
    published_on text COLLATE pg_catalog."C",
    published_on_sort text GENERATED ALWAYS AS (COALESCE(published_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    language text DEFAULT 'sv'::text NOT NULL COLLATE pg_catalog."C",
    url text,
    licence text,
    on_kunskapsguiden boolean,
    publisher_id uuid,
    supersedes_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    published_in text,
    reported_counts jsonb DEFAULT '[]'::jsonb NOT NULL,
    users_known_completeness character varying(40),
    users_known_on text COLLATE pg_catalog."C",
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_outputs_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_outputs_kind CHECK (((kind)::text = ANY ((ARRAY['REPORT'::character varying, 'EVIDENCE_BASE'::character varying, 'KNOWLEDGE_SUPPORT'::character varying, 'RESEARCH_OVERVIEW'::character varying, 'MODEL'::character varying, 'COURSE'::character varying, 'FILM'::character varying, 'DISCUSSION_PAPER'::character varying, 'NATIONAL_GUIDELINES'::character varying, 'HANDBOOK'::character varying, 'COMPARISON'::character varying, 'WORKING_METHOD'::character varying, 'IMPLEMENTATION_SUPPORT'::character varying])::text[]))),
    CONSTRAINT ck_outputs_language CHECK ((language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{5,8}|[0-9][0-9a-z]{3}))?$'::text)),
    CONSTRAINT ck_outputs_licence CHECK ((licence ~ '^https?://[^[:space:]]+$'::text)),
    CONSTRAINT ck_outputs_licence_is_text CHECK (public.is_text(licence, 2000, false)),
    CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(published_in, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(public.words_of(reported_counts), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_outputs_not_its_own_successor CHECK ((supersedes_id <> id)),
    CONSTRAINT ck_outputs_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_outputs_published_in_is_text CHECK (public.is_text(published_in, 300, false)),
    CONSTRAINT ck_outputs_published_on_is_date CHECK (public.is_partial_date(published_on)),
    CONSTRAINT ck_outputs_reported_counts_are_texts CHECK (public.are_texts(reported_counts, 2000, false)),
    CONSTRAINT ck_outputs_reported_counts_whole CHECK (public.is_values('reported_counts'::text, reported_counts)),
    CONSTRAINT ck_outputs_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_outputs_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_outputs_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_outputs_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_outputs_summary_is_text CHECK (public.is_text(summary, 5000, true)),
    CONSTRAINT ck_outputs_title_en_is_text CHECK (public.is_text(title_en, 300, false)),
    CONSTRAINT ck_outputs_title_is_text CHECK (public.is_text(title, 300, false)),
    CONSTRAINT ck_outputs_url CHECK ((url ~ '^https://[^[:space:]]+$'::text)),
    CONSTRAINT ck_outputs_url_is_text CHECK (public.is_text(url, 2000, false)),
    CONSTRAINT ck_outputs_users_known_completeness CHECK (((users_known_completeness)::text = ANY ((ARRAY['ALL'::character varying, 'SOME'::character varying, 'NONE'::character varying])::text[]))),
    CONSTRAINT ck_outputs_users_known_on_is_date CHECK (public.is_partial_date(users_known_on)),
    CONSTRAINT ck_outputs_users_known_whole CHECK (((users_known_on IS NULL) OR (users_known_completeness IS NOT NULL))),
    CONSTRAINT ck_outputs_version CHECK ((version > 0)),
    CONSTRAINT ck_outputs_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_outputs_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.participations (
    initiative_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    unit text,
    role character varying(40) DEFAULT 'PARTICIPANT'::character varying NOT NULL,
    status character varying(40) DEFAULT 'STATED'::character varying NOT NULL,
    local_target_group_text text,
    local_target_group_age_from integer,
    local_target_group_age_to integer,
    note text,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    acting_group_id uuid,
    via_id uuid,
    via_kind character varying(40) GENERATED ALWAYS AS ('RSS_BODY'::character varying) STORED,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_participations_local_target_group_ages CHECK ((((local_target_group_age_from >= 0) AND (local_target_group_age_from <= 130)) AND ((local_target_group_age_to >= 0) AND (local_target_group_age_to <= 130)))),
    CONSTRAINT ck_participations_local_target_group_ages_in_order CHECK ((local_target_group_age_from <= local_target_group_age_to)),
    CONSTRAINT ck_participations_local_target_group_described CHECK (((local_target_group_text IS NOT NULL) OR (num_nonnulls(local_target_group_age_from, local_target_group_age_to) = 0))),
    CONSTRAINT ck_participations_local_target_group_text_is_text CHECK (public.is_text(local_target_group_text, 5000, true)),
    CONSTRAINT ck_participations_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((COALESCE(unit, ''::text) || ' | '::text) || COALESCE(local_target_group_text, ''::text)) || ' | '::text) || COALESCE(note, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_participations_note_is_text CHECK (public.is_text(note, 5000, true)),
    CONSTRAINT ck_participations_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_participations_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_participations_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_participations_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_participations_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_participations_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_participations_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_participations_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_participations_role CHECK (((role)::text = ANY ((ARRAY['INITIATOR'::character varying, 'COMMISSIONER'::character varying, 'OWNER'::character varying, 'PROJECT_LEAD'::character varying, 'PROCESS_LEADER'::character varying, 'PARTICIPANT'::character varying, 'NATIONAL_PRODUCER'::character varying, 'REGIONAL_COORDINATOR'::character varying, 'INVESTIGATOR'::character varying, 'RESEARCHER'::character varying, 'SUPPORTER'::character varying, 'FUNDER'::character varying, 'CONSULTED'::character varying])::text[]))),
    CONSTRAINT ck_participations_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_participations_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_participations_status CHECK (((status)::text = ANY ((ARRAY['INTERESTED'::character varying, 'INVITED'::character varying, 'STATED'::character varying, 'CONFIRMED'::character varying, 'DECLINED'::character varying, 'LEFT'::character varying])::text[]))),
    CONSTRAINT ck_participations_unit_is_text CHECK (public.is_text(unit, 300, false)),
    CONSTRAINT ck_participations_version CHECK ((version > 0)),
    CONSTRAINT ck_participations_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_participations_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.people (
    issuer text NOT NULL,
    subject text COLLATE pg_catalog."C",
    name text,
    email text,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_people_erased_whole CHECK (((subject IS NOT NULL) OR (num_nonnulls(name, email) = 0))),
    CONSTRAINT ck_people_issuer_is_text CHECK (public.is_text(issuer, 300, false)),
    CONSTRAINT ck_people_known_or_erased CHECK ((((publication)::text = 'WITHDRAWN'::text) = (subject IS NULL))),
    CONSTRAINT ck_people_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(issuer, ''::text) || ' | '::text) || COALESCE(subject, ''::text)) || ' | '::text) || COALESCE(name, ''::text)) || ' | '::text) || COALESCE(email, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_people_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_people_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_people_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_people_version CHECK ((version > 0)),
    CONSTRAINT ck_people_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_people_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.search_parts (
    stem text NOT NULL COLLATE pg_catalog."C",
    letters smallint NOT NULL
);
CREATE TABLE public.search_synonyms (
    concept text NOT NULL COLLATE pg_catalog."C",
    phrase text NOT NULL COLLATE pg_catalog."C",
    stems text[] NOT NULL,
    query tsquery NOT NULL
);
CREATE TABLE public.search_texts (
    record_id uuid NOT NULL,
    record_type character varying(40) NOT NULL,
    search tsvector NOT NULL,
    title tsvector NOT NULL,
    names text[] DEFAULT '{}'::text[] NOT NULL,
    audience jsonb DEFAULT '[["gone"]]'::jsonb,
    words text[] DEFAULT '{}'::text[] NOT NULL
);
CREATE TABLE public.search_words (
    word text NOT NULL COLLATE pg_catalog."C",
    folded text NOT NULL COLLATE pg_catalog."C",
    stem text NOT NULL COLLATE pg_catalog."C",
    parts text[] DEFAULT '{}'::text[] NOT NULL,
    uses integer NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.seats (
    group_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role character varying(40) DEFAULT 'MEMBER'::character varying NOT NULL,
    function text,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_seats_function_is_text CHECK (public.is_text(function, 300, false)),
    CONSTRAINT ck_seats_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(function, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_seats_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_seats_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_seats_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_seats_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_seats_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_seats_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_seats_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_seats_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_seats_role CHECK (((role)::text = ANY ((ARRAY['CHAIR'::character varying, 'CONVENER'::character varying, 'MEMBER'::character varying, 'CO_OPTED'::character varying])::text[]))),
    CONSTRAINT ck_seats_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_seats_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_seats_version CHECK ((version > 0)),
    CONSTRAINT ck_seats_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_seats_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.sessions (
    digest bytea NOT NULL,
    person_id uuid NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    organisation text,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.sightings (
    person_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.sights (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    sees_all boolean DEFAULT false NOT NULL,
    names text[] DEFAULT '{}'::text[] NOT NULL
);
CREATE TABLE public.source_counts (
    id uuid NOT NULL,
    title text COLLATE pg_catalog."C",
    url text COLLATE pg_catalog."C",
    publisher text COLLATE pg_catalog."C",
    date text COLLATE pg_catalog."C",
    title_sort text NOT NULL COLLATE pg_catalog."C",
    publisher_sort text NOT NULL COLLATE pg_catalog."C",
    records integer NOT NULL,
    shown_records integer NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.source_mentions (
    id text NOT NULL COLLATE pg_catalog."C",
    record_id uuid NOT NULL,
    record_type character varying(40) NOT NULL,
    source_id uuid NOT NULL,
    source jsonb NOT NULL,
    audience jsonb
);
CREATE TABLE public.themes (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    name_en text,
    former_names jsonb DEFAULT '[]'::jsonb NOT NULL,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_themes_former_names_are_texts CHECK (public.are_texts(former_names, 2000, false)),
    CONSTRAINT ck_themes_former_names_whole CHECK (public.is_values('former_names'::text, former_names)),
    CONSTRAINT ck_themes_former_slugs_are_texts CHECK (public.are_texts(former_slugs, 100, false)),
    CONSTRAINT ck_themes_kind CHECK (((kind)::text = ANY ((ARRAY['SERVICE_AREA'::character varying, 'TOPIC'::character varying])::text[]))),
    CONSTRAINT ck_themes_name_en_is_text CHECK (public.is_text(name_en, 300, false)),
    CONSTRAINT ck_themes_name_is_text CHECK (public.is_text(name, 300, false)),
    CONSTRAINT ck_themes_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_names), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_themes_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_themes_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_themes_slug_is_text CHECK (public.is_text(slug, 100, false)),
    CONSTRAINT ck_themes_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_themes_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_themes_version CHECK ((version > 0)),
    CONSTRAINT ck_themes_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_themes_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.title_words (
    record_id uuid NOT NULL,
    stem text NOT NULL COLLATE pg_catalog."C",
    record_type character varying(40) NOT NULL,
    is_alone boolean NOT NULL
);
CREATE TABLE public.webhook_deliveries (
    id bigint NOT NULL,
    webhook_id uuid NOT NULL,
    message_id text NOT NULL COLLATE pg_catalog."C",
    kind character varying(40) NOT NULL,
    attempt integer NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    outcome character varying(40) NOT NULL,
    status integer,
    milliseconds integer NOT NULL,
    CONSTRAINT ck_webhook_deliveries_kind CHECK (((kind)::text = ANY ((ARRAY['CHANGES'::character varying, 'PING'::character varying])::text[]))),
    CONSTRAINT ck_webhook_deliveries_outcome CHECK (((outcome)::text = ANY ((ARRAY['DELIVERED'::character varying, 'REFUSED'::character varying, 'REDIRECTED'::character varying, 'GONE'::character varying, 'TIMED_OUT'::character varying, 'UNREACHABLE'::character varying, 'NOT_ALLOWED'::character varying])::text[])))
);
ALTER TABLE public.webhook_deliveries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.webhook_deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.webhook_places (
    webhook_id uuid NOT NULL,
    cursor text NOT NULL COLLATE pg_catalog."C",
    looked_to bigint DEFAULT '-1'::integer NOT NULL,
    looked_at timestamp with time zone DEFAULT now() NOT NULL,
    message_id text COLLATE pg_catalog."C",
    message text COLLATE pg_catalog."C",
    message_to text COLLATE pg_catalog."C",
    ping_id text COLLATE pg_catalog."C",
    failures integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone DEFAULT now() NOT NULL,
    lease uuid,
    leased_until timestamp with time zone,
    pinged_at timestamp with time zone,
    forgotten_at timestamp with time zone
);
CREATE TABLE public.webhooks (
    purpose text NOT NULL,
    endpoint_url text NOT NULL,
    types text[] DEFAULT '{}'::text[] NOT NULL,
    state character varying(40) DEFAULT 'ACTIVE'::character varying NOT NULL,
    pause_reason character varying(40),
    organisation_id uuid,
    key_id uuid NOT NULL,
    seed bytea NOT NULL,
    former_seed bytea,
    former_until timestamp with time zone,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    keeper_accepted_at timestamp with time zone,
    CONSTRAINT ck_webhooks_endpoint_url_is_text CHECK (public.is_text(endpoint_url, 2000, false)),
    CONSTRAINT ck_webhooks_former_seed_ends CHECK (((former_seed IS NULL) = (former_until IS NULL))),
    CONSTRAINT ck_webhooks_never_published CHECK (((publication)::text <> 'PUBLISHED'::text)),
    CONSTRAINT ck_webhooks_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((COALESCE(purpose, ''::text) || ' | '::text) || COALESCE(endpoint_url, ''::text)) || ' | '::text) || COALESCE(public.texts(types), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_webhooks_pause_reason CHECK (((pause_reason)::text = ANY ((ARRAY['BY_HAND'::character varying, 'FAILED'::character varying, 'GONE'::character varying, 'KEY_ENDED'::character varying, 'HISTORY_LOST'::character varying])::text[]))),
    CONSTRAINT ck_webhooks_paused_has_reason CHECK ((((state)::text = 'PAUSED'::text) = (pause_reason IS NOT NULL))),
    CONSTRAINT ck_webhooks_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_webhooks_purpose_is_text CHECK (public.is_text(purpose, 300, false)),
    CONSTRAINT ck_webhooks_sources_are_texts CHECK (public.are_texts(sources, 2000, false)),
    CONSTRAINT ck_webhooks_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_webhooks_state CHECK (((state)::text = ANY ((ARRAY['ACTIVE'::character varying, 'PAUSED'::character varying])::text[]))),
    CONSTRAINT ck_webhooks_types_are_texts CHECK (public.are_texts(types, 300, false)),
    CONSTRAINT ck_webhooks_version CHECK ((version > 0)),
    CONSTRAINT ck_webhooks_withdrawn_because_is_text CHECK (public.is_text(withdrawn_because, 5000, true)),
    CONSTRAINT ck_webhooks_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT pk_api_keys PRIMARY KEY (id);
ALTER TABLE ONLY public.assertions
    ADD CONSTRAINT pk_assertions PRIMARY KEY (record_id, source);
ALTER TABLE ONLY public.bitmap_ordinals
    ADD CONSTRAINT pk_bitmap_ordinals PRIMARY KEY (record_type, ordinal);
ALTER TABLE ONLY public.bitmaps
    ADD CONSTRAINT pk_bitmaps PRIMARY KEY (record_type, segment, attribute, value);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT pk_case_numbers PRIMARY KEY (authority_id, value, initiative_id);
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT pk_changes PRIMARY KEY (id);
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT pk_commits PRIMARY KEY (id);
ALTER TABLE ONLY public.counties
    ADD CONSTRAINT pk_counties PRIMARY KEY (code);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT pk_decisions PRIMARY KEY (id);
ALTER TABLE ONLY public.departures
    ADD CONSTRAINT pk_departures PRIMARY KEY ("position", record_id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT pk_endorsements PRIMARY KEY (id);
ALTER TABLE ONLY public.external_ids
    ADD CONSTRAINT pk_external_ids PRIMARY KEY (system, value, record_id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT pk_grants PRIMARY KEY (id);
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT pk_group_themes PRIMARY KEY (group_id, theme_id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT pk_groups PRIMARY KEY (id);
ALTER TABLE ONLY public.heads
    ADD CONSTRAINT pk_heads PRIMARY KEY (record_id);
ALTER TABLE ONLY public.initiative_collaborations
    ADD CONSTRAINT pk_initiative_collaborations PRIMARY KEY (initiative_id, group_id);
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT pk_initiative_follows PRIMARY KEY (initiative_id, follows_id);
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT pk_initiative_implements PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_methods
    ADD CONSTRAINT pk_initiative_methods PRIMARY KEY (initiative_id, method_id);
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT pk_initiative_needs PRIMARY KEY (initiative_id, need_id);
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT pk_initiative_outputs PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT pk_initiative_prompts PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT pk_initiative_themes PRIMARY KEY (initiative_id, theme_id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT pk_initiatives PRIMARY KEY (id);
ALTER TABLE ONLY public.keeper_counts
    ADD CONSTRAINT pk_keeper_counts PRIMARY KEY (keeper_id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT pk_keeper_requests PRIMARY KEY (id);
ALTER TABLE ONLY public.keeper_shares
    ADD CONSTRAINT pk_keeper_shares PRIMARY KEY (initiative_id, keeper_id);
ALTER TABLE ONLY public.kept_answers
    ADD CONSTRAINT pk_kept_answers PRIMARY KEY (caller, key);
ALTER TABLE ONLY public.key_uses
    ADD CONSTRAINT pk_key_uses PRIMARY KEY (prefix);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT pk_knowledge_needs PRIMARY KEY (id);
ALTER TABLE ONLY public.lesson_methods
    ADD CONSTRAINT pk_lesson_methods PRIMARY KEY (lesson_id, method_id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT pk_lessons PRIMARY KEY (id);
ALTER TABLE ONLY public.mandate_givers
    ADD CONSTRAINT pk_mandate_givers PRIMARY KEY (mandate_id, organisation_id);
ALTER TABLE ONLY public.mandate_initiatives
    ADD CONSTRAINT pk_mandate_initiatives PRIMARY KEY (mandate_id, initiative_id);
ALTER TABLE ONLY public.mandate_receivers
    ADD CONSTRAINT pk_mandate_receivers PRIMARY KEY (mandate_id, organisation_id);
ALTER TABLE ONLY public.mandate_themes
    ADD CONSTRAINT pk_mandate_themes PRIMARY KEY (mandate_id, theme_id);
ALTER TABLE ONLY public.mandates
    ADD CONSTRAINT pk_mandates PRIMARY KEY (id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT pk_memberships PRIMARY KEY (id);
ALTER TABLE ONLY public.method_replaces
    ADD CONSTRAINT pk_method_replaces PRIMARY KEY (method_id, replaced_id);
ALTER TABLE ONLY public.method_themes
    ADD CONSTRAINT pk_method_themes PRIMARY KEY (method_id, theme_id);
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT pk_method_uses PRIMARY KEY (id);
ALTER TABLE ONLY public.methods
    ADD CONSTRAINT pk_methods PRIMARY KEY (id);
ALTER TABLE ONLY public.need_backings
    ADD CONSTRAINT pk_need_backings PRIMARY KEY (need_id);
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT pk_need_outputs PRIMARY KEY (need_id, output_id);
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT pk_need_themes PRIMARY KEY (need_id, theme_id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT pk_needs_rounds PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT pk_organisation_counties PRIMARY KEY (organisation_id, county_code);
ALTER TABLE ONLY public.organisation_predecessors
    ADD CONSTRAINT pk_organisation_predecessors PRIMARY KEY (organisation_id, predecessor_id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT pk_organisations PRIMARY KEY (id);
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT pk_output_makers PRIMARY KEY (output_id, organisation_id);
ALTER TABLE ONLY public.output_methods
    ADD CONSTRAINT pk_output_methods PRIMARY KEY (output_id, method_id);
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT pk_output_themes PRIMARY KEY (output_id, theme_id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT pk_outputs PRIMARY KEY (id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT pk_participations PRIMARY KEY (id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (id);
ALTER TABLE ONLY public.search_parts
    ADD CONSTRAINT pk_search_parts PRIMARY KEY (stem);
ALTER TABLE ONLY public.search_synonyms
    ADD CONSTRAINT pk_search_synonyms PRIMARY KEY (concept, phrase);
ALTER TABLE ONLY public.search_texts
    ADD CONSTRAINT pk_search_texts PRIMARY KEY (record_id);
ALTER TABLE ONLY public.search_words
    ADD CONSTRAINT pk_search_words PRIMARY KEY (word);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT pk_seats PRIMARY KEY (id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (digest);
ALTER TABLE ONLY public.sightings
    ADD CONSTRAINT pk_sightings PRIMARY KEY (person_id);
ALTER TABLE ONLY public.sights
    ADD CONSTRAINT pk_sights PRIMARY KEY (id);
ALTER TABLE ONLY public.source_counts
    ADD CONSTRAINT pk_source_counts PRIMARY KEY (id);
ALTER TABLE ONLY public.source_mentions
    ADD CONSTRAINT pk_source_mentions PRIMARY KEY (id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT pk_themes PRIMARY KEY (id);
ALTER TABLE ONLY public.title_words
    ADD CONSTRAINT pk_title_words PRIMARY KEY (record_id, stem);
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT pk_webhook_deliveries PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_places
    ADD CONSTRAINT pk_webhook_places PRIMARY KEY (webhook_id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT pk_webhooks PRIMARY KEY (id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT uq_api_keys_prefix UNIQUE (prefix);
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT uq_commits_position UNIQUE ("position");
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT uq_commits_xid UNIQUE (xid);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT uq_organisations_municipality_code UNIQUE (municipality_code);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT uq_organisations_organisation_number UNIQUE (organisation_number);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT uq_people_issuer_subject UNIQUE (issuer, subject);
CREATE INDEX ix_api_keys_created_at ON public.api_keys USING btree (created_at, id);
CREATE INDEX ix_api_keys_keeper_id ON public.api_keys USING btree (keeper_id);
CREATE INDEX ix_api_keys_merged_into_id ON public.api_keys USING btree (merged_into_id);
CREATE INDEX ix_api_keys_organisation_id ON public.api_keys USING btree (organisation_id);
CREATE INDEX ix_api_keys_publication ON public.api_keys USING btree (publication, keeper_id);
CREATE INDEX ix_api_keys_updated_at ON public.api_keys USING btree (updated_at, id);
CREATE INDEX ix_assertions_source ON public.assertions USING btree (source);
CREATE INDEX ix_case_numbers_initiative_id ON public.case_numbers USING btree (initiative_id);
CREATE INDEX ix_changes_before_at ON public.changes USING btree (record_type, at) WHERE ((part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_before_of ON public.changes USING btree (record_id, at) WHERE ((part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_commit_id ON public.changes USING btree (commit_id, id);
CREATE INDEX ix_changes_decisions_decided_by_id ON public.changes USING btree ((((before ->> 'decided_by_id'::text))::uuid)) WHERE (((record_type)::text = 'DECISION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_decisions_deciding_organisation_id ON public.changes USING btree ((((before ->> 'deciding_organisation_id'::text))::uuid)) WHERE (((record_type)::text = 'DECISION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_decisions_need_id ON public.changes USING btree ((((before ->> 'need_id'::text))::uuid)) WHERE (((record_type)::text = 'DECISION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_endorsements_acting_group_id ON public.changes USING btree ((((before ->> 'acting_group_id'::text))::uuid)) WHERE (((record_type)::text = 'ENDORSEMENT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_endorsements_need_id ON public.changes USING btree ((((before ->> 'need_id'::text))::uuid)) WHERE (((record_type)::text = 'ENDORSEMENT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_endorsements_organisation_id ON public.changes USING btree ((((before ->> 'organisation_id'::text))::uuid)) WHERE (((record_type)::text = 'ENDORSEMENT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_groups_concerns_id ON public.changes USING btree ((((before ->> 'concerns_id'::text))::uuid)) WHERE (((record_type)::text = 'GROUP'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_collaborations_group_id ON public.changes USING btree ((((before ->> 'group_id'::text))::uuid)) WHERE ((part = 'initiative_collaborations'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_follows_follows_id ON public.changes USING btree ((((before ->> 'follows_id'::text))::uuid)) WHERE ((part = 'initiative_follows'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_implements_output_id ON public.changes USING btree ((((before ->> 'output_id'::text))::uuid)) WHERE ((part = 'initiative_implements'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_methods_method_id ON public.changes USING btree ((((before ->> 'method_id'::text))::uuid)) WHERE ((part = 'initiative_methods'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_needs_need_id ON public.changes USING btree ((((before ->> 'need_id'::text))::uuid)) WHERE ((part = 'initiative_needs'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_outputs_output_id ON public.changes USING btree ((((before ->> 'output_id'::text))::uuid)) WHERE ((part = 'initiative_outputs'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_prompts_output_id ON public.changes USING btree ((((before ->> 'output_id'::text))::uuid)) WHERE ((part = 'initiative_prompts'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiative_themes_theme_id ON public.changes USING btree ((((before ->> 'theme_id'::text))::uuid)) WHERE ((part = 'initiative_themes'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_initiatives_parent_id ON public.changes USING btree ((((before ->> 'parent_id'::text))::uuid)) WHERE (((record_type)::text = 'INITIATIVE'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_knowledge_needs_merged_into_id ON public.changes USING btree ((((before ->> 'merged_into_id'::text))::uuid)) WHERE (((record_type)::text = 'KNOWLEDGE_NEED'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_knowledge_needs_round_id ON public.changes USING btree ((((before ->> 'round_id'::text))::uuid)) WHERE (((record_type)::text = 'KNOWLEDGE_NEED'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_lesson_methods_method_id ON public.changes USING btree ((((before ->> 'method_id'::text))::uuid)) WHERE ((part = 'lesson_methods'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_lessons_participation_id ON public.changes USING btree ((((before ->> 'participation_id'::text))::uuid)) WHERE (((record_type)::text = 'LESSON'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_listed ON public.changes USING btree (public.listed_as(((record_type)::text COLLATE "C"), before), record_id, record_type, at, public.held_since(before)) WHERE ((part IS NULL) AND (public.listed_as(((record_type)::text COLLATE "C"), before) IS NOT NULL));
CREATE INDEX ix_changes_mandate_initiatives_initiative_id ON public.changes USING btree ((((before ->> 'initiative_id'::text))::uuid)) WHERE ((part = 'mandate_initiatives'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_memberships_municipality_id ON public.changes USING btree ((((before ->> 'municipality_id'::text))::uuid)) WHERE (((record_type)::text = 'MEMBERSHIP'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_memberships_rss_body_id ON public.changes USING btree ((((before ->> 'rss_body_id'::text))::uuid)) WHERE (((record_type)::text = 'MEMBERSHIP'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_method_replaces_replaced_id ON public.changes USING btree ((((before ->> 'replaced_id'::text))::uuid)) WHERE ((part = 'method_replaces'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_method_uses_method_id ON public.changes USING btree ((((before ->> 'method_id'::text))::uuid)) WHERE (((record_type)::text = 'METHOD_USE'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_method_uses_organisation_id ON public.changes USING btree ((((before ->> 'organisation_id'::text))::uuid)) WHERE (((record_type)::text = 'METHOD_USE'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_method_uses_output_id ON public.changes USING btree ((((before ->> 'output_id'::text))::uuid)) WHERE (((record_type)::text = 'METHOD_USE'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_need_outputs_output_id ON public.changes USING btree ((((before ->> 'output_id'::text))::uuid)) WHERE ((part = 'need_outputs'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_need_themes_theme_id ON public.changes USING btree ((((before ->> 'theme_id'::text))::uuid)) WHERE ((part = 'need_themes'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_organisation_predecessors_predecessor_id ON public.changes USING btree ((((before ->> 'predecessor_id'::text))::uuid)) WHERE ((part = 'organisation_predecessors'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_output_methods_method_id ON public.changes USING btree ((((before ->> 'method_id'::text))::uuid)) WHERE ((part = 'output_methods'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_output_themes_theme_id ON public.changes USING btree ((((before ->> 'theme_id'::text))::uuid)) WHERE ((part = 'output_themes'::text) AND (before IS NOT NULL));
CREATE INDEX ix_changes_outputs_supersedes_id ON public.changes USING btree ((((before ->> 'supersedes_id'::text))::uuid)) WHERE (((record_type)::text = 'OUTPUT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_part_at ON public.changes USING btree (part, at) WHERE ((part IS NOT NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_participations_acting_group_id ON public.changes USING btree ((((before ->> 'acting_group_id'::text))::uuid)) WHERE (((record_type)::text = 'PARTICIPATION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_participations_initiative_id ON public.changes USING btree ((((before ->> 'initiative_id'::text))::uuid)) WHERE (((record_type)::text = 'PARTICIPATION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_participations_organisation_id ON public.changes USING btree ((((before ->> 'organisation_id'::text))::uuid)) WHERE (((record_type)::text = 'PARTICIPATION'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_record_id ON public.changes USING btree (record_id, id);
CREATE INDEX ix_changes_seats_group_id ON public.changes USING btree ((((before ->> 'group_id'::text))::uuid)) WHERE (((record_type)::text = 'SEAT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_seats_organisation_id ON public.changes USING btree ((((before ->> 'organisation_id'::text))::uuid)) WHERE (((record_type)::text = 'SEAT'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_themes_parent_id ON public.changes USING btree ((((before ->> 'parent_id'::text))::uuid)) WHERE (((record_type)::text = 'THEME'::text) AND (part IS NULL) AND (before IS NOT NULL));
CREATE INDEX ix_changes_whole_id ON public.changes USING btree (whole_id, id) WHERE (whole_id IS NOT NULL);
CREATE INDEX ix_commits_at ON public.commits USING btree (at);
CREATE INDEX ix_commits_person_id ON public.commits USING btree (person_id);
CREATE INDEX ix_decisions_case_number_authority_id ON public.decisions USING btree (case_number_authority_id);
CREATE INDEX ix_decisions_created_at ON public.decisions USING btree (created_at, id);
CREATE INDEX ix_decisions_decided_by_id ON public.decisions USING btree (decided_by_id, id) WHERE (decided_by_id IS NOT NULL);
CREATE INDEX ix_decisions_decided_on ON public.decisions USING btree (decided_on_sort, id);
CREATE INDEX ix_decisions_deciding_organisation_id ON public.decisions USING btree (deciding_organisation_id, id) WHERE (deciding_organisation_id IS NOT NULL);
CREATE INDEX ix_decisions_keeper_id ON public.decisions USING btree (keeper_id);
CREATE INDEX ix_decisions_merged_into_id ON public.decisions USING btree (merged_into_id);
CREATE INDEX ix_decisions_need_id ON public.decisions USING btree (need_id, kind, decided_on_sort, id);
CREATE INDEX ix_decisions_publication ON public.decisions USING btree (publication, keeper_id);
CREATE INDEX ix_decisions_updated_at ON public.decisions USING btree (updated_at, id);
CREATE INDEX ix_departures_record_id ON public.departures USING btree (record_id, "position");
CREATE INDEX ix_endorsements_acting_group_id ON public.endorsements USING btree (acting_group_id, id) WHERE (acting_group_id IS NOT NULL);
CREATE INDEX ix_endorsements_created_at ON public.endorsements USING btree (created_at, id);
CREATE INDEX ix_endorsements_keeper_id ON public.endorsements USING btree (keeper_id);
CREATE INDEX ix_endorsements_merged_into_id ON public.endorsements USING btree (merged_into_id);
CREATE INDEX ix_endorsements_need_id ON public.endorsements USING btree (need_id, id);
CREATE INDEX ix_endorsements_organisation_id ON public.endorsements USING btree (organisation_id, id);
CREATE INDEX ix_endorsements_publication ON public.endorsements USING btree (publication, keeper_id);
CREATE INDEX ix_endorsements_round_id ON public.endorsements USING btree (round_id);
CREATE INDEX ix_endorsements_updated_at ON public.endorsements USING btree (updated_at, id);
CREATE INDEX ix_endorsements_via_id ON public.endorsements USING btree (via_id);
CREATE INDEX ix_external_ids_record_id ON public.external_ids USING btree (record_id);
CREATE INDEX ix_grants_created_at ON public.grants USING btree (created_at, id);
CREATE INDEX ix_grants_keeper_id ON public.grants USING btree (keeper_id);
CREATE INDEX ix_grants_merged_into_id ON public.grants USING btree (merged_into_id);
CREATE INDEX ix_grants_organisation_id ON public.grants USING btree (organisation_id);
CREATE INDEX ix_grants_person_id ON public.grants USING btree (person_id);
CREATE INDEX ix_grants_publication ON public.grants USING btree (publication, keeper_id);
CREATE INDEX ix_grants_updated_at ON public.grants USING btree (updated_at, id);
CREATE INDEX ix_group_themes_theme_id ON public.group_themes USING btree (theme_id);
CREATE INDEX ix_groups_concerns_id ON public.groups USING btree (concerns_id);
CREATE INDEX ix_groups_convener_id ON public.groups USING btree (convener_id);
CREATE INDEX ix_groups_created_at ON public.groups USING btree (created_at, id);
CREATE INDEX ix_groups_former_slugs ON public.groups USING gin (former_slugs);
CREATE INDEX ix_groups_keeper_id ON public.groups USING btree (keeper_id);
CREATE INDEX ix_groups_kind_name_sort ON public.groups USING btree (kind, name_sort, id);
CREATE INDEX ix_groups_merged_into_id ON public.groups USING btree (merged_into_id);
CREATE INDEX ix_groups_name_sort ON public.groups USING btree (name_sort, id);
CREATE INDEX ix_groups_parent_id ON public.groups USING btree (parent_id);
CREATE INDEX ix_groups_period_end ON public.groups USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_groups_period_start ON public.groups USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_groups_publication ON public.groups USING btree (publication, keeper_id);
CREATE INDEX ix_groups_seats_not_all_known ON public.groups USING btree (publication, keeper_id) WHERE (((seats_known_completeness)::text = 'ALL'::text) IS NOT TRUE);
CREATE INDEX ix_groups_slug ON public.groups USING btree (slug);
CREATE INDEX ix_groups_updated_at ON public.groups USING btree (updated_at, id);
CREATE INDEX ix_heads_hidden ON public.heads USING btree (record_id) WHERE (audience IS NOT NULL);
CREATE INDEX ix_heads_owners ON public.heads USING gin (owners) WHERE (audience IS NOT NULL);
CREATE INDEX ix_heads_position ON public.heads USING btree ("position", record_id);
CREATE INDEX ix_heads_record_type ON public.heads USING btree (record_type, "position", record_id);
CREATE INDEX ix_initiative_collaborations_group_id ON public.initiative_collaborations USING btree (group_id);
CREATE INDEX ix_initiative_follows_follows_id ON public.initiative_follows USING btree (follows_id);
CREATE INDEX ix_initiative_implements_output_id ON public.initiative_implements USING btree (output_id);
CREATE INDEX ix_initiative_methods_method_id ON public.initiative_methods USING btree (method_id);
CREATE INDEX ix_initiative_needs_need_id ON public.initiative_needs USING btree (need_id);
CREATE INDEX ix_initiative_outputs_output_id ON public.initiative_outputs USING btree (output_id);
CREATE INDEX ix_initiative_prompts_output_id ON public.initiative_prompts USING btree (output_id);
CREATE INDEX ix_initiative_themes_theme_id ON public.initiative_themes USING btree (theme_id);
CREATE INDEX ix_initiatives_created_at ON public.initiatives USING btree (created_at, id);
CREATE INDEX ix_initiatives_end ON public.initiatives USING btree (period_end_sort, id);
CREATE INDEX ix_initiatives_former_slugs ON public.initiatives USING gin (former_slugs);
CREATE INDEX ix_initiatives_goes_on ON public.initiatives USING btree (COALESCE(state_as_of, ''::text), id) INCLUDE (publication, keeper_id, state_as_of, last_confirmed_at, period_end) WHERE ((state)::text <> ALL ((ARRAY['COMPLETED'::character varying, 'DISCONTINUED'::character varying])::text[]));
CREATE INDEX ix_initiatives_id ON public.initiatives USING btree (id) INCLUDE (publication, kind, state, keeper_id);
CREATE INDEX ix_initiatives_keeper_id ON public.initiatives USING btree (keeper_id);
CREATE INDEX ix_initiatives_kind_state_start ON public.initiatives USING btree (kind, state, period_start_sort, id);
CREATE INDEX ix_initiatives_kind_title_sort ON public.initiatives USING btree (kind, title_sort, id);
CREATE INDEX ix_initiatives_merged_into_id ON public.initiatives USING btree (merged_into_id);
CREATE INDEX ix_initiatives_opened ON public.initiatives USING btree (period_start_sort, id) WHERE (opening_seeks IS NOT NULL);
CREATE INDEX ix_initiatives_opening_closes_on_day ON public.initiatives USING btree (opening_closes_on, id) INCLUDE (title, publication, keeper_id) WHERE (opening_closes_on IS NOT NULL);
CREATE INDEX ix_initiatives_opening_contact_organisation_id ON public.initiatives USING btree (opening_contact_organisation_id);
CREATE INDEX ix_initiatives_parent_id ON public.initiatives USING btree (parent_id);
CREATE INDEX ix_initiatives_period_end_day ON public.initiatives USING btree (period_end, id) INCLUDE (title, period_end_is, publication, keeper_id) WHERE (period_end IS NOT NULL);
CREATE INDEX ix_initiatives_period_start_day ON public.initiatives USING btree (period_start, id) INCLUDE (title, period_start_is, publication, keeper_id) WHERE (period_start IS NOT NULL);
CREATE INDEX ix_initiatives_publication ON public.initiatives USING btree (publication, keeper_id);
CREATE INDEX ix_initiatives_reported ON public.initiatives USING btree (id) WHERE (reported_counts <> '[]'::jsonb);
CREATE INDEX ix_initiatives_slug ON public.initiatives USING btree (slug);
CREATE INDEX ix_initiatives_start ON public.initiatives USING btree (period_start_sort, id);
CREATE INDEX ix_initiatives_state ON public.initiatives USING btree (state) INCLUDE (publication, keeper_id, state_as_of, last_confirmed_at, period_end);
CREATE INDEX ix_initiatives_title_sort ON public.initiatives USING btree (title_sort, id);
CREATE INDEX ix_initiatives_updated_at ON public.initiatives USING btree (updated_at, id);
CREATE INDEX ix_initiatives_without_source ON public.initiatives USING btree (publication, keeper_id) WHERE ((sources = '[]'::jsonb) AND (NOT jsonb_path_exists(reported_counts, '$[*]."source"'::jsonpath)));
CREATE INDEX ix_initiatives_without_start ON public.initiatives USING btree (state, publication, keeper_id) WHERE (period_start IS NULL);
CREATE INDEX ix_keeper_requests_answered_by_id ON public.keeper_requests USING btree (answered_by_id);
CREATE INDEX ix_keeper_requests_created_at ON public.keeper_requests USING btree (created_at, id);
CREATE INDEX ix_keeper_requests_group_id ON public.keeper_requests USING btree (group_id, id);
CREATE INDEX ix_keeper_requests_initiative_id ON public.keeper_requests USING btree (initiative_id, id);
CREATE INDEX ix_keeper_requests_keeper_id ON public.keeper_requests USING btree (keeper_id);
CREATE INDEX ix_keeper_requests_merged_into_id ON public.keeper_requests USING btree (merged_into_id);
CREATE INDEX ix_keeper_requests_need_id ON public.keeper_requests USING btree (need_id, id);
CREATE INDEX ix_keeper_requests_organisation_id ON public.keeper_requests USING btree (organisation_id, id);
CREATE INDEX ix_keeper_requests_output_id ON public.keeper_requests USING btree (output_id, id);
CREATE INDEX ix_keeper_requests_publication ON public.keeper_requests USING btree (publication, keeper_id);
CREATE INDEX ix_keeper_requests_updated_at ON public.keeper_requests USING btree (updated_at, id);
CREATE INDEX ix_kept_answers_at ON public.kept_answers USING btree (at);
CREATE INDEX ix_knowledge_needs_created_at ON public.knowledge_needs USING btree (created_at, id);
CREATE INDEX ix_knowledge_needs_former_slugs ON public.knowledge_needs USING gin (former_slugs);
CREATE INDEX ix_knowledge_needs_keeper_id ON public.knowledge_needs USING btree (keeper_id);
CREATE INDEX ix_knowledge_needs_merged_into_id ON public.knowledge_needs USING btree (merged_into_id);
CREATE INDEX ix_knowledge_needs_publication ON public.knowledge_needs USING btree (publication, keeper_id);
CREATE INDEX ix_knowledge_needs_raised_on ON public.knowledge_needs USING btree (raised_on_sort, id);
CREATE INDEX ix_knowledge_needs_round_id ON public.knowledge_needs USING btree (round_id);
CREATE INDEX ix_knowledge_needs_sent_back ON public.knowledge_needs USING btree (publication, keeper_id) WHERE (sent_back_because IS NOT NULL);
CREATE INDEX ix_knowledge_needs_slug ON public.knowledge_needs USING btree (slug);
CREATE INDEX ix_knowledge_needs_state ON public.knowledge_needs USING btree (state, title_sort, id);
CREATE INDEX ix_knowledge_needs_title_sort ON public.knowledge_needs USING btree (title_sort, id);
CREATE INDEX ix_knowledge_needs_undated ON public.knowledge_needs USING btree (publication, keeper_id) WHERE (raised_on IS NULL);
CREATE INDEX ix_knowledge_needs_updated_at ON public.knowledge_needs USING btree (updated_at, id);
CREATE INDEX ix_lesson_methods_method_id ON public.lesson_methods USING btree (method_id);
CREATE INDEX ix_lessons_created_at ON public.lessons USING btree (created_at, id);
CREATE INDEX ix_lessons_keeper_id ON public.lessons USING btree (keeper_id);
CREATE INDEX ix_lessons_merged_into_id ON public.lessons USING btree (merged_into_id);
CREATE INDEX ix_lessons_participation_id ON public.lessons USING btree (participation_id, stated_on_sort, id);
CREATE INDEX ix_lessons_publication ON public.lessons USING btree (publication, keeper_id);
CREATE INDEX ix_lessons_stated_on ON public.lessons USING btree (stated_on_sort, id);
CREATE INDEX ix_lessons_updated_at ON public.lessons USING btree (updated_at, id);
CREATE INDEX ix_mandate_givers_organisation_id ON public.mandate_givers USING btree (organisation_id);
CREATE INDEX ix_mandate_initiatives_initiative_id ON public.mandate_initiatives USING btree (initiative_id);
CREATE INDEX ix_mandate_receivers_organisation_id ON public.mandate_receivers USING btree (organisation_id);
CREATE INDEX ix_mandate_themes_theme_id ON public.mandate_themes USING btree (theme_id);
CREATE INDEX ix_mandates_case_number_authority_id ON public.mandates USING btree (case_number_authority_id);
CREATE INDEX ix_mandates_created_at ON public.mandates USING btree (created_at, id);
CREATE INDEX ix_mandates_former_slugs ON public.mandates USING gin (former_slugs);
CREATE INDEX ix_mandates_keeper_id ON public.mandates USING btree (keeper_id);
CREATE INDEX ix_mandates_kind ON public.mandates USING btree (kind, title_sort, id);
CREATE INDEX ix_mandates_merged_into_id ON public.mandates USING btree (merged_into_id);
CREATE INDEX ix_mandates_period_end ON public.mandates USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_mandates_period_end_day ON public.mandates USING btree (period_end, id) INCLUDE (title, period_end_is, publication, keeper_id) WHERE (period_end IS NOT NULL);
CREATE INDEX ix_mandates_period_start ON public.mandates USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_mandates_period_start_day ON public.mandates USING btree (period_start, id) INCLUDE (title, period_start_is, publication, keeper_id) WHERE (period_start IS NOT NULL);
CREATE INDEX ix_mandates_publication ON public.mandates USING btree (publication, keeper_id);
CREATE INDEX ix_mandates_report_due_on_day ON public.mandates USING btree (report_due_on, id) INCLUDE (title, publication, keeper_id) WHERE (report_due_on IS NOT NULL);
CREATE INDEX ix_mandates_slug ON public.mandates USING btree (slug);
CREATE INDEX ix_mandates_title_sort ON public.mandates USING btree (title_sort, id);
CREATE INDEX ix_mandates_updated_at ON public.mandates USING btree (updated_at, id);
CREATE INDEX ix_mandates_without_end ON public.mandates USING btree (publication, keeper_id) WHERE (period_end IS NULL);
CREATE INDEX ix_memberships_created_at ON public.memberships USING btree (created_at, id);
CREATE INDEX ix_memberships_keeper_id ON public.memberships USING btree (keeper_id);
CREATE INDEX ix_memberships_merged_into_id ON public.memberships USING btree (merged_into_id);
CREATE INDEX ix_memberships_municipality_id ON public.memberships USING btree (municipality_id, primary_sort, id);
CREATE INDEX ix_memberships_period_end ON public.memberships USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_memberships_period_start ON public.memberships USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_memberships_publication ON public.memberships USING btree (publication, keeper_id);
CREATE INDEX ix_memberships_rss_body_id ON public.memberships USING btree (rss_body_id, primary_sort, id);
CREATE INDEX ix_memberships_updated_at ON public.memberships USING btree (updated_at, id);
CREATE INDEX ix_method_replaces_replaced_id ON public.method_replaces USING btree (replaced_id);
CREATE INDEX ix_method_themes_theme_id ON public.method_themes USING btree (theme_id);
CREATE INDEX ix_method_uses_created_at ON public.method_uses USING btree (created_at, id);
CREATE INDEX ix_method_uses_keeper_id ON public.method_uses USING btree (keeper_id);
CREATE INDEX ix_method_uses_merged_into_id ON public.method_uses USING btree (merged_into_id);
CREATE INDEX ix_method_uses_method_id ON public.method_uses USING btree (method_id, id);
CREATE INDEX ix_method_uses_organisation_id ON public.method_uses USING btree (organisation_id, id);
CREATE INDEX ix_method_uses_output_id ON public.method_uses USING btree (output_id);
CREATE INDEX ix_method_uses_period_end ON public.method_uses USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_method_uses_period_start ON public.method_uses USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_method_uses_publication ON public.method_uses USING btree (publication, keeper_id);
CREATE INDEX ix_method_uses_updated_at ON public.method_uses USING btree (updated_at, id);
CREATE INDEX ix_methods_created_at ON public.methods USING btree (created_at, id);
CREATE INDEX ix_methods_former_slugs ON public.methods USING gin (former_slugs);
CREATE INDEX ix_methods_keeper_id ON public.methods USING btree (keeper_id);
CREATE INDEX ix_methods_kind ON public.methods USING btree (kind, name_sort, id);
CREATE INDEX ix_methods_merged_into_id ON public.methods USING btree (merged_into_id);
CREATE INDEX ix_methods_name_sort ON public.methods USING btree (name_sort, id);
CREATE INDEX ix_methods_publication ON public.methods USING btree (publication, keeper_id);
CREATE INDEX ix_methods_slug ON public.methods USING btree (slug);
CREATE INDEX ix_methods_updated_at ON public.methods USING btree (updated_at, id);
CREATE INDEX ix_methods_users_not_all_known ON public.methods USING btree (publication, keeper_id) WHERE (((users_known_completeness)::text = 'ALL'::text) IS NOT TRUE);
CREATE INDEX ix_need_outputs_output_id ON public.need_outputs USING btree (output_id);
CREATE INDEX ix_need_themes_theme_id ON public.need_themes USING btree (theme_id);
CREATE INDEX ix_needs_rounds_created_at ON public.needs_rounds USING btree (created_at, id);
CREATE INDEX ix_needs_rounds_former_slugs ON public.needs_rounds USING gin (former_slugs);
CREATE INDEX ix_needs_rounds_keeper_id ON public.needs_rounds USING btree (keeper_id);
CREATE INDEX ix_needs_rounds_merged_into_id ON public.needs_rounds USING btree (merged_into_id);
CREATE INDEX ix_needs_rounds_publication ON public.needs_rounds USING btree (publication, keeper_id);
CREATE INDEX ix_needs_rounds_service_area_id ON public.needs_rounds USING btree (service_area_id);
CREATE INDEX ix_needs_rounds_slug ON public.needs_rounds USING btree (slug);
CREATE INDEX ix_needs_rounds_updated_at ON public.needs_rounds USING btree (updated_at, id);
CREATE INDEX ix_organisation_counties_county_code ON public.organisation_counties USING btree (county_code);
CREATE INDEX ix_organisation_predecessors_predecessor_id ON public.organisation_predecessors USING btree (predecessor_id);
CREATE INDEX ix_organisations_county_code ON public.organisations USING btree (county_code);
CREATE INDEX ix_organisations_created_at ON public.organisations USING btree (created_at, id);
CREATE INDEX ix_organisations_former_keys ON public.organisations USING gin (former_keys jsonb_path_ops);
CREATE INDEX ix_organisations_former_slugs ON public.organisations USING gin (former_slugs);
CREATE INDEX ix_organisations_host_id ON public.organisations USING btree (host_id);
CREATE INDEX ix_organisations_keeper_id ON public.organisations USING btree (keeper_id);
CREATE INDEX ix_organisations_kind_name_sort ON public.organisations USING btree (kind, name_sort, id);
CREATE INDEX ix_organisations_kind_population ON public.organisations USING btree (kind, population_sort, id);
CREATE INDEX ix_organisations_merged_into_id ON public.organisations USING btree (merged_into_id);
CREATE INDEX ix_organisations_name_sort ON public.organisations USING btree (name_sort, id);
CREATE INDEX ix_organisations_parent_id ON public.organisations USING btree (parent_id);
CREATE INDEX ix_organisations_publication ON public.organisations USING btree (publication, keeper_id);
CREATE INDEX ix_organisations_slug ON public.organisations USING btree (slug);
CREATE INDEX ix_organisations_updated_at ON public.organisations USING btree (updated_at, id);
CREATE INDEX ix_output_makers_organisation_id ON public.output_makers USING btree (organisation_id);
CREATE INDEX ix_output_methods_method_id ON public.output_methods USING btree (method_id);
CREATE INDEX ix_output_themes_theme_id ON public.output_themes USING btree (theme_id);
CREATE INDEX ix_outputs_created_at ON public.outputs USING btree (created_at, id);
CREATE INDEX ix_outputs_former_slugs ON public.outputs USING gin (former_slugs);
CREATE INDEX ix_outputs_keeper_id ON public.outputs USING btree (keeper_id);
CREATE INDEX ix_outputs_kind ON public.outputs USING btree (kind, title_sort, id);
CREATE INDEX ix_outputs_merged_into_id ON public.outputs USING btree (merged_into_id);
CREATE INDEX ix_outputs_publication ON public.outputs USING btree (publication, keeper_id);
CREATE INDEX ix_outputs_published_on ON public.outputs USING btree (published_on_sort, id);
CREATE INDEX ix_outputs_published_on_day ON public.outputs USING btree (published_on, id) INCLUDE (title, publication, keeper_id) WHERE (published_on IS NOT NULL);
CREATE INDEX ix_outputs_publisher_id ON public.outputs USING btree (publisher_id);
CREATE INDEX ix_outputs_slug ON public.outputs USING btree (slug);
CREATE INDEX ix_outputs_supersedes_id ON public.outputs USING btree (supersedes_id);
CREATE INDEX ix_outputs_title_sort ON public.outputs USING btree (title_sort, id);
CREATE INDEX ix_outputs_undated ON public.outputs USING btree (publication, keeper_id) WHERE (published_on IS NULL);
CREATE INDEX ix_outputs_updated_at ON public.outputs USING btree (updated_at, id);
CREATE INDEX ix_outputs_without_licence ON public.outputs USING btree (publication, keeper_id) WHERE (licence IS NULL);
CREATE INDEX ix_outputs_without_url ON public.outputs USING btree (publication, keeper_id) WHERE (url IS NULL);
CREATE INDEX ix_participations_acting_group_id ON public.participations USING btree (acting_group_id, id) WHERE (acting_group_id IS NOT NULL);
CREATE INDEX ix_participations_created_at ON public.participations USING btree (created_at, id);
CREATE INDEX ix_participations_ends ON public.participations USING btree (((period_end || '~'::text))) INCLUDE (period_end, initiative_id, organisation_id, publication, status, role) WHERE (period_end IS NOT NULL);
CREATE INDEX ix_participations_initiative_id ON public.participations USING btree (initiative_id, id) INCLUDE (organisation_id, publication, status, role, keeper_id, period_start, period_end);
CREATE INDEX ix_participations_keeper_id ON public.participations USING btree (keeper_id);
CREATE INDEX ix_participations_merged_into_id ON public.participations USING btree (merged_into_id);
CREATE INDEX ix_participations_organisation_id ON public.participations USING btree (organisation_id, id) INCLUDE (initiative_id, publication, status, role, keeper_id, period_start, period_end);
CREATE INDEX ix_participations_period_end ON public.participations USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_participations_period_start ON public.participations USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_participations_publication ON public.participations USING btree (publication, keeper_id);
CREATE INDEX ix_participations_updated_at ON public.participations USING btree (updated_at, id);
CREATE INDEX ix_participations_via_id ON public.participations USING btree (via_id);
CREATE INDEX ix_participations_waiting ON public.participations USING btree (organisation_id, id) INCLUDE (initiative_id, status) WHERE (((status)::text = ANY ((ARRAY['INTERESTED'::character varying, 'INVITED'::character varying])::text[])) AND ((publication)::text = 'PUBLISHED'::text));
CREATE INDEX ix_people_created_at ON public.people USING btree (created_at, id);
CREATE INDEX ix_people_keeper_id ON public.people USING btree (keeper_id);
CREATE INDEX ix_people_merged_into_id ON public.people USING btree (merged_into_id);
CREATE INDEX ix_people_publication ON public.people USING btree (publication, keeper_id);
CREATE INDEX ix_people_updated_at ON public.people USING btree (updated_at, id);
CREATE INDEX ix_search_synonyms_any_stem ON public.search_synonyms USING gin (stems);
CREATE INDEX ix_search_synonyms_stems ON public.search_synonyms USING btree (stems);
CREATE INDEX ix_search_texts_names ON public.search_texts USING gin (names);
CREATE INDEX ix_search_texts_search ON public.search_texts USING gin (search);
CREATE INDEX ix_search_texts_title ON public.search_texts USING gin (title);
CREATE INDEX ix_search_words_folded ON public.search_words USING btree (folded);
CREATE INDEX ix_search_words_parts ON public.search_words USING gin (parts);
CREATE INDEX ix_search_words_stem ON public.search_words USING btree (stem);
CREATE INDEX ix_search_words_trigrams ON public.search_words USING gin (word public.gin_trgm_ops);
CREATE INDEX ix_seats_created_at ON public.seats USING btree (created_at, id);
CREATE INDEX ix_seats_group_id ON public.seats USING btree (group_id, id);
CREATE INDEX ix_seats_keeper_id ON public.seats USING btree (keeper_id);
CREATE INDEX ix_seats_merged_into_id ON public.seats USING btree (merged_into_id);
CREATE INDEX ix_seats_organisation_id ON public.seats USING btree (organisation_id, id);
CREATE INDEX ix_seats_period_end ON public.seats USING btree (COALESCE(period_end, '9999'::text), id);
CREATE INDEX ix_seats_period_start ON public.seats USING btree (COALESCE(period_start, ''::text), id);
CREATE INDEX ix_seats_publication ON public.seats USING btree (publication, keeper_id);
CREATE INDEX ix_seats_updated_at ON public.seats USING btree (updated_at, id);
CREATE INDEX ix_sessions_person_id ON public.sessions USING btree (person_id);
CREATE INDEX ix_sessions_until ON public.sessions USING btree (until);
CREATE INDEX ix_source_mentions_record_id ON public.source_mentions USING btree (record_id);
CREATE INDEX ix_source_mentions_shown ON public.source_mentions USING btree (source_id, record_type, record_id) WHERE (audience IS NULL);
CREATE INDEX ix_source_mentions_source_id ON public.source_mentions USING btree (source_id, record_type, record_id);
CREATE INDEX ix_themes_created_at ON public.themes USING btree (created_at, id);
CREATE INDEX ix_themes_former_slugs ON public.themes USING gin (former_slugs);
CREATE INDEX ix_themes_keeper_id ON public.themes USING btree (keeper_id);
CREATE INDEX ix_themes_merged_into_id ON public.themes USING btree (merged_into_id);
CREATE INDEX ix_themes_name_sort ON public.themes USING btree (name_sort, id);
CREATE INDEX ix_themes_parent_id ON public.themes USING btree (parent_id);
CREATE INDEX ix_themes_publication ON public.themes USING btree (publication, keeper_id);
CREATE INDEX ix_themes_slug ON public.themes USING btree (slug);
CREATE INDEX ix_themes_updated_at ON public.themes USING btree (updated_at, id);
CREATE INDEX ix_title_words_stem ON public.title_words USING btree (record_type, stem) INCLUDE (record_id, is_alone);
CREATE INDEX ix_webhook_deliveries_at ON public.webhook_deliveries USING btree (at);
CREATE INDEX ix_webhook_deliveries_webhook_id ON public.webhook_deliveries USING btree (webhook_id, id);
CREATE INDEX ix_webhook_places_next_at ON public.webhook_places USING btree (next_at);
CREATE INDEX ix_webhooks_created_at ON public.webhooks USING btree (created_at, id);
CREATE INDEX ix_webhooks_keeper_id ON public.webhooks USING btree (keeper_id);
CREATE INDEX ix_webhooks_key_id ON public.webhooks USING btree (key_id);
CREATE INDEX ix_webhooks_merged_into_id ON public.webhooks USING btree (merged_into_id);
CREATE INDEX ix_webhooks_organisation_id ON public.webhooks USING btree (organisation_id, id);
CREATE INDEX ix_webhooks_publication ON public.webhooks USING btree (publication, keeper_id);
CREATE INDEX ix_webhooks_updated_at ON public.webhooks USING btree (updated_at, id);
CREATE UNIQUE INDEX uq_bitmap_ordinals_record_id ON public.bitmap_ordinals USING btree (record_id) INCLUDE (ordinal);
CREATE UNIQUE INDEX uq_endorsements_pair ON public.endorsements USING btree (need_id, organisation_id, acting_group_id) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_groups_slug ON public.groups USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_initiatives_slug ON public.initiatives USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_knowledge_needs_slug ON public.knowledge_needs USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_mandates_slug ON public.mandates USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_memberships_one_primary ON public.memberships USING btree (municipality_id) WHERE (is_primary AND ((publication)::text <> 'WITHDRAWN'::text));
CREATE UNIQUE INDEX uq_memberships_pair ON public.memberships USING btree (municipality_id, rss_body_id) WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_method_uses_use ON public.method_uses USING btree (method_id, organisation_id, unit) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_methods_slug ON public.methods USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_needs_rounds_slug ON public.needs_rounds USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_organisations_id_kind ON public.organisations USING btree (id, kind);
CREATE UNIQUE INDEX uq_organisations_slug ON public.organisations USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_outputs_slug ON public.outputs USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_outputs_supersedes_id ON public.outputs USING btree (supersedes_id) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_participations_part ON public.participations USING btree (initiative_id, organisation_id, role, unit, acting_group_id) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_seats_place ON public.seats USING btree (group_id, organisation_id, role, function) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_sights_sees_all_names ON public.sights USING btree (sees_all, names);
CREATE UNIQUE INDEX uq_themes_slug ON public.themes USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.api_keys FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.endorsements FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.grants FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.groups FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.initiatives FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.keeper_requests FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.knowledge_needs FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.lessons FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.mandates FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.method_uses FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.methods FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.needs_rounds FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.organisations FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.outputs FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.participations FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.people FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.seats FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.themes FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.accept_keeper();
CREATE TRIGGER backing_place AFTER UPDATE ON public.commits FOR EACH ROW WHEN ((old."position" IS NULL)) EXECUTE FUNCTION public.backing_place();
CREATE TRIGGER bitmaps_place_insert AFTER INSERT ON public.heads REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.bitmaps_place();
CREATE TRIGGER bitmaps_place_update AFTER UPDATE ON public.heads REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.bitmaps_place();
CREATE TRIGGER cited_place_insert AFTER INSERT ON public.heads REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.cited_place();
CREATE TRIGGER cited_place_update AFTER UPDATE ON public.heads REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.cited_place();
CREATE TRIGGER end_consent BEFORE UPDATE OF publication, keeper_id ON public.initiatives FOR EACH ROW EXECUTE FUNCTION public.end_consent();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.groups FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.initiatives FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.knowledge_needs FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.mandates FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.methods FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.needs_rounds FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.organisations FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.outputs FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.themes FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keepers_place AFTER UPDATE ON public.commits FOR EACH ROW WHEN ((old."position" IS NULL)) EXECUTE FUNCTION public.keepers_place();
CREATE TRIGGER log_delete AFTER DELETE ON public.api_keys REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_delete AFTER DELETE ON public.case_numbers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_delete AFTER DELETE ON public.decisions REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('DECISION', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.endorsements REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.external_ids REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_delete AFTER DELETE ON public.grants REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.group_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.groups REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_collaborations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_collaborations');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_follows REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_implements REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_methods');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_needs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_prompts REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiatives REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.keeper_requests REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KEEPER_REQUEST', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.knowledge_needs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.lesson_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'lesson_id', 'lesson_methods');
CREATE TRIGGER log_delete AFTER DELETE ON public.lessons REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.mandate_givers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_givers');
CREATE TRIGGER log_delete AFTER DELETE ON public.mandate_initiatives REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_initiatives');
CREATE TRIGGER log_delete AFTER DELETE ON public.mandate_receivers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_receivers');
CREATE TRIGGER log_delete AFTER DELETE ON public.mandate_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.mandates REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.memberships REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.method_replaces REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_replaces');
CREATE TRIGGER log_delete AFTER DELETE ON public.method_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.method_uses REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD_USE', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.need_outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_delete AFTER DELETE ON public.need_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.needs_rounds REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.organisation_counties REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_delete AFTER DELETE ON public.organisation_predecessors REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors');
CREATE TRIGGER log_delete AFTER DELETE ON public.organisations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.output_makers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_delete AFTER DELETE ON public.output_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_methods');
CREATE TRIGGER log_delete AFTER DELETE ON public.output_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.participations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_delete AFTER DELETE ON public.seats REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.webhooks REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until');
CREATE TRIGGER log_insert AFTER INSERT ON public.api_keys REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_insert AFTER INSERT ON public.case_numbers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_insert AFTER INSERT ON public.decisions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('DECISION', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.endorsements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.external_ids REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_insert AFTER INSERT ON public.grants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.group_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.groups REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_collaborations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_collaborations');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_follows REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_implements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_methods');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_prompts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiatives REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.keeper_requests REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KEEPER_REQUEST', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.knowledge_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.lesson_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'lesson_id', 'lesson_methods');
CREATE TRIGGER log_insert AFTER INSERT ON public.lessons REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.mandate_givers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_givers');
CREATE TRIGGER log_insert AFTER INSERT ON public.mandate_initiatives REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_initiatives');
CREATE TRIGGER log_insert AFTER INSERT ON public.mandate_receivers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_receivers');
CREATE TRIGGER log_insert AFTER INSERT ON public.mandate_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.mandates REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.memberships REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.method_replaces REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_replaces');
CREATE TRIGGER log_insert AFTER INSERT ON public.method_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.method_uses REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD_USE', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.need_outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_insert AFTER INSERT ON public.need_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.needs_rounds REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.organisation_counties REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_insert AFTER INSERT ON public.organisation_predecessors REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors');
CREATE TRIGGER log_insert AFTER INSERT ON public.organisations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.output_makers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_insert AFTER INSERT ON public.output_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_methods');
CREATE TRIGGER log_insert AFTER INSERT ON public.output_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.participations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_insert AFTER INSERT ON public.seats REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.webhooks REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until');
CREATE TRIGGER log_update AFTER UPDATE ON public.api_keys REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_update AFTER UPDATE ON public.case_numbers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_update AFTER UPDATE ON public.decisions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('DECISION', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.endorsements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.external_ids REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_update AFTER UPDATE ON public.grants REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.group_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.groups REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_collaborations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_collaborations');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_follows REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_implements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_methods');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_prompts REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiatives REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.keeper_requests REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KEEPER_REQUEST', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.knowledge_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.lesson_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'lesson_id', 'lesson_methods');
CREATE TRIGGER log_update AFTER UPDATE ON public.lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.mandate_givers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_givers');
CREATE TRIGGER log_update AFTER UPDATE ON public.mandate_initiatives REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_initiatives');
CREATE TRIGGER log_update AFTER UPDATE ON public.mandate_receivers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_receivers');
CREATE TRIGGER log_update AFTER UPDATE ON public.mandate_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'mandate_id', 'mandate_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.mandates REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MANDATE', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.memberships REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.method_replaces REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_replaces');
CREATE TRIGGER log_update AFTER UPDATE ON public.method_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'method_id', 'method_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.method_uses REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD_USE', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('METHOD', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.need_outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_update AFTER UPDATE ON public.need_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.needs_rounds REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.organisation_counties REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_update AFTER UPDATE ON public.organisation_predecessors REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors');
CREATE TRIGGER log_update AFTER UPDATE ON public.organisations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.output_makers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_update AFTER UPDATE ON public.output_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_methods');
CREATE TRIGGER log_update AFTER UPDATE ON public.output_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.participations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.people REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_update AFTER UPDATE ON public.seats REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.webhooks REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until');
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.case_numbers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.commits FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.decisions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.endorsements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.external_ids FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.grants FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.group_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.groups FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_collaborations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_follows FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_implements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_methods FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_needs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_prompts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiatives FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.keeper_requests FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.knowledge_needs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.lesson_methods FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.lessons FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.mandate_givers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.mandate_initiatives FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.mandate_receivers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.mandate_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.mandates FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.method_replaces FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.method_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.method_uses FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.methods FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.need_outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.need_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.needs_rounds FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.organisation_counties FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.organisation_predecessors FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.organisations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.output_makers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.output_methods FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.output_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.participations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.people FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.seats FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.webhooks FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE CONSTRAINT TRIGGER place AFTER INSERT ON public.commits DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.place();
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.decisions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('DECISION', 'reason', 'outcome');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.endorsements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('ENDORSEMENT', 'local_wording');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.groups REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('GROUP', 'name', 'remit', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.initiatives REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('INITIATIVE', 'title', 'title_en', 'former_titles', 'summary', 'summary_en', 'questions', 'methods', 'target_group_text', 'opening_seeks', 'opening_demands', 'opening_offers', 'phase_note', 'discontinued_because', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.knowledge_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('KNOWLEDGE_NEED', 'title', 'title_en', 'description', 'target_group_text');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.lessons REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('LESSON', 'text');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.mandates REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('MANDATE', 'title', 'title_en', 'summary', 'outcome', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.method_uses REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('METHOD_USE', 'unit', 'extent');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('METHOD', 'name', 'short_name', 'name_en', 'former_names', 'aim', 'target_group_text', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.organisations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('ORGANISATION', 'municipality_code', 'organisation_number', 'name', 'short_name', 'name_en', 'former_names', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('OUTPUT', 'title', 'title_en', 'summary', 'published_in', 'kind');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.participations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('PARTICIPATION', 'note', 'unit', 'local_target_group_text');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.seats REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('SEAT', 'function');
CREATE TRIGGER search_keep_insert AFTER INSERT ON public.themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('THEME', 'name', 'name_en', 'former_names');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.decisions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('DECISION', 'reason', 'outcome');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.endorsements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('ENDORSEMENT', 'local_wording');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.groups REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('GROUP', 'name', 'remit', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.initiatives REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('INITIATIVE', 'title', 'title_en', 'former_titles', 'summary', 'summary_en', 'questions', 'methods', 'target_group_text', 'opening_seeks', 'opening_demands', 'opening_offers', 'phase_note', 'discontinued_because', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.knowledge_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('KNOWLEDGE_NEED', 'title', 'title_en', 'description', 'target_group_text');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('LESSON', 'text');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.mandates REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('MANDATE', 'title', 'title_en', 'summary', 'outcome', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.method_uses REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('METHOD_USE', 'unit', 'extent');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('METHOD', 'name', 'short_name', 'name_en', 'former_names', 'aim', 'target_group_text', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.organisations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('ORGANISATION', 'municipality_code', 'organisation_number', 'name', 'short_name', 'name_en', 'former_names', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('OUTPUT', 'title', 'title_en', 'summary', 'published_in', 'kind');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.participations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('PARTICIPATION', 'note', 'unit', 'local_target_group_text');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.seats REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('SEAT', 'function');
CREATE TRIGGER search_keep_update AFTER UPDATE ON public.themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_keep('THEME', 'name', 'name_en', 'former_names');
CREATE TRIGGER search_place_insert AFTER INSERT ON public.heads REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_place();
CREATE TRIGGER search_place_update AFTER UPDATE ON public.heads REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.search_place();
CREATE TRIGGER standing_place AFTER UPDATE ON public.commits FOR EACH ROW WHEN ((old."position" IS NULL)) EXECUTE FUNCTION public.standing_place();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.grants FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER DELETE OR UPDATE ON public.people FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER DELETE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER touch BEFORE UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.decisions FOR EACH ROW EXECUTE FUNCTION public.touch('decided_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.endorsements FOR EACH ROW EXECUTE FUNCTION public.touch('via_kind');
CREATE TRIGGER touch BEFORE UPDATE ON public.grants FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.initiatives FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'period_start_sort', 'period_end_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.keeper_requests FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.knowledge_needs FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'raised_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.lessons FOR EACH ROW EXECUTE FUNCTION public.touch('stated_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.mandates FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.touch('primary_sort', 'municipality_kind', 'rss_body_kind');
CREATE TRIGGER touch BEFORE UPDATE ON public.method_uses FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.methods FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.needs_rounds FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.organisations FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort', 'population_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.outputs FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'published_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.participations FOR EACH ROW EXECUTE FUNCTION public.touch('via_kind');
CREATE TRIGGER touch BEFORE UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.themes FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER unchangeable BEFORE DELETE OR UPDATE ON public.changes FOR EACH ROW EXECUTE FUNCTION public.refuse();
CREATE TRIGGER unchangeable BEFORE UPDATE ON public.commits FOR EACH ROW WHEN ((old."position" IS NOT NULL)) EXECUTE FUNCTION public.refuse();
CREATE TRIGGER undeletable BEFORE DELETE ON public.commits FOR EACH ROW EXECUTE FUNCTION public.refuse();
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.api_keys(id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT fk_case_numbers_authority_id FOREIGN KEY (authority_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT fk_case_numbers_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT fk_changes_commit_id FOREIGN KEY (commit_id) REFERENCES public.commits(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_case_number_authority_id FOREIGN KEY (case_number_authority_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_deciding_organisation_id FOREIGN KEY (deciding_organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.decisions(id);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT fk_decisions_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_acting_group_id FOREIGN KEY (acting_group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.endorsements(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_round_id FOREIGN KEY (round_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_via_id FOREIGN KEY (via_id, via_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.grants(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT fk_group_themes_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT fk_group_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_concerns_id FOREIGN KEY (concerns_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_convener_id FOREIGN KEY (convener_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_parent_id FOREIGN KEY (parent_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.initiative_collaborations
    ADD CONSTRAINT fk_initiative_collaborations_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_collaborations
    ADD CONSTRAINT fk_initiative_collaborations_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT fk_initiative_follows_follows_id FOREIGN KEY (follows_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT fk_initiative_follows_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT fk_initiative_implements_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT fk_initiative_implements_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_methods
    ADD CONSTRAINT fk_initiative_methods_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_methods
    ADD CONSTRAINT fk_initiative_methods_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT fk_initiative_needs_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT fk_initiative_needs_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT fk_initiative_outputs_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT fk_initiative_outputs_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT fk_initiative_prompts_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT fk_initiative_prompts_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT fk_initiative_themes_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT fk_initiative_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_opening_contact_organisation_id FOREIGN KEY (opening_contact_organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_parent_id FOREIGN KEY (parent_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_answered_by_id FOREIGN KEY (answered_by_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.keeper_requests(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.keeper_requests
    ADD CONSTRAINT fk_keeper_requests_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_round_id FOREIGN KEY (round_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.lesson_methods
    ADD CONSTRAINT fk_lesson_methods_lesson_id FOREIGN KEY (lesson_id) REFERENCES public.lessons(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.lesson_methods
    ADD CONSTRAINT fk_lesson_methods_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.lessons(id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_participation_id FOREIGN KEY (participation_id) REFERENCES public.participations(id);
ALTER TABLE ONLY public.mandate_givers
    ADD CONSTRAINT fk_mandate_givers_mandate_id FOREIGN KEY (mandate_id) REFERENCES public.mandates(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_givers
    ADD CONSTRAINT fk_mandate_givers_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_initiatives
    ADD CONSTRAINT fk_mandate_initiatives_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_initiatives
    ADD CONSTRAINT fk_mandate_initiatives_mandate_id FOREIGN KEY (mandate_id) REFERENCES public.mandates(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_receivers
    ADD CONSTRAINT fk_mandate_receivers_mandate_id FOREIGN KEY (mandate_id) REFERENCES public.mandates(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_receivers
    ADD CONSTRAINT fk_mandate_receivers_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_themes
    ADD CONSTRAINT fk_mandate_themes_mandate_id FOREIGN KEY (mandate_id) REFERENCES public.mandates(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandate_themes
    ADD CONSTRAINT fk_mandate_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mandates
    ADD CONSTRAINT fk_mandates_case_number_authority_id FOREIGN KEY (case_number_authority_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.mandates
    ADD CONSTRAINT fk_mandates_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.mandates
    ADD CONSTRAINT fk_mandates_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.mandates(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.memberships(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_municipality_id FOREIGN KEY (municipality_id, municipality_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_rss_body_id FOREIGN KEY (rss_body_id, rss_body_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.method_replaces
    ADD CONSTRAINT fk_method_replaces_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.method_replaces
    ADD CONSTRAINT fk_method_replaces_replaced_id FOREIGN KEY (replaced_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.method_themes
    ADD CONSTRAINT fk_method_themes_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.method_themes
    ADD CONSTRAINT fk_method_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT fk_method_uses_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT fk_method_uses_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.method_uses(id);
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT fk_method_uses_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id);
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT fk_method_uses_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.method_uses
    ADD CONSTRAINT fk_method_uses_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.methods
    ADD CONSTRAINT fk_methods_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.methods
    ADD CONSTRAINT fk_methods_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.methods(id);
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT fk_need_outputs_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT fk_need_outputs_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT fk_need_themes_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT fk_need_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_service_area_id FOREIGN KEY (service_area_id) REFERENCES public.themes(id);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT fk_organisation_counties_county_code FOREIGN KEY (county_code) REFERENCES public.counties(code);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT fk_organisation_counties_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisation_predecessors
    ADD CONSTRAINT fk_organisation_predecessors_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organisation_predecessors
    ADD CONSTRAINT fk_organisation_predecessors_predecessor_id FOREIGN KEY (predecessor_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_county_code FOREIGN KEY (county_code) REFERENCES public.counties(code);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_host_id FOREIGN KEY (host_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_parent_id FOREIGN KEY (parent_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT fk_output_makers_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT fk_output_makers_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_methods
    ADD CONSTRAINT fk_output_methods_method_id FOREIGN KEY (method_id) REFERENCES public.methods(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_methods
    ADD CONSTRAINT fk_output_methods_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT fk_output_themes_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT fk_output_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_publisher_id FOREIGN KEY (publisher_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_acting_group_id FOREIGN KEY (acting_group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.participations(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_via_id FOREIGN KEY (via_id, via_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT fk_people_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT fk_people_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.seats(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT fk_sessions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sightings
    ADD CONSTRAINT fk_sightings_person_id FOREIGN KEY (person_id) REFERENCES public.people(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.themes(id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_parent_id FOREIGN KEY (parent_id) REFERENCES public.themes(id);
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT fk_webhook_deliveries_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_places
    ADD CONSTRAINT fk_webhook_places_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_key_id FOREIGN KEY (key_id) REFERENCES public.api_keys(id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.webhooks(id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT fk_webhooks_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
