-- A body's municipalities that take part in no pilot and have not done so, as far as anyone has told.
select o.municipality_code from organisations o
join memberships m on m.municipality_id = o.id and m.publication = 'PUBLISHED' and m.period_end is null
join organisations b on b.id = m.rss_body_id and b.slug = $1
where o.kind = 'MUNICIPALITY' and o.publication = 'PUBLISHED' and not exists (
  select from participations p join initiatives i on i.id = p.initiative_id
  where p.organisation_id = o.id and p.publication = 'PUBLISHED' and p.status in ('STATED', 'CONFIRMED', 'LEFT')
    and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
    and i.publication = 'PUBLISHED' and i.kind = 'PILOT')
