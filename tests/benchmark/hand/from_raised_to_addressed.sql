-- Closed needs by theme, with those of the themes below, and by why they were closed.
with recursive above (id, theme_id) as (
  select id, id from themes where publication = 'PUBLISHED' union all
  select above.id, t.id from above join themes b on b.id = above.theme_id
  join themes t on t.id = b.parent_id and t.publication = 'PUBLISHED'
)
select t.name, n.close_reason, count(distinct n.id)
from knowledge_needs n
left join (need_themes x join above on above.id = x.theme_id join themes t on t.id = above.theme_id) on x.need_id = n.id
where n.publication = 'PUBLISHED' and n.state = 'CLOSED'
  and n.merged_into_id is null
group by t.id, t.name, n.close_reason
