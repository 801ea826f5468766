SELECT (
  SELECT row_to_json(o_15) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_14) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM initiatives AS initiatives_9
            WHERE initiatives_9.publication = 'PUBLISHED'
            AND initiatives_9.state = ANY ($1::TEXT[])
            AND initiatives_9.kind IS DISTINCT
            FROM $2::VARCHAR
            AND (initiatives_9.side = $3::VARCHAR) IS NOT true) AS "totalCount", a_8.c0 AS nodes) AS o_14) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_13) AS row_to_json_3
          FROM (
            SELECT initiatives_7.title AS title, initiatives_7.state AS state, initiatives_7.kind AS kind,
            initiatives_7.side AS side) AS o_13)
        ORDER BY p_6.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_5.k0 AS k0, q_5.k1 AS k1, row_number() OVER (ORDER BY q_5.k0 ASC, q_5.k1 ASC) AS rn
          FROM (
            SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND initiatives_1.state = ANY ($4::TEXT[])
            AND initiatives_1.kind IS DISTINCT
            FROM $5::VARCHAR
            AND (initiatives_1.side = $6::VARCHAR) IS NOT true
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 4) AS q_5) AS p_6
        JOIN initiatives AS initiatives_7 ON initiatives_7.id = p_6.k1) AS a_8) AS initiatives) AS o_15) AS anon_1
