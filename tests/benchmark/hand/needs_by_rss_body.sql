-- By round and regional body: how many needs it or its municipalities stand behind, and how many of these they are.
with behind as (
  select coalesce(e.round_id, t.round_id) round_id, n.id need_id, o.id organisation_id, o.kind,
    coalesce(e.via_id, case when o.kind = 'RSS_BODY' then o.id else m.rss_body_id end) body_id
  from endorsements e
  join knowledge_needs t on t.id = e.need_id
  join knowledge_needs n on n.id = coalesce(t.merged_into_id, t.id) and n.publication = 'PUBLISHED'
  join organisations o on o.id = e.organisation_id and o.publication = 'PUBLISHED'
  left join memberships m on m.municipality_id = o.id and m.is_primary and m.publication = 'PUBLISHED'
    and m.period_end is null
  where e.publication = 'PUBLISHED'
)
select r.slug, b.name, count(distinct need_id),
  nullif(count(distinct organisation_id) filter (where behind.kind = 'MUNICIPALITY'), 0)
from behind join organisations b on b.id = behind.body_id left join needs_rounds r on r.id = behind.round_id
group by r.slug, b.name
