SELECT (
  SELECT row_to_json(o_14) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_10) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM organisations AS organisations_7
            WHERE organisations_7.publication = 'PUBLISHED'
            AND organisations_7.kind = 'MUNICIPALITY'
            AND strpos(organisations_7.name_sort, swedish_sort($1::VARCHAR)) > 0
            AND (organisations_7.valid_from IS NULL OR organisations_7.valid_from <= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            AND (organisations_7.valid_to IS NULL OR organisations_7.valid_to >= CAST(timezone('Europe/Stockholm', now())
             AS DATE))) AS "totalCount", a_6.c0 AS nodes) AS o_10) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_9) AS row_to_json_3
          FROM (
            SELECT organisations_5.name AS name) AS o_9)
        ORDER BY p_4.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_3.k0 AS k0, q_3.k1 AS k1, row_number() OVER (ORDER BY q_3.k0 ASC, q_3.k1 ASC) AS rn
          FROM (
            SELECT organisations_1.name_sort AS k0, organisations_1.id AS k1
            FROM organisations AS organisations_1
            WHERE organisations_1.publication = 'PUBLISHED'
            AND organisations_1.kind = 'MUNICIPALITY'
            AND strpos(organisations_1.name_sort, swedish_sort($2::VARCHAR)) > 0
            AND (organisations_1.valid_from IS NULL OR organisations_1.valid_from <= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            AND (organisations_1.valid_to IS NULL OR organisations_1.valid_to >= CAST(timezone('Europe/Stockholm', now())
             AS DATE))
            ORDER BY organisations_1.name_sort ASC, organisations_1.id ASC
            LIMIT 3) AS q_3) AS p_4
        JOIN organisations AS organisations_5 ON organisations_5.id = p_4.k1) AS a_6) AS held, (
      SELECT (
        SELECT row_to_json(o_13) AS row_to_json_4
        FROM (
          SELECT (
            SELECT count(*) AS count_2
            FROM organisations AS organisations_11
            WHERE organisations_11.publication = 'PUBLISHED'
            AND organisations_11.kind = 'MUNICIPALITY'
            AND starts_with(organisations_11.name_sort, swedish_sort($3::VARCHAR))
            AND (organisations_11.valid_from IS NULL OR organisations_11.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_11.valid_to IS NULL OR organisations_11.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))) AS "totalCount") AS o_13) AS anon_3) AS begun) AS o_14) AS anon_1
