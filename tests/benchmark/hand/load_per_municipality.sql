-- Municipalities that have not left at least one ongoing initiative, with how many.
select o.municipality_code, count(distinct i.id)
from organisations o
join participations p on p.organisation_id = o.id and p.publication = 'PUBLISHED'
  and p.status in ('STATED', 'CONFIRMED')
  and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
join initiatives i on i.id = p.initiative_id and i.publication = 'PUBLISHED' and i.state = 'ONGOING'
where o.kind = 'MUNICIPALITY' and o.publication = 'PUBLISHED'
group by o.municipality_code
