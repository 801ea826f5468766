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
      WHERE organisations_1.municipality_code = $2::VARCHAR
      AND organisations_1.publication = 'PUBLISHED'
      AND organisations_1.kind IN ('MUNICIPALITY')) AS municipality, (
      SELECT (
        SELECT row_to_json(o_48) AS row_to_json_7
        FROM (
          SELECT organisations_17.short_name AS "shortName", CASE WHEN (organisations_19.id IS NOT NULL) THEN (
            SELECT row_to_json(o_20) AS row_to_json_8
            FROM (
              SELECT organisations_19.name AS name) AS o_20) END AS host, (
            SELECT (
              SELECT row_to_json(o_23) AS row_to_json_9
              FROM (
                SELECT (
                  SELECT count(*) AS count_1
                  FROM memberships AS memberships_21
                  WHERE organisations_17.id = memberships_21.rss_body_id
                  AND memberships_21.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_22
                    WHERE memberships_21.municipality_id = organisations_22.id
                    AND organisations_22.publication = 'PUBLISHED'))) AS "totalCount") AS o_23) AS anon_5)
           AS memberships, (
            SELECT (
              SELECT row_to_json(o_47) AS row_to_json_10
              FROM (
                SELECT (
                  SELECT count(*) AS count_2
                  FROM memberships AS memberships_39
                  JOIN participations AS participations_36 ON participations_36.organisation_id = memberships_39.municipality_id
                  WHERE organisations_17.id = memberships_39.rss_body_id
                  AND memberships_39.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_40
                    WHERE memberships_39.municipality_id = organisations_40.id
                    AND organisations_40.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_41
                    WHERE memberships_39.rss_body_id = organisations_41.id
                    AND organisations_41.publication = 'PUBLISHED'))
                  AND participations_36.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_37
                    WHERE initiatives_37.id = participations_36.initiative_id
                    AND initiatives_37.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_38
                    WHERE organisations_38.id = participations_36.organisation_id
                    AND organisations_38.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_42
                    WHERE initiatives_42.id = participations_36.initiative_id
                    AND initiatives_42.publication = 'PUBLISHED'
                    AND initiatives_42.kind = $3::VARCHAR))) AS "totalCount", a_35.c0 AS nodes) AS o_47) AS anon_6
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_46) AS row_to_json_11
                FROM (
                  SELECT CASE WHEN (organisations_44.id IS NOT NULL) THEN (
                    SELECT row_to_json(o_45) AS row_to_json_12
                    FROM (
                      SELECT organisations_44.name AS name) AS o_45) END AS organisation) AS o_46)
              ORDER BY p_33.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_32.k0 AS k0, row_number() OVER (ORDER BY q_32.k0 ASC) AS rn
                FROM (
                  SELECT participations_24.id AS k0
                  FROM memberships AS memberships_27
                  JOIN participations AS participations_24 ON participations_24.organisation_id = memberships_27.municipality_id
                  WHERE organisations_17.id = memberships_27.rss_body_id
                  AND memberships_27.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_28
                    WHERE memberships_27.municipality_id = organisations_28.id
                    AND organisations_28.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_29
                    WHERE memberships_27.rss_body_id = organisations_29.id
                    AND organisations_29.publication = 'PUBLISHED'))
                  AND participations_24.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_25
                    WHERE initiatives_25.id = participations_24.initiative_id
                    AND initiatives_25.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_26
                    WHERE organisations_26.id = participations_24.organisation_id
                    AND organisations_26.publication = 'PUBLISHED'))
                  AND (EXISTS (
                    SELECT 1
                    FROM initiatives AS initiatives_30
                    WHERE initiatives_30.id = participations_24.initiative_id
                    AND initiatives_30.publication = 'PUBLISHED'
                    AND initiatives_30.kind = $4::VARCHAR))
                  ORDER BY participations_24.id ASC
                  LIMIT 2) AS q_32) AS p_33
              JOIN participations AS participations_34 ON participations_34.id = p_33.k0
              LEFT OUTER
              JOIN organisations AS organisations_44 ON organisations_44.id = participations_34.organisation_id)
             AS a_35) AS "memberParticipations") AS o_48) AS anon_4
      FROM organisations AS organisations_17
      LEFT OUTER
      JOIN organisations AS organisations_19 ON organisations_19.id = organisations_17.host_id
      AND organisations_19.publication = 'PUBLISHED'
      WHERE (organisations_17.slug = $5::VARCHAR OR (organisations_17.former_slugs @> ARRAY[CAST($5::VARCHAR AS TEXT)]))
      AND organisations_17.publication = 'PUBLISHED'
      AND organisations_17.kind IN ('RSS_BODY')
      ORDER BY organisations_17.slug = $5::VARCHAR DESC, organisations_17.publication = 'PUBLISHED' DESC,
      organisations_17.id
      LIMIT 1) AS "rssBody") AS o_49) AS anon_1
