WITH RECURSIVE theme_within_21(theme_id, within_id, parent_id) AS (
  SELECT themes_19.id AS theme_id, themes_19.id AS within_id, themes_19.parent_id AS parent_id
  FROM themes AS themes_19
  WHERE themes_19.publication = 'PUBLISHED'
  UNION SELECT theme_within_21.theme_id AS theme_id, themes_20.id AS id, themes_20.parent_id AS parent_id
  FROM theme_within_21
  JOIN themes AS themes_20 ON themes_20.id = theme_within_21.parent_id
  WHERE themes_20.publication = 'PUBLISHED') SELECT (
  SELECT row_to_json(o_62) AS row_to_json_1
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
        SELECT row_to_json(o_32) AS row_to_json_4
        FROM (
          SELECT a_30.c0 AS nodes) AS o_32) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_31) AS row_to_json_5
          FROM (
            SELECT initiatives_29.title AS title) AS o_31)
        ORDER BY p_28.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_27.k0 AS k0, q_27.k1 AS k1, row_number() OVER (ORDER BY q_27.k0 ASC, q_27.k1 ASC) AS rn
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
              AND (EXISTS (
                SELECT 1
                FROM theme_within_21 AS theme_within_22
                JOIN themes AS themes_18 ON themes_18.id = theme_within_22.within_id
                WHERE themes_16.id = theme_within_22.theme_id
                AND themes_18.publication = 'PUBLISHED'
                AND (themes_18.slug = $4::VARCHAR OR (themes_18.former_slugs @> ARRAY[CAST($4::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM themes AS themes_23
                  WHERE themes_23.slug = $4::VARCHAR
                  AND themes_23.publication = 'PUBLISHED')))))))
            AND (EXISTS (
              SELECT 1
              FROM initiative_outputs AS initiative_outputs_26
              JOIN outputs AS outputs_25 ON outputs_25.id = initiative_outputs_26.output_id
              WHERE initiatives_15.id = initiative_outputs_26.initiative_id
              AND outputs_25.publication = 'PUBLISHED'))
            ORDER BY initiatives_15.title_sort ASC, initiatives_15.id ASC
            LIMIT 3) AS q_27) AS p_28
        JOIN initiatives AS initiatives_29 ON initiatives_29.id = p_28.k1) AS a_30) AS none, (
      SELECT (
        SELECT row_to_json(o_50) AS row_to_json_6
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM organisations AS organisations_43
            WHERE organisations_43.publication = 'PUBLISHED'
            AND organisations_43.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_44
              WHERE organisations_43.id = memberships_44.municipality_id
              AND memberships_44.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_45
                WHERE memberships_44.rss_body_id = organisations_45.id
                AND organisations_45.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_46
                WHERE memberships_44.rss_body_id = organisations_46.id
                AND organisations_46.publication = 'PUBLISHED'
                AND (organisations_46.slug = $5::VARCHAR OR (organisations_46.former_slugs @> ARRAY[CAST(
                $5::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM organisations AS organisations_47
                  WHERE organisations_47.slug = $5::VARCHAR
                  AND organisations_47.publication = 'PUBLISHED')))))))
            AND (organisations_43.valid_from IS NULL OR organisations_43.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_43.valid_to IS NULL OR organisations_43.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))) AS "totalCount", a_42.c0 AS nodes) AS o_50) AS anon_4
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_49) AS row_to_json_7
          FROM (
            SELECT organisations_41.name AS name) AS o_49)
        ORDER BY p_40.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_39.k0 AS k0, q_39.k1 AS k1, row_number() OVER (ORDER BY q_39.k0 ASC, q_39.k1 ASC) AS rn
          FROM (
            SELECT organisations_33.name_sort AS k0, organisations_33.id AS k1
            FROM organisations AS organisations_33
            WHERE organisations_33.publication = 'PUBLISHED'
            AND organisations_33.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_34
              WHERE organisations_33.id = memberships_34.municipality_id
              AND memberships_34.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_35
                WHERE memberships_34.rss_body_id = organisations_35.id
                AND organisations_35.publication = 'PUBLISHED'))
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_36
                WHERE memberships_34.rss_body_id = organisations_36.id
                AND organisations_36.publication = 'PUBLISHED'
                AND (organisations_36.slug = $6::VARCHAR OR (organisations_36.former_slugs @> ARRAY[CAST(
                $6::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM organisations AS organisations_37
                  WHERE organisations_37.slug = $6::VARCHAR
                  AND organisations_37.publication = 'PUBLISHED')))))))
            AND (organisations_33.valid_from IS NULL OR organisations_33.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_33.valid_to IS NULL OR organisations_33.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            ORDER BY organisations_33.name_sort ASC, organisations_33.id ASC
            LIMIT 3) AS q_39) AS p_40
        JOIN organisations AS organisations_41 ON organisations_41.id = p_40.k1) AS a_42) AS rss, (
      SELECT (
        SELECT row_to_json(o_61) AS row_to_json_8
        FROM (
          SELECT a_59.c0 AS nodes) AS o_61) AS anon_5
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_60) AS row_to_json_9
          FROM (
            SELECT organisations_58.name AS name) AS o_60)
        ORDER BY p_57.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_56.k0 AS k0, q_56.k1 AS k1, row_number() OVER (ORDER BY q_56.k0 ASC, q_56.k1 ASC) AS rn
          FROM (
            SELECT organisations_51.name_sort AS k0, organisations_51.id AS k1
            FROM organisations AS organisations_51
            WHERE organisations_51.publication = 'PUBLISHED'
            AND (organisations_51.slug = $7::VARCHAR OR (organisations_51.former_slugs @> ARRAY[CAST(
            $7::VARCHAR AS TEXT)])
            AND NOT (EXISTS (
              SELECT 1
              FROM organisations AS organisations_52
              WHERE organisations_52.slug = $7::VARCHAR
              AND organisations_52.publication = 'PUBLISHED')) OR starts_with(swedish_sort(
            organisations_51.municipality_code), swedish_sort($8::VARCHAR))
            AND organisations_51.population >= $9::INTEGER)
            AND (organisations_51.valid_from IS NULL OR organisations_51.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_51.valid_to IS NULL OR organisations_51.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            ORDER BY organisations_51.name_sort ASC, organisations_51.id ASC
            LIMIT 20) AS q_56) AS p_57
        JOIN organisations AS organisations_58 ON organisations_58.id = p_57.k1) AS a_59) AS either) AS o_62)
 AS anon_1
