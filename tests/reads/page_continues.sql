SELECT (
  SELECT row_to_json(o_14) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_13) AS row_to_json_2
        FROM (
          SELECT (
            SELECT row_to_json(o_10) AS row_to_json_3
            FROM (
              SELECT a_8.c0 > 3 AS "hasNextPage", true AS "hasPreviousPage", a_8.c3 AS "startCursor",
              a_8.c5 AS "endCursor") AS o_10) AS "pageInfo", a_8.c6 AS nodes) AS o_13) AS anon_2
      FROM (
        SELECT count(*) AS c0, count(*) AS c1, count(*) AS c2, (array_agg(CAST(json_build_array($1::VARCHAR, CAST(
        p_6.k0 AS TEXT), CAST(p_6.k1 AS TEXT), CAST(p_6.k2 AS TEXT)) AS TEXT)
        ORDER BY p_6.rn ASC) FILTER (WHERE p_6.rn <= 3))[1] AS c3, count(*) AS c4, (array_agg(CAST(json_build_array(
        $1::VARCHAR, CAST(p_6.k0 AS TEXT), CAST(p_6.k1 AS TEXT), CAST(p_6.k2 AS TEXT)) AS TEXT)
        ORDER BY p_6.rn DESC) FILTER (WHERE p_6.rn <= 3))[1] AS c5, coalesce(json_agg((
          SELECT row_to_json(o_12) AS row_to_json_4
          FROM (
            SELECT initiatives_7.title AS title, CASE WHEN (num_nonnulls(initiatives_7.period_start,
            initiatives_7.period_start_is, initiatives_7.period_end, initiatives_7.period_end_is) > 0) THEN (
              SELECT row_to_json(o_11) AS row_to_json_5
              FROM (
                SELECT initiatives_7.period_start AS start) AS o_11) END AS period) AS o_12)
        ORDER BY p_6.rn ASC) FILTER (WHERE p_6.rn <= 3), '[]'::json) AS c6
        FROM (
          SELECT q_5.k0 AS k0, q_5.k1 AS k1, q_5.k2 AS k2, row_number() OVER (ORDER BY q_5.k0 DESC, q_5.k1 DESC,
          q_5.k2 DESC) AS rn
          FROM (
            SELECT initiatives_1.period_start_sort AS k0, initiatives_1.title_sort AS k1, initiatives_1.id AS k2
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND (initiatives_1.period_start_sort, initiatives_1.title_sort, initiatives_1.id) < (CAST(
            $2::VARCHAR AS TEXT), CAST($3::VARCHAR AS TEXT), CAST($4::VARCHAR AS UUID))
            ORDER BY initiatives_1.period_start_sort DESC, initiatives_1.title_sort DESC, initiatives_1.id DESC
            LIMIT 4) AS q_5) AS p_6
        JOIN initiatives AS initiatives_7 ON initiatives_7.id = p_6.k2) AS a_8) AS initiatives) AS o_14) AS anon_1
