WITH RECURSIVE theme_within_20(theme_id, within_id, parent_id) AS (
  SELECT themes_18.id AS theme_id, themes_18.id AS within_id, themes_18.parent_id AS parent_id
  FROM themes AS themes_18
  WHERE themes_18.publication = 'PUBLISHED'
  UNION SELECT theme_within_20.theme_id AS theme_id, themes_19.id AS id, themes_19.parent_id AS parent_id
  FROM theme_within_20
  JOIN themes AS themes_19 ON themes_19.id = theme_within_20.parent_id
  WHERE themes_19.publication = 'PUBLISHED') SELECT (
  SELECT row_to_json(o_59) AS row_to_json_1
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
              AND participations_2.status = $1::VARCHAR
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_4
                WHERE organisations_4.id = participations_2.organisation_id
                AND organisations_4.publication = 'PUBLISHED'
                AND (EXISTS (
                  SELECT 1
                  FROM counties AS counties_5
                  WHERE counties_5.code = organisations_4.county_code
                  AND counties_5.code = $2::VARCHAR))
                AND organisations_4.kind = $3::VARCHAR))))
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 3) AS q_8) AS p_9
        JOIN initiatives AS initiatives_10 ON initiatives_10.id = p_9.k1) AS a_11) AS "some", (
      SELECT (
        SELECT row_to_json(o_31) AS row_to_json_4
        FROM (
          SELECT a_29.c0 AS nodes) AS o_31) AS anon_3
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_30) AS row_to_json_5
          FROM (
            SELECT initiatives_28.title AS title) AS o_30)
        ORDER BY p_27.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_26.k0 AS k0, q_26.k1 AS k1, row_number() OVER (ORDER BY q_26.k0 ASC, q_26.k1 ASC) AS rn
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
              AND (EXISTS (
                SELECT 1
                FROM theme_within_20 AS theme_within_21
                JOIN themes AS themes_17 ON themes_17.id = theme_within_21.within_id
                WHERE themes_15.id = theme_within_21.theme_id
                AND themes_17.publication = 'PUBLISHED'
                AND (themes_17.slug = $4::VARCHAR OR (themes_17.former_slugs @> ARRAY[CAST($4::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM themes AS themes_22
                  WHERE themes_22.slug = $4::VARCHAR
                  AND themes_22.publication = 'PUBLISHED')))))))
            AND (EXISTS (
              SELECT 1
              FROM initiative_outputs AS initiative_outputs_25
              JOIN outputs AS outputs_24 ON outputs_24.id = initiative_outputs_25.output_id
              WHERE initiatives_14.id = initiative_outputs_25.initiative_id
              AND outputs_24.publication = 'PUBLISHED'))
            ORDER BY initiatives_14.title_sort ASC, initiatives_14.id ASC
            LIMIT 3) AS q_26) AS p_27
        JOIN initiatives AS initiatives_28 ON initiatives_28.id = p_27.k1) AS a_29) AS none, (
      SELECT (
        SELECT row_to_json(o_47) AS row_to_json_6
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM organisations AS organisations_41
            WHERE organisations_41.publication = 'PUBLISHED'
            AND organisations_41.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_42
              WHERE organisations_41.id = memberships_42.municipality_id
              AND memberships_42.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_43
                WHERE memberships_42.rss_body_id = organisations_43.id
                AND organisations_43.publication = 'PUBLISHED'
                AND (organisations_43.slug = $5::VARCHAR OR (organisations_43.former_slugs @> ARRAY[CAST(
                $5::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM organisations AS organisations_44
                  WHERE organisations_44.slug = $5::VARCHAR
                  AND organisations_44.publication = 'PUBLISHED')))))))
            AND (organisations_41.valid_from IS NULL OR organisations_41.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_41.valid_to IS NULL OR organisations_41.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))) AS "totalCount", a_40.c0 AS nodes) AS o_47) AS anon_4
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_46) AS row_to_json_7
          FROM (
            SELECT organisations_39.name AS name) AS o_46)
        ORDER BY p_38.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_37.k0 AS k0, q_37.k1 AS k1, row_number() OVER (ORDER BY q_37.k0 ASC, q_37.k1 ASC) AS rn
          FROM (
            SELECT organisations_32.name_sort AS k0, organisations_32.id AS k1
            FROM organisations AS organisations_32
            WHERE organisations_32.publication = 'PUBLISHED'
            AND organisations_32.kind = 'MUNICIPALITY'
            AND (EXISTS (
              SELECT 1
              FROM memberships AS memberships_33
              WHERE organisations_32.id = memberships_33.municipality_id
              AND memberships_33.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_34
                WHERE memberships_33.rss_body_id = organisations_34.id
                AND organisations_34.publication = 'PUBLISHED'
                AND (organisations_34.slug = $6::VARCHAR OR (organisations_34.former_slugs @> ARRAY[CAST(
                $6::VARCHAR AS TEXT)])
                AND NOT (EXISTS (
                  SELECT 1
                  FROM organisations AS organisations_35
                  WHERE organisations_35.slug = $6::VARCHAR
                  AND organisations_35.publication = 'PUBLISHED')))))))
            AND (organisations_32.valid_from IS NULL OR organisations_32.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_32.valid_to IS NULL OR organisations_32.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            ORDER BY organisations_32.name_sort ASC, organisations_32.id ASC
            LIMIT 3) AS q_37) AS p_38
        JOIN organisations AS organisations_39 ON organisations_39.id = p_38.k1) AS a_40) AS rss, (
      SELECT (
        SELECT row_to_json(o_58) AS row_to_json_8
        FROM (
          SELECT a_56.c0 AS nodes) AS o_58) AS anon_5
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_57) AS row_to_json_9
          FROM (
            SELECT organisations_55.name AS name) AS o_57)
        ORDER BY p_54.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_53.k0 AS k0, q_53.k1 AS k1, row_number() OVER (ORDER BY q_53.k0 ASC, q_53.k1 ASC) AS rn
          FROM (
            SELECT organisations_48.name_sort AS k0, organisations_48.id AS k1
            FROM organisations AS organisations_48
            WHERE organisations_48.publication = 'PUBLISHED'
            AND (organisations_48.slug = $7::VARCHAR OR (organisations_48.former_slugs @> ARRAY[CAST(
            $7::VARCHAR AS TEXT)])
            AND NOT (EXISTS (
              SELECT 1
              FROM organisations AS organisations_49
              WHERE organisations_49.slug = $7::VARCHAR
              AND organisations_49.publication = 'PUBLISHED')) OR starts_with(swedish_sort(
            organisations_48.municipality_code), swedish_sort($8::VARCHAR))
            AND organisations_48.population >= $9::INTEGER)
            AND (organisations_48.valid_from IS NULL OR organisations_48.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_48.valid_to IS NULL OR organisations_48.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))
            ORDER BY organisations_48.name_sort ASC, organisations_48.id ASC
            LIMIT 20) AS q_53) AS p_54
        JOIN organisations AS organisations_55 ON organisations_55.id = p_54.k1) AS a_56) AS either) AS o_59)
 AS anon_1
