-- Needs that are not met, that at least three regional bodies stand behind, and that nothing answers.
with behind as (
  select coalesce(t.merged_into_id, t.id) need_id, count(distinct coalesce(e.via_id, case when o.kind = 'RSS_BODY' then o.id else m.rss_body_id end))
  from endorsements e join knowledge_needs t on t.id = e.need_id
  join organisations o on o.id = e.organisation_id and o.publication = 'PUBLISHED'
  left join memberships m on m.municipality_id = o.id and m.is_primary and m.publication = 'PUBLISHED'
    and m.period_end is null
  where e.publication = 'PUBLISHED' group by 1
)
select n.slug, behind.count from knowledge_needs n join behind on behind.need_id = n.id
where n.publication = 'PUBLISHED' and n.state not in ('ADDRESSED', 'CLOSED') and behind.count >= 3
  and not exists (
    select from initiative_needs x join initiatives i on i.id = x.initiative_id
    where x.need_id = n.id and i.publication = 'PUBLISHED' and i.state not in ('PROPOSED', 'DISCONTINUED'))
  and not exists (
    select from need_outputs x join outputs u on u.id = x.output_id where x.need_id = n.id and u.publication = 'PUBLISHED')
order by behind.count desc, n.raised_on_sort, n.id
