-- The days from the beginning of 2026 on.
with days (id, day, kind, title) as (
  select id, period_start::text, 'INITIATIVE_STARTS', title from initiatives where publication = 'PUBLISHED'
  union all select id, period_end::text, 'INITIATIVE_ENDS', title from initiatives where publication = 'PUBLISHED'
  union all select id, opening_closes_on::text, 'OPENING_CLOSES', title from initiatives where publication = 'PUBLISHED'
  union all select id, period_start::text, 'MANDATE_STARTS', title from mandates where publication = 'PUBLISHED'
  union all select id, period_end::text, 'MANDATE_ENDS', title from mandates where publication = 'PUBLISHED'
  union all select id, report_due_on::text, 'REPORT_DUE', title from mandates where publication = 'PUBLISHED'
  union all select id, published_on::text, 'OUTPUT_PUBLISHED', title from outputs where publication = 'PUBLISHED'
)
select day collate "C", kind, title from days where day collate "C" >= '2026' order by 1, id, 2
