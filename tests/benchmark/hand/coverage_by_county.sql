-- Each county's municipalities, and how many of them take part, or have done so, in some pilot.
select o.county_code, count(*), count(*) filter (where exists (
  select from participations p join initiatives i on i.id = p.initiative_id
  where p.organisation_id = o.id and p.publication = 'PUBLISHED' and p.status in ('STATED', 'CONFIRMED', 'LEFT')
    and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
    and i.publication = 'PUBLISHED' and i.kind = 'PILOT'))
from organisations o where o.kind = 'MUNICIPALITY' and o.publication = 'PUBLISHED'
group by o.county_code
