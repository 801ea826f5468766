SELECT (
  SELECT row_to_json(o_21) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_10) AS row_to_json_2
        FROM (
          SELECT a_7.c0 AS nodes) AS o_10) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_9) AS row_to_json_3
          FROM (
            SELECT initiatives_6.title AS title, CASE WHEN (num_nonnulls(initiatives_6.period_start,
            initiatives_6.period_start_is, initiatives_6.period_end, initiatives_6.period_end_is) > 0) THEN (
              SELECT row_to_json(o_8) AS row_to_json_4
              FROM (
                SELECT initiatives_6.period_start AS start, initiatives_6.period_end AS "end") AS o_8) END AS period)
           AS o_9)
        ORDER BY p_5.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_4.k0 AS k0, q_4.k1 AS k1, row_number() OVER (ORDER BY q_4.k0 ASC, q_4.k1 ASC) AS rn
          FROM (
            SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND num_nonnulls(initiatives_1.period_start, initiatives_1.period_end) > $1::INTEGER
            AND (initiatives_1.period_start IS NULL OR initiatives_1.period_start <= ($2::VARCHAR || '~'))
            AND num_nonnulls(initiatives_1.period_start, initiatives_1.period_end) > $3::INTEGER
            AND (initiatives_1.period_end IS NULL OR (initiatives_1.period_end || '~') >= $4::VARCHAR)
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 5) AS q_4) AS p_5
        JOIN initiatives AS initiatives_6 ON initiatives_6.id = p_5.k1) AS a_7) AS "overlaps", (
      SELECT (
        SELECT row_to_json(o_20) AS row_to_json_5
        FROM (
          SELECT a_17.c0 AS nodes) AS o_20) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_19) AS row_to_json_6
          FROM (
            SELECT initiatives_16.title AS title, CASE WHEN (num_nonnulls(initiatives_16.period_start,
            initiatives_16.period_start_is, initiatives_16.period_end, initiatives_16.period_end_is) > 0) THEN (
              SELECT row_to_json(o_18) AS row_to_json_7
              FROM (
                SELECT initiatives_16.period_start AS start) AS o_18) END AS period) AS o_19)
        ORDER BY p_15.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_14.k0 AS k0, q_14.k1 AS k1, row_number() OVER (ORDER BY q_14.k0 ASC, q_14.k1 ASC) AS rn
          FROM (
            SELECT initiatives_11.title_sort AS k0, initiatives_11.id AS k1
            FROM initiatives AS initiatives_11
            WHERE initiatives_11.publication = 'PUBLISHED'
            AND (initiatives_11.period_start || '~') >= $5::VARCHAR
            AND initiatives_11.period_start <= ($6::VARCHAR || '~')
            ORDER BY initiatives_11.title_sort ASC, initiatives_11.id ASC
            LIMIT 5) AS q_14) AS p_15
        JOIN initiatives AS initiatives_16 ON initiatives_16.id = p_15.k1) AS a_17) AS starts) AS o_21) AS anon_1
