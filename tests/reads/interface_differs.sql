SELECT (
  SELECT row_to_json(o_34) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_33) AS row_to_json_2
        FROM (
          SELECT (
            SELECT (
              SELECT row_to_json(o_32) AS row_to_json_3
              FROM (
                SELECT a_8.c0 AS nodes) AS o_32) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_31) AS row_to_json_4
                FROM (
                  SELECT CASE WHEN (organisations_9.id IS NOT NULL) THEN (
                    SELECT CASE WHEN (organisations_9.kind IN ('MUNICIPALITY')) THEN (
                      SELECT row_to_json(o_23) AS row_to_json_5
                      FROM (
                        SELECT 'Municipality' AS __typename, organisations_9.name AS name, h_20.f0 AS seats,
                        organisations_9.municipality_code AS code, CASE WHEN (counties_21.code IS NOT NULL) THEN (
                          SELECT row_to_json(o_22) AS row_to_json_6
                          FROM (
                            SELECT counties_21.name AS name) AS o_22) END AS county) AS o_23) WHEN (
                    organisations_9.kind IN ('RSS_BODY')) THEN (
                      SELECT row_to_json(o_30) AS row_to_json_7
                      FROM (
                        SELECT 'RssBody' AS __typename, organisations_9.name AS name, h_20.f0 AS seats, CASE WHEN (
                        organisations_25.id IS NOT NULL) THEN (
                          SELECT row_to_json(o_26) AS row_to_json_8
                          FROM (
                            SELECT organisations_25.name AS name) AS o_26) END AS host, (
                          SELECT coalesce(json_agg((
                            SELECT row_to_json(o_29) AS row_to_json_9
                            FROM (
                              SELECT counties_27.code AS code) AS o_29)
                          ORDER BY counties_27.code ASC), '[]'::json) AS coalesce_1
                          FROM organisation_counties AS organisation_counties_28
                          JOIN counties AS counties_27 ON counties_27.code = organisation_counties_28.county_code
                          WHERE organisations_9.id = organisation_counties_28.organisation_id) AS counties) AS o_30)
                     ELSE (
                      SELECT row_to_json(o_24) AS row_to_json_10
                      FROM (
                        SELECT 'OtherOrganisation' AS __typename, organisations_9.name AS name, h_20.f0 AS seats)
                       AS o_24) END AS anon_4
                    FROM (
                      SELECT (
                        SELECT (
                          SELECT row_to_json(o_19) AS row_to_json_11
                          FROM (
                            SELECT (
                              SELECT count(*) AS count_1
                              FROM seats AS seats_16
                              WHERE organisations_9.id = seats_16.organisation_id
                              AND seats_16.publication = 'PUBLISHED'
                              AND (EXISTS (
                                SELECT 1
                                FROM groups AS groups_17
                                WHERE groups_17.id = seats_16.group_id
                                AND groups_17.publication = 'PUBLISHED'))) AS "totalCount", a_15.c0 AS nodes) AS o_19)
                         AS anon_5
                        FROM (
                          SELECT coalesce(json_agg((
                            SELECT row_to_json(o_18) AS row_to_json_12
                            FROM (
                              SELECT seats_14.role AS role) AS o_18)
                          ORDER BY p_13.rn ASC), '[]'::json) AS c0
                          FROM (
                            SELECT q_12.k0 AS k0, row_number() OVER (ORDER BY q_12.k0 ASC) AS rn
                            FROM (
                              SELECT seats_10.id AS k0
                              FROM seats AS seats_10
                              WHERE organisations_9.id = seats_10.organisation_id
                              AND seats_10.publication = 'PUBLISHED'
                              AND (EXISTS (
                                SELECT 1
                                FROM groups AS groups_11
                                WHERE groups_11.id = seats_10.group_id
                                AND groups_11.publication = 'PUBLISHED'))
                              ORDER BY seats_10.id ASC
                              LIMIT 1) AS q_12) AS p_13
                          JOIN seats AS seats_14 ON seats_14.id = p_13.k0) AS a_15) AS f0
                      LIMIT ALL
                      OFFSET 0) AS h_20) END AS organisation) AS o_31)
              ORDER BY p_6.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_5.k0 AS k0, row_number() OVER (ORDER BY q_5.k0 ASC) AS rn
                FROM (
                  SELECT participations_3.id AS k0
                  FROM participations AS participations_3
                  WHERE initiatives_1.id = participations_3.initiative_id
                  AND participations_3.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_4
                    WHERE organisations_4.id = participations_3.organisation_id
                    AND organisations_4.publication = 'PUBLISHED'))
                  ORDER BY participations_3.id ASC
                  LIMIT 5) AS q_5) AS p_6
              JOIN participations AS participations_7 ON participations_7.id = p_6.k0
              LEFT OUTER
              JOIN organisations AS organisations_9 ON organisations_9.id = participations_7.organisation_id
              LEFT OUTER
              JOIN counties AS counties_21 ON counties_21.code = organisations_9.county_code
              LEFT OUTER
              JOIN organisations AS organisations_25 ON organisations_25.id = organisations_9.host_id
              AND organisations_25.publication = 'PUBLISHED') AS a_8) AS participations) AS o_33) AS anon_2
      FROM initiatives AS initiatives_1
      WHERE (initiatives_1.slug = $1::VARCHAR OR (initiatives_1.former_slugs @> ARRAY[CAST($1::VARCHAR AS TEXT)]))
      AND initiatives_1.publication = 'PUBLISHED'
      ORDER BY initiatives_1.slug = $1::VARCHAR DESC, initiatives_1.publication = 'PUBLISHED' DESC, initiatives_1.id
      LIMIT 1) AS initiative) AS o_34) AS anon_1
