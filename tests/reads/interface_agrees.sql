SELECT (
  SELECT row_to_json(o_10) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_9) AS row_to_json_2
        FROM (
          SELECT a_7.c0 AS nodes) AS o_9) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_8) AS row_to_json_3
          FROM (
            SELECT CASE WHEN (organisations_6.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_6.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_6.name AS name, organisations_6.kind AS kind) AS o_8)
        ORDER BY p_5.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_4.k0 AS k0, q_4.k1 AS k1, row_number() OVER (ORDER BY q_4.k0 ASC, q_4.k1 ASC) AS rn
          FROM (
            SELECT organisations_1.name_sort AS k0, organisations_1.id AS k1
            FROM organisations AS organisations_1
            WHERE organisations_1.publication = 'PUBLISHED'
            AND (EXISTS (
              SELECT 1
              FROM counties AS counties_2
              WHERE counties_2.code = organisations_1.county_code
              AND counties_2.code = $1::VARCHAR))
            AND (organisations_1.valid_from IS NULL OR organisations_1.valid_from <= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            AND (organisations_1.valid_to IS NULL OR organisations_1.valid_to >= CAST(timezone('Europe/Stockholm', now())
             AS DATE))
            ORDER BY organisations_1.name_sort ASC, organisations_1.id ASC
            LIMIT 3) AS q_4) AS p_5
        JOIN organisations AS organisations_6 ON organisations_6.id = p_5.k1) AS a_7) AS organisations) AS o_10)
 AS anon_1
