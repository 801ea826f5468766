-- Every municipality with how many ongoing pilots it has not left.
select o.municipality_code, count(distinct i.id)
from organisations o
left join participations p on p.organisation_id = o.id and p.publication = 'PUBLISHED'
  and p.status in ('STATED', 'CONFIRMED')
  and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
left join initiatives i on i.id = p.initiative_id and i.publication = 'PUBLISHED'
  and i.kind = 'PILOT' and i.state = 'ONGOING'
where o.kind = 'MUNICIPALITY' and o.publication = 'PUBLISHED'
group by o.municipality_code
