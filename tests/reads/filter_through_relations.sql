SELECT (
  SELECT row_to_json(o_53) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_14) AS row_to_json_2
        FROM (
          SELECT a_12.c0 AS nodes) AS o_14) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_13) AS row_to_json_3
          FROM (
            SELECT initiatives_11.title AS title) AS o_13)
        ORDER BY p_10.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_9.k0 AS k0, q_9.k1 AS k1, row_number() OVER (ORDER BY q_9.k0 ASC, q_9.k1 ASC) AS rn
          FROM (
            SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND (EXISTS (
              SELECT 1
              FROM participations AS participations_2
              WHERE initiatives_1.id = participations_2.initiative_id
              AND participations_2.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_3
                WHERE organisations_3.id = participations_2.organisation_id
                AND organisations_3.publication = 'PUBLISHED'))
              AND participations_2.status = $1::VARCHAR
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_5
                WHERE organisations_5.id = participations_2.organisation_id
                AND organisations_5.publication = 'PUBLISHED'
                AND (EXISTS (
                  SELECT 1
                  FROM counties AS counties_6
                  WHERE counties_6.code = organisations_5.county_code
                  AND counties_6.code = $2::VARCHAR))
                AND organisations_5.kind = $3::VARCHAR))))
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 3) AS q_9) AS p_10
        JOIN initiatives AS initiatives_11 ON initiatives_11.id = p_10.k1) AS a_12) AS "some", (
      SELECT (
        SELECT row_to_json(o_26) AS row_to_json_4
        FROM (
          SELECT a_24.c0 AS nodes) AS o_26) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_25) AS row_to_json_5
          FROM (
            SELECT initiatives_23.title AS title) AS o_25)
        ORDER BY p_22.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_21.k0 AS k0, q_21.k1 AS k1, row_number() OVER (ORDER BY q_21.k0 ASC, q_21.k1 ASC) AS rn
          FROM (
            SELECT initiatives_15.title_sort AS k0, initiatives_15.id AS k1
            FROM initiatives AS initiatives_15
            WHERE initiatives_15.publication = 'PUBLISHED'
            AND NOT (EXISTS (
              SELECT 1
              FROM initiative_themes AS initiative_themes_17
              JOIN themes AS themes_16 ON themes_16.id = initiative_themes_17.theme_id
              WHERE initiatives_15.id = initiative_themes_17.initiative_id
              AND themes_16.publication = 'PUBLISHED'
              AND themes_16.slug = $4::VARCHAR))
            AND (EXISTS (
              SELECT 1
              FROM initiative_outputs AS initiative_outputs_20
              JOIN outputs AS outputs_19 ON outputs_19.id = initiative_outputs_20.output_id
              WHERE initiatives_15.id = initiative_outputs_20.initiative_id
              AND outputs_19.publication = 'PUBLISHED'))
            ORDER BY initiatives_15.title_sort ASC, initiatives_15.id ASC
            LIMIT 3) AS q_21) AS p_22
        JOIN initiatives AS initiatives_23 ON initiatives_23.id = p_22.k1) AS a_24) AS none, (
      SELECT (
        SELECT row_to_json(o_42) AS row_to_json_6
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM organisations AS organisations_36
            WHERE organisations_36.publication = 'PUBLISHED'
            AND organisations_36.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_37
              WHERE organisations_36.id = memberships_37.municipality_id
              AND memberships_37.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_38
                WHERE memberships_37.rss_body_id = organisations_38.id
                AND organisations_38.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_39
                WHERE memberships_37.rss_body_id = organisations_39.id
                AND organisations_39.publication = 'PUBLISHED'
                AND organisations_39.slug = $5::VARCHAR))))) AS "totalCount", a_35.c0 AS nodes) AS o_42) AS anon_4
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_41) AS row_to_json_7
          FROM (
            SELECT organisations_34.name AS name) AS o_41)
        ORDER BY p_33.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_32.k0 AS k0, q_32.k1 AS k1, row_number() OVER (ORDER BY q_32.k0 ASC, q_32.k1 ASC) AS rn
          FROM (
            SELECT organisations_27.name_sort AS k0, organisations_27.id AS k1
            FROM organisations AS organisations_27
            WHERE organisations_27.publication = 'PUBLISHED'
            AND organisations_27.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_28
              WHERE organisations_27.id = memberships_28.municipality_id
              AND memberships_28.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_29
                WHERE memberships_28.rss_body_id = organisations_29.id
                AND organisations_29.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_30
                WHERE memberships_28.rss_body_id = organisations_30.id
                AND organisations_30.publication = 'PUBLISHED'
                AND organisations_30.slug = $6::VARCHAR))))
            ORDER BY organisations_27.name_sort ASC, organisations_27.id ASC
            LIMIT 3) AS q_32) AS p_33
        JOIN organisations AS organisations_34 ON organisations_34.id = p_33.k1) AS a_35) AS rss, (
      SELECT (
        SELECT row_to_json(o_52) AS row_to_json_8
        FROM (
          SELECT a_50.c0 AS nodes) AS o_52) AS anon_5
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_51) AS row_to_json_9
          FROM (
            SELECT organisations_49.name AS name) AS o_51)
        ORDER BY p_48.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_47.k0 AS k0, q_47.k1 AS k1, row_number() OVER (ORDER BY q_47.k0 ASC, q_47.k1 ASC) AS rn
          FROM (
            SELECT organisations_43.name_sort AS k0, organisations_43.id AS k1
            FROM organisations AS organisations_43
            WHERE organisations_43.publication = 'PUBLISHED'
            AND (organisations_43.slug = $7::VARCHAR OR starts_with(organisations_43.municipality_code, $8::VARCHAR)
            AND organisations_43.population >= $9::INTEGER)
            ORDER BY organisations_43.name_sort ASC, organisations_43.id ASC
            LIMIT 20) AS q_47) AS p_48
        JOIN organisations AS organisations_49 ON organisations_49.id = p_48.k1) AS a_50) AS either) AS o_53)
 AS anon_1
