SELECT (
  SELECT row_to_json(o_18) AS row_to_json_1
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
            SELECT outputs_6.title AS title, outputs_6.published_on AS "publishedOn") AS o_8)
        ORDER BY p_5.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_4.k0 AS k0, q_4.k1 AS k1, row_number() OVER (ORDER BY q_4.k0 ASC, q_4.k1 ASC) AS rn
          FROM (
            SELECT outputs_1.title_sort AS k0, outputs_1.id AS k1
            FROM outputs AS outputs_1
            WHERE outputs_1.publication = 'PUBLISHED'
            AND (outputs_1.published_on || '~') >= $1::VARCHAR
            AND outputs_1.published_on <= ($2::VARCHAR || '~')
            ORDER BY outputs_1.title_sort ASC, outputs_1.id ASC
            LIMIT 20) AS q_4) AS p_5
        JOIN outputs AS outputs_6 ON outputs_6.id = p_5.k1) AS a_7) AS outputs, (
      SELECT (
        SELECT row_to_json(o_17) AS row_to_json_4
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM outputs AS outputs_15
            WHERE outputs_15.publication = 'PUBLISHED'
            AND outputs_15.published_on IS NULL) AS "totalCount", a_14.c0 AS nodes) AS o_17) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_16) AS row_to_json_5
          FROM (
            SELECT outputs_13.title AS title) AS o_16)
        ORDER BY p_12.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_11.k0 AS k0, q_11.k1 AS k1, row_number() OVER (ORDER BY q_11.k0 ASC, q_11.k1 ASC) AS rn
          FROM (
            SELECT outputs_10.title_sort AS k0, outputs_10.id AS k1
            FROM outputs AS outputs_10
            WHERE outputs_10.publication = 'PUBLISHED'
            AND outputs_10.published_on IS NULL
            ORDER BY outputs_10.title_sort ASC, outputs_10.id ASC
            LIMIT 2) AS q_11) AS p_12
        JOIN outputs AS outputs_13 ON outputs_13.id = p_12.k1) AS a_14) AS unknown) AS o_18) AS anon_1
