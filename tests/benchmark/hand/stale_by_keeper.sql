-- What each keeper answers for: initiatives, those without a day or a source, participations and the unconfirmed.
with kept as (
  select i.*, k.id kept_by from initiatives i
  left join organisations k on k.id = i.keeper_id and k.publication = 'PUBLISHED' where i.publication = 'PUBLISHED'
), of_initiatives as (
  select kept_by, count(*) initiatives,
    count(*) filter (where state_as_of is null and state not in ('COMPLETED', 'DISCONTINUED')) undated
  from kept group by kept_by
), of_participations as (
  select coalesce(k.id, kept.kept_by) kept_by, count(*) participations,
    count(*) filter (where p.status = 'STATED') unconfirmed
  from participations p join kept on kept.id = p.initiative_id
  left join organisations k on k.id = p.keeper_id and k.publication = 'PUBLISHED'
  where p.publication = 'PUBLISHED' group by 1
)
select k.slug, coalesce(initiatives, 0), coalesce(undated, 0), coalesce(participations, 0), coalesce(unconfirmed, 0)
from (select kept_by from of_initiatives union select kept_by from of_participations) keepers
left join of_initiatives a on a.kept_by is not distinct from keepers.kept_by
left join of_participations b on b.kept_by is not distinct from keepers.kept_by
left join organisations k on k.id = keepers.kept_by
