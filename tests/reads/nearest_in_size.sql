SELECT (
  SELECT row_to_json(o_18) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_13) AS row_to_json_2
        FROM (
          SELECT organisations_1.name AS name, organisations_1.population AS population, (
            SELECT (
              SELECT row_to_json(o_12) AS row_to_json_3
              FROM (
                SELECT (
                  SELECT count(*) AS count_1
                  FROM organisations AS organisations_9
                  WHERE organisations_9.kind = 'MUNICIPALITY'
                  AND organisations_9.id != organisations_1.id
                  AND abs(organisations_9.population - organisations_1.population)
                   * 100::bigint <= organisations_1.population * 1::bigint * $1::INTEGER
                  AND organisations_9.publication = 'PUBLISHED'
                  AND organisations_9.kind = 'MUNICIPALITY'
                  AND (organisations_9.valid_from IS NULL OR organisations_9.valid_from <= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))
                  AND (organisations_9.valid_to IS NULL OR organisations_9.valid_to >= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))) AS "totalCount", a_8.c0 AS nodes) AS o_12) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_11) AS row_to_json_4
                FROM (
                  SELECT organisations_7.name AS name, organisations_7.population AS population) AS o_11)
              ORDER BY p_6.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_5.k0 AS k0, q_5.k1 AS k1, q_5.k2 AS k2, row_number() OVER (ORDER BY q_5.k0 ASC, q_5.k1 ASC,
                q_5.k2 ASC) AS rn
                FROM (
                  SELECT abs(organisations_3.population - organisations_1.population) AS k0,
                  organisations_3.name_sort AS k1, organisations_3.id AS k2
                  FROM organisations AS organisations_3
                  WHERE organisations_3.kind = 'MUNICIPALITY'
                  AND organisations_3.id != organisations_1.id
                  AND abs(organisations_3.population - organisations_1.population)
                   * 100::bigint <= organisations_1.population * 1::bigint * $2::INTEGER
                  AND organisations_3.publication = 'PUBLISHED'
                  AND organisations_3.kind = 'MUNICIPALITY'
                  AND (organisations_3.valid_from IS NULL OR organisations_3.valid_from <= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))
                  AND (organisations_3.valid_to IS NULL OR organisations_3.valid_to >= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))
                  ORDER BY abs(organisations_3.population - organisations_1.population) ASC,
                  organisations_3.name_sort ASC, organisations_3.id ASC
                  LIMIT 3) AS q_5) AS p_6
              JOIN organisations AS organisations_7 ON organisations_7.id = p_6.k2) AS a_8) AS peers) AS o_13)
       AS anon_2
      FROM organisations AS organisations_1
      WHERE organisations_1.id IN (
        SELECT unnest(ARRAY[organisations_14.id, coalesce(organisations_14.merged_into_id, organisations_14.id)])
         AS unnest_1
        FROM organisations AS organisations_14
        WHERE organisations_14.municipality_code = $3::VARCHAR
        UNION ALL SELECT unnest(ARRAY[organisations_15.id, coalesce(organisations_15.merged_into_id,
        organisations_15.id)]) AS unnest_2
        FROM organisations AS organisations_15
        JOIN jsonb_array_elements(organisations_15.former_keys) AS former_17 ON true
        WHERE (organisations_15.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod', 'value',
        CAST($3::VARCHAR AS TEXT))))
        AND CASE WHEN ((former_17.value ->> 'system') = 'scb-kommunkod')
         THEN former_17.value ->> 'value' END = $3::VARCHAR
        AND NOT (EXISTS (
          SELECT 1
          FROM organisations AS organisations_16
          WHERE organisations_16.municipality_code = $3::VARCHAR
          AND organisations_16.publication = 'PUBLISHED')))
      AND organisations_1.publication = 'PUBLISHED'
      AND organisations_1.kind IN ('MUNICIPALITY')
      AND organisations_1.merged_into_id IS NULL
      ORDER BY organisations_1.municipality_code = $3::VARCHAR DESC, organisations_1.id
      LIMIT 1) AS municipality) AS o_18) AS anon_1
