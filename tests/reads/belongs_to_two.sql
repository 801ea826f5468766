SELECT (
  SELECT row_to_json(o_50) AS row_to_json_1
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
      WHERE organisations_1.merged_into_id IS NULL
      AND (organisations_1.municipality_code = $2::VARCHAR OR organisations_1.id = (
        SELECT organisations_17.merged_into_id
        FROM organisations AS organisations_17
        WHERE organisations_17.municipality_code = $2::VARCHAR))
      AND organisations_1.publication = 'PUBLISHED'
      AND organisations_1.kind IN ('MUNICIPALITY')) AS municipality, (
      SELECT (
        SELECT row_to_json(o_49) AS row_to_json_7
        FROM (
          SELECT organisations_18.short_name AS "shortName", CASE WHEN (organisations_20.id IS NOT NULL) THEN (
            SELECT row_to_json(o_21) AS row_to_json_8
            FROM (
              SELECT organisations_20.name AS name) AS o_21) END AS host, (
            SELECT (
              SELECT row_to_json(o_24) AS row_to_json_9
              FROM (
                SELECT (
                  SELECT count(*) AS count_1
                  FROM memberships AS memberships_22
                  WHERE organisations_18.id = memberships_22.rss_body_id
                  AND memberships_22.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_23
                    WHERE memberships_22.municipality_id = organisations_23.id
                    AND organisations_23.publication = 'PUBLISHED'))) AS "totalCount") AS o_24) AS anon_5)
           AS memberships, (
            SELECT (
              SELECT row_to_json(o_48) AS row_to_json_10
              FROM (
                SELECT (
                  SELECT count(*) AS count_2
                  FROM memberships AS memberships_40
                  JOIN participations AS participations_37 ON participations_37.organisation_id = memberships_40.municipality_id
                  WHERE organisations_18.id = memberships_40.rss_body_id
                  AND memberships_40.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_41
                    WHERE memberships_40.municipality_id = organisations_41.id
                    AND organisations_41.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_42
                    WHERE memberships_40.rss_body_id = organisations_42.id
                    AND organisations_42.publication = 'PUBLISHED'))
                  AND participations_37.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_38
                    WHERE initiatives_38.id = participations_37.initiative_id
                    AND initiatives_38.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_39
                    WHERE organisations_39.id = participations_37.organisation_id
                    AND organisations_39.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_43
                    WHERE initiatives_43.id = participations_37.initiative_id
                    AND initiatives_43.publication = 'PUBLISHED'
                    AND initiatives_43.kind = $3::VARCHAR))) AS "totalCount", a_36.c0 AS nodes) AS o_48) AS anon_6
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_47) AS row_to_json_11
                FROM (
                  SELECT CASE WHEN (organisations_45.id IS NOT NULL) THEN (
                    SELECT row_to_json(o_46) AS row_to_json_12
                    FROM (
                      SELECT organisations_45.name AS name) AS o_46) END AS organisation) AS o_47)
              ORDER BY p_34.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_33.k0 AS k0, row_number() OVER (ORDER BY q_33.k0 ASC) AS rn
                FROM (
                  SELECT participations_25.id AS k0
                  FROM memberships AS memberships_28
                  JOIN participations AS participations_25 ON participations_25.organisation_id = memberships_28.municipality_id
                  WHERE organisations_18.id = memberships_28.rss_body_id
                  AND memberships_28.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_29
                    WHERE memberships_28.municipality_id = organisations_29.id
                    AND organisations_29.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_30
                    WHERE memberships_28.rss_body_id = organisations_30.id
                    AND organisations_30.publication = 'PUBLISHED'))
                  AND participations_25.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_26
                    WHERE initiatives_26.id = participations_25.initiative_id
                    AND initiatives_26.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_27
                    WHERE organisations_27.id = participations_25.organisation_id
                    AND organisations_27.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_31
                    WHERE initiatives_31.id = participations_25.initiative_id
                    AND initiatives_31.publication = 'PUBLISHED'
                    AND initiatives_31.kind = $4::VARCHAR))
                  ORDER BY participations_25.id ASC
                  LIMIT 2) AS q_33) AS p_34
              JOIN participations AS participations_35 ON participations_35.id = p_34.k0
              LEFT OUTER
              JOIN organisations AS organisations_45 ON organisations_45.id = participations_35.organisation_id)
             AS a_36) AS "memberParticipations") AS o_49) AS anon_4
      FROM organisations AS organisations_18
      LEFT OUTER
      JOIN organisations AS organisations_20 ON organisations_20.id = organisations_18.host_id
      AND organisations_20.publication = 'PUBLISHED'
      WHERE (organisations_18.slug = $5::VARCHAR OR (organisations_18.former_slugs @> ARRAY[CAST($5::VARCHAR AS TEXT)]))
      AND organisations_18.publication = 'PUBLISHED'
      AND organisations_18.kind IN ('RSS_BODY')
      ORDER BY organisations_18.slug = $5::VARCHAR DESC, organisations_18.publication = 'PUBLISHED' DESC,
      organisations_18.id
      LIMIT 1) AS "rssBody") AS o_50) AS anon_1
