SELECT (
  SELECT row_to_json(o_49) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_16) AS row_to_json_2
        FROM (
          SELECT organisations_1.name AS name, CASE WHEN (counties_3.code IS NOT NULL) THEN (
            SELECT row_to_json(o_4) AS row_to_json_3
            FROM (
              SELECT counties_3.name AS name) AS o_4) END AS county, (
            SELECT (
              SELECT row_to_json(o_15) AS row_to_json_4
              FROM (
                SELECT a_11.c0 AS nodes) AS o_15) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_14) AS row_to_json_5
                FROM (
                  SELECT memberships_10.is_primary AS "isPrimary", memberships_10.kind AS kind, CASE WHEN (
                  organisations_12.id IS NOT NULL) THEN (
                    SELECT row_to_json(o_13) AS row_to_json_6
                    FROM (
                      SELECT organisations_12.name AS name) AS o_13) END AS "rssBody") AS o_14)
              ORDER BY p_9.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_8.k0 AS k0, q_8.k1 AS k1, row_number() OVER (ORDER BY q_8.k0 ASC, q_8.k1 ASC) AS rn
                FROM (
                  SELECT memberships_5.primary_sort AS k0, memberships_5.id AS k1
                  FROM memberships AS memberships_5
                  WHERE organisations_1.id = memberships_5.municipality_id
                  AND memberships_5.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_6
                    WHERE memberships_5.rss_body_id = organisations_6.id
                    AND organisations_6.publication = 'PUBLISHED'))
                  AND memberships_5.kind = $1::VARCHAR
                  ORDER BY memberships_5.primary_sort ASC, memberships_5.id ASC
                  LIMIT 20) AS q_8) AS p_9
              JOIN memberships AS memberships_10 ON memberships_10.id = p_9.k1
              LEFT OUTER
              JOIN organisations AS organisations_12 ON memberships_10.rss_body_id = organisations_12.id) AS a_11)
           AS memberships) AS o_16) AS anon_2
      FROM organisations AS organisations_1
      LEFT OUTER
      JOIN counties AS counties_3 ON counties_3.code = organisations_1.county_code
      WHERE organisations_1.id IN (
        SELECT unnest(ARRAY[organisations_17.id, coalesce(organisations_17.merged_into_id, organisations_17.id)])
         AS unnest_1
        FROM organisations AS organisations_17
        WHERE organisations_17.municipality_code = $2::VARCHAR
        UNION ALL SELECT unnest(ARRAY[organisations_18.id, coalesce(organisations_18.merged_into_id,
        organisations_18.id)]) AS unnest_2
        FROM organisations AS organisations_18
        JOIN jsonb_array_elements(organisations_18.former_keys) AS former_20 ON true
        WHERE (organisations_18.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod', 'value',
        CAST($2::VARCHAR AS TEXT))))
        AND CASE WHEN ((former_20.value ->> 'system') = 'scb-kommunkod')
         THEN former_20.value ->> 'value' END = $2::VARCHAR
        AND NOT (EXISTS (
          SELECT 1
          FROM organisations AS organisations_19
          WHERE organisations_19.municipality_code = $2::VARCHAR
          AND organisations_19.publication = 'PUBLISHED')))
      AND organisations_1.publication = 'PUBLISHED'
      AND organisations_1.kind IN ('MUNICIPALITY')
      AND organisations_1.merged_into_id IS NULL
      ORDER BY organisations_1.municipality_code = $2::VARCHAR DESC, organisations_1.id
      LIMIT 1) AS municipality, (
      SELECT (
        SELECT row_to_json(o_48) AS row_to_json_7
        FROM (
          SELECT organisations_21.short_name AS "shortName", CASE WHEN (organisations_23.id IS NOT NULL) THEN (
            SELECT row_to_json(o_24) AS row_to_json_8
            FROM (
              SELECT organisations_23.name AS name) AS o_24) END AS host, (
            SELECT (
              SELECT row_to_json(o_27) AS row_to_json_9
              FROM (
                SELECT (
                  SELECT count(*) AS count_1
                  FROM memberships AS memberships_25
                  WHERE organisations_21.id = memberships_25.rss_body_id
                  AND memberships_25.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_26
                    WHERE memberships_25.municipality_id = organisations_26.id
                    AND organisations_26.publication = 'PUBLISHED'))) AS "totalCount") AS o_27) AS anon_5)
           AS memberships, (
            SELECT (
              SELECT row_to_json(o_47) AS row_to_json_10
              FROM (
                SELECT (
                  SELECT count(*) AS count_2
                  FROM memberships AS memberships_40
                  JOIN participations AS participations_38 ON participations_38.organisation_id = memberships_40.municipality_id
                  WHERE organisations_21.id = memberships_40.rss_body_id
                  AND memberships_40.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_41
                    WHERE memberships_40.municipality_id = organisations_41.id
                    AND organisations_41.publication = 'PUBLISHED'))
                  AND participations_38.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_39
                    WHERE organisations_39.id = participations_38.organisation_id
                    AND organisations_39.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_42
                    WHERE initiatives_42.id = participations_38.initiative_id
                    AND initiatives_42.publication = 'PUBLISHED'
                    AND initiatives_42.kind = $3::VARCHAR))) AS "totalCount", a_37.c0 AS nodes) AS o_47) AS anon_6
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_46) AS row_to_json_11
                FROM (
                  SELECT CASE WHEN (organisations_44.id IS NOT NULL) THEN (
                    SELECT row_to_json(o_45) AS row_to_json_12
                    FROM (
                      SELECT organisations_44.name AS name) AS o_45) END AS organisation) AS o_46)
              ORDER BY p_35.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_34.k0 AS k0, row_number() OVER (ORDER BY q_34.k0 ASC) AS rn
                FROM (
                  SELECT participations_28.id AS k0
                  FROM memberships AS memberships_30
                  JOIN participations AS participations_28 ON participations_28.organisation_id = memberships_30.municipality_id
                  WHERE organisations_21.id = memberships_30.rss_body_id
                  AND memberships_30.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_31
                    WHERE memberships_30.municipality_id = organisations_31.id
                    AND organisations_31.publication = 'PUBLISHED'))
                  AND participations_28.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_29
                    WHERE organisations_29.id = participations_28.organisation_id
                    AND organisations_29.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_32
                    WHERE initiatives_32.id = participations_28.initiative_id
                    AND initiatives_32.publication = 'PUBLISHED'
                    AND initiatives_32.kind = $4::VARCHAR))
                  ORDER BY participations_28.id ASC
                  LIMIT 2) AS q_34) AS p_35
              JOIN participations AS participations_36 ON participations_36.id = p_35.k0
              LEFT OUTER
              JOIN organisations AS organisations_44 ON organisations_44.id = participations_36.organisation_id)
             AS a_37) AS "memberParticipations") AS o_48) AS anon_4
      FROM organisations AS organisations_21
      LEFT OUTER
      JOIN organisations AS organisations_23 ON organisations_23.id = organisations_21.host_id
      AND organisations_23.publication = 'PUBLISHED'
      WHERE (organisations_21.slug = $5::VARCHAR OR (organisations_21.former_slugs @> ARRAY[CAST($5::VARCHAR AS TEXT)]))
      AND organisations_21.publication = 'PUBLISHED'
      AND organisations_21.kind IN ('RSS_BODY')
      ORDER BY organisations_21.slug = $5::VARCHAR DESC, organisations_21.publication = 'PUBLISHED' DESC,
      organisations_21.id
      LIMIT 1) AS "rssBody") AS o_49) AS anon_1
