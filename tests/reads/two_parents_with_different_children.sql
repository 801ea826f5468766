WITH q_2 AS (
  SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
  FROM initiatives AS initiatives_1
  WHERE initiatives_1.publication = 'PUBLISHED'
  AND initiatives_1.kind = 'PILOT'
  ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
  LIMIT 2) SELECT (
  SELECT row_to_json(o_24) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_23) AS row_to_json_2
        FROM (
          SELECT a_5.c0 AS nodes) AS o_23) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_22) AS row_to_json_3
          FROM (
            SELECT initiatives_4.title AS title, (
              SELECT (
                SELECT row_to_json(o_21) AS row_to_json_4
                FROM (
                  SELECT coalesce(n_16.n, 0) AS "totalCount", (
                    SELECT row_to_json(o_17) AS row_to_json_5
                    FROM (
                      SELECT a_11.c0 > 2 AS "hasNextPage") AS o_17) AS "pageInfo", a_11.c1 AS nodes) AS o_21)
               AS anon_3
              FROM (
                SELECT count(*) AS c0, coalesce(json_agg((
                  SELECT row_to_json(o_20) AS row_to_json_6
                  FROM (
                    SELECT participations_10.role AS role, participations_10.unit AS unit, CASE WHEN (
                    organisations_18.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_19) AS row_to_json_7
                      FROM (
                        SELECT organisations_18.name AS name) AS o_19) END AS organisation) AS o_20)
                ORDER BY p_9.rn ASC) FILTER (WHERE p_9.rn <= 2), '[]'::json) AS c1
                FROM (
                  SELECT q_8.k0 AS k0, row_number() OVER (ORDER BY q_8.k0 ASC) AS rn
                  FROM (
                    SELECT participations_6.id AS k0
                    FROM participations AS participations_6
                    WHERE initiatives_4.id = participations_6.initiative_id
                    AND participations_6.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_7
                      WHERE organisations_7.id = participations_6.organisation_id
                      AND organisations_7.publication = 'PUBLISHED'))
                    ORDER BY participations_6.id ASC
                    LIMIT 3) AS q_8) AS p_9
                JOIN participations AS participations_10 ON participations_10.id = p_9.k0
                LEFT OUTER
                JOIN organisations AS organisations_18 ON organisations_18.id = participations_10.organisation_id)
               AS a_11) AS participations) AS o_22)
        ORDER BY p_3.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_2.k0 AS k0, q_2.k1 AS k1, row_number() OVER (ORDER BY q_2.k0 ASC, q_2.k1 ASC) AS rn
          FROM q_2) AS p_3
        JOIN initiatives AS initiatives_4 ON initiatives_4.id = p_3.k1
        LEFT OUTER
        JOIN (
          SELECT initiatives_12.id AS id, count(*) AS n
          FROM (
            SELECT q_2.k1 AS id
            FROM q_2) AS i_15
          JOIN initiatives AS initiatives_12 ON initiatives_12.id = i_15.id
          JOIN participations AS participations_13 ON initiatives_12.id = participations_13.initiative_id
          AND participations_13.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_14
            WHERE organisations_14.id = participations_13.organisation_id
            AND organisations_14.publication = 'PUBLISHED'))
          GROUP BY initiatives_12.id) AS n_16 ON n_16.id = initiatives_4.id) AS a_5) AS pilots) AS o_24) AS anon_1
