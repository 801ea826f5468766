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
            SELECT organisations_6.name AS name, organisations_6.population AS population) AS o_8)
        ORDER BY p_5.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_4.k0 AS k0, q_4.k1 AS k1, q_4.k2 AS k2, row_number() OVER (ORDER BY q_4.k0 DESC, q_4.k1 ASC,
          q_4.k2 ASC) AS rn
          FROM (
            SELECT organisations_1.population_sort AS k0, organisations_1.name_sort AS k1, organisations_1.id AS k2
            FROM organisations AS organisations_1
            WHERE organisations_1.publication = 'PUBLISHED'
            AND organisations_1.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM counties AS counties_2
              WHERE counties_2.code = organisations_1.county_code
              AND counties_2.code = $1::VARCHAR))
            AND (organisations_1.valid_from IS NULL OR organisations_1.valid_from <= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            AND (organisations_1.valid_to IS NULL OR organisations_1.valid_to >= CAST(timezone('Europe/Stockholm', now())
             AS DATE))
            ORDER BY organisations_1.population_sort DESC, organisations_1.name_sort ASC, organisations_1.id ASC
            LIMIT 3) AS q_4) AS p_5
        JOIN organisations AS organisations_6 ON organisations_6.id = p_5.k2) AS a_7) AS municipalities) AS o_10)
 AS anon_1
