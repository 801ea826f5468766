SELECT (
  SELECT row_to_json(o_12) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_11) AS row_to_json_2
        FROM (
          SELECT (
            SELECT row_to_json(o_9) AS row_to_json_3
            FROM (
              SELECT true AS "hasNextPage", a_7.c1 > 3 AS "hasPreviousPage", a_7.c3 AS "startCursor") AS o_9)
           AS "pageInfo", a_7.c4 AS nodes) AS o_11) AS anon_2
      FROM (
        SELECT count(*) AS c0, count(*) AS c1, count(*) AS c2, (array_agg(CAST(json_build_array($1::VARCHAR, CAST(
        p_5.k0 AS TEXT), CAST(p_5.k1 AS TEXT)) AS TEXT)
        ORDER BY p_5.rn DESC) FILTER (WHERE p_5.rn <= 3))[1] AS c3, coalesce(json_agg((
          SELECT row_to_json(o_10) AS row_to_json_4
          FROM (
            SELECT organisations_6.municipality_code AS code, organisations_6.name AS name) AS o_10)
        ORDER BY p_5.rn DESC) FILTER (WHERE p_5.rn <= 3), '[]'::json) AS c4
        FROM (
          SELECT q_4.k0 AS k0, q_4.k1 AS k1, row_number() OVER (ORDER BY q_4.k0 DESC, q_4.k1 DESC) AS rn
          FROM (
            SELECT organisations_1.name_sort AS k0, organisations_1.id AS k1
            FROM organisations AS organisations_1
            WHERE organisations_1.publication = 'PUBLISHED'
            AND organisations_1.kind = 'MUNICIPALITY'
            AND (organisations_1.valid_from IS NULL OR organisations_1.valid_from <= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            AND (organisations_1.valid_to IS NULL OR organisations_1.valid_to >= CAST(timezone('Europe/Stockholm', now())
             AS DATE))
            AND (organisations_1.name_sort, organisations_1.id) < (CAST($2::VARCHAR AS TEXT), CAST($3::VARCHAR AS UUID))
            ORDER BY organisations_1.name_sort DESC, organisations_1.id DESC
            LIMIT 4) AS q_4) AS p_5
        JOIN organisations AS organisations_6 ON organisations_6.id = p_5.k1) AS a_7) AS municipalities) AS o_12)
 AS anon_1
