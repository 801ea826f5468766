SELECT (
  SELECT row_to_json(o_9) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_8) AS row_to_json_2
        FROM (
          SELECT a_6.c0 AS nodes) AS o_8) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_7) AS row_to_json_3
          FROM (
            SELECT organisations_5.name AS name, organisations_5.population AS population) AS o_7)
        ORDER BY p_4.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_3.k0 AS k0, q_3.k1 AS k1, q_3.k2 AS k2, row_number() OVER (ORDER BY q_3.k0 DESC, q_3.k1 ASC,
          q_3.k2 ASC) AS rn
          FROM (
            SELECT organisations_1.population_sort AS k0, organisations_1.name_sort AS k1, organisations_1.id AS k2
            FROM organisations AS organisations_1
            WHERE organisations_1.publication = 'PUBLISHED'
            AND organisations_1.kind = 'MUNICIPALITY'
            AND organisations_1.county_code = $1::VARCHAR
            ORDER BY organisations_1.population_sort DESC, organisations_1.name_sort ASC, organisations_1.id ASC
            LIMIT 3) AS q_3) AS p_4
        JOIN organisations AS organisations_5 ON organisations_5.id = p_4.k2) AS a_6) AS municipalities) AS o_9)
 AS anon_1
