SELECT (
  SELECT row_to_json(o_52) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_13) AS row_to_json_2
        FROM (
          SELECT a_11.c0 AS nodes) AS o_13) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_12) AS row_to_json_3
          FROM (
            SELECT initiatives_10.title AS title) AS o_12)
        ORDER BY p_9.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_8.k0 AS k0, q_8.k1 AS k1, row_number() OVER (ORDER BY q_8.k0 ASC, q_8.k1 ASC) AS rn
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
                AND organisations_5.county_code = $2::VARCHAR
                AND organisations_5.kind = $3::VARCHAR))))
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 3) AS q_8) AS p_9
        JOIN initiatives AS initiatives_10 ON initiatives_10.id = p_9.k1) AS a_11) AS "some", (
      SELECT (
        SELECT row_to_json(o_25) AS row_to_json_4
        FROM (
          SELECT a_23.c0 AS nodes) AS o_25) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_24) AS row_to_json_5
          FROM (
            SELECT initiatives_22.title AS title) AS o_24)
        ORDER BY p_21.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_20.k0 AS k0, q_20.k1 AS k1, row_number() OVER (ORDER BY q_20.k0 ASC, q_20.k1 ASC) AS rn
          FROM (
            SELECT initiatives_14.title_sort AS k0, initiatives_14.id AS k1
            FROM initiatives AS initiatives_14
            WHERE initiatives_14.publication = 'PUBLISHED'
            AND NOT (EXISTS (
              SELECT 1
              FROM initiative_themes AS initiative_themes_16
              JOIN themes AS themes_15 ON themes_15.id = initiative_themes_16.theme_id
              WHERE initiatives_14.id = initiative_themes_16.initiative_id
              AND themes_15.publication = 'PUBLISHED'
              AND themes_15.slug = $4::VARCHAR))
            AND (EXISTS (
              SELECT 1
              FROM initiative_outputs AS initiative_outputs_19
              JOIN outputs AS outputs_18 ON outputs_18.id = initiative_outputs_19.output_id
              WHERE initiatives_14.id = initiative_outputs_19.initiative_id
              AND outputs_18.publication = 'PUBLISHED'))
            ORDER BY initiatives_14.title_sort ASC, initiatives_14.id ASC
            LIMIT 3) AS q_20) AS p_21
        JOIN initiatives AS initiatives_22 ON initiatives_22.id = p_21.k1) AS a_23) AS none, (
      SELECT (
        SELECT row_to_json(o_41) AS row_to_json_6
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM organisations AS organisations_35
            WHERE organisations_35.publication = 'PUBLISHED'
            AND organisations_35.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_36
              WHERE organisations_35.id = memberships_36.municipality_id
              AND memberships_36.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_37
                WHERE memberships_36.rss_body_id = organisations_37.id
                AND organisations_37.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_38
                WHERE memberships_36.rss_body_id = organisations_38.id
                AND organisations_38.publication = 'PUBLISHED'
                AND organisations_38.slug = $5::VARCHAR))))) AS "totalCount", a_34.c0 AS nodes) AS o_41) AS anon_4
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_40) AS row_to_json_7
          FROM (
            SELECT organisations_33.name AS name) AS o_40)
        ORDER BY p_32.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_31.k0 AS k0, q_31.k1 AS k1, row_number() OVER (ORDER BY q_31.k0 ASC, q_31.k1 ASC) AS rn
          FROM (
            SELECT organisations_26.name_sort AS k0, organisations_26.id AS k1
            FROM organisations AS organisations_26
            WHERE organisations_26.publication = 'PUBLISHED'
            AND organisations_26.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_27
              WHERE organisations_26.id = memberships_27.municipality_id
              AND memberships_27.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_28
                WHERE memberships_27.rss_body_id = organisations_28.id
                AND organisations_28.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_29
                WHERE memberships_27.rss_body_id = organisations_29.id
                AND organisations_29.publication = 'PUBLISHED'
                AND organisations_29.slug = $6::VARCHAR))))
            ORDER BY organisations_26.name_sort ASC, organisations_26.id ASC
            LIMIT 3) AS q_31) AS p_32
        JOIN organisations AS organisations_33 ON organisations_33.id = p_32.k1) AS a_34) AS rss, (
      SELECT (
        SELECT row_to_json(o_51) AS row_to_json_8
        FROM (
          SELECT a_49.c0 AS nodes) AS o_51) AS anon_5
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_50) AS row_to_json_9
          FROM (
            SELECT organisations_48.name AS name) AS o_50)
        ORDER BY p_47.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_46.k0 AS k0, q_46.k1 AS k1, row_number() OVER (ORDER BY q_46.k0 ASC, q_46.k1 ASC) AS rn
          FROM (
            SELECT organisations_42.name_sort AS k0, organisations_42.id AS k1
            FROM organisations AS organisations_42
            WHERE organisations_42.publication = 'PUBLISHED'
            AND (organisations_42.slug = $7::VARCHAR OR starts_with(organisations_42.municipality_code, $8::VARCHAR)
            AND organisations_42.population >= $9::INTEGER)
            ORDER BY organisations_42.name_sort ASC, organisations_42.id ASC
            LIMIT 20) AS q_46) AS p_47
        JOIN organisations AS organisations_48 ON organisations_48.id = p_47.k1) AS a_49) AS either) AS o_52)
 AS anon_1
