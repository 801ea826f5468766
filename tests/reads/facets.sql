WITH RECURSIVE theme_within_14(theme_id, within_id, parent_id) AS (
  SELECT themes_12.id AS theme_id, themes_12.id AS within_id, themes_12.parent_id AS parent_id
  FROM themes AS themes_12
  WHERE themes_12.publication = 'PUBLISHED'
  UNION SELECT theme_within_14.theme_id AS theme_id, themes_13.id AS id, themes_13.parent_id AS parent_id
  FROM theme_within_14
  JOIN themes AS themes_13 ON themes_13.id = theme_within_14.parent_id
  WHERE themes_13.publication = 'PUBLISHED') SELECT (
  SELECT row_to_json(o_47) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_46) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND initiatives_1.kind = ANY ($1::TEXT[])) AS "totalCount", (
            SELECT row_to_json(o_45) AS row_to_json_3
            FROM (
              SELECT (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_6) AS row_to_json_4
                  FROM (
                    SELECT f_5.value AS value, f_5.sv AS label, f_5.en AS english, f_5.count AS count) AS o_6)
                ORDER BY f_5.count DESC, f_5.value ASC), '[]'::json) AS coalesce_1
                FROM (
                  SELECT initiatives_3.state AS value, CASE WHEN (initiatives_3.state = 'PROPOSED')
                   THEN 'föreslaget' WHEN (initiatives_3.state = 'PREPARING') THEN 'förbereds' WHEN (
                  initiatives_3.state = 'ONGOING') THEN 'pågår' WHEN (initiatives_3.state = 'COMPLETED')
                   THEN 'avslutat' WHEN (initiatives_3.state = 'DISCONTINUED') THEN 'avbrutet' END AS sv, CASE WHEN (
                  initiatives_3.state = 'PROPOSED') THEN 'proposed' WHEN (initiatives_3.state = 'PREPARING')
                   THEN 'preparing' WHEN (initiatives_3.state = 'ONGOING') THEN 'ongoing' WHEN (
                  initiatives_3.state = 'COMPLETED') THEN 'completed' WHEN (initiatives_3.state = 'DISCONTINUED')
                   THEN 'discontinued' END AS en, count(*) AS count
                  FROM initiatives AS initiatives_3
                  WHERE initiatives_3.publication = 'PUBLISHED'
                  AND initiatives_3.kind = ANY ($2::TEXT[])
                  GROUP BY initiatives_3.state) AS f_5) AS state, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_18) AS row_to_json_5
                  FROM (
                    SELECT f_17.value AS value, f_17.sv AS label, f_17.count AS count) AS o_18)
                ORDER BY f_17.count DESC, f_17.value ASC), '[]'::json) AS coalesce_2
                FROM (
                  SELECT w_16.value AS value, w_16.sv AS sv, w_16.en AS en, count(*) AS count
                  FROM (
                    SELECT DISTINCT initiatives_7.id AS id, themes_11.slug AS value, themes_11.name AS sv, coalesce(
                    themes_11.name_en, themes_11.name) AS en
                    FROM initiatives AS initiatives_7
                    JOIN (initiative_themes AS initiative_themes_10
                    JOIN themes AS themes_9 ON themes_9.id = initiative_themes_10.theme_id)
                     ON initiatives_7.id = initiative_themes_10.initiative_id
                    AND themes_9.publication = 'PUBLISHED'
                    JOIN (theme_within_14 AS theme_within_15
                    JOIN themes AS themes_11 ON themes_11.id = theme_within_15.within_id)
                     ON themes_9.id = theme_within_15.theme_id
                    AND themes_11.publication = 'PUBLISHED'
                    WHERE initiatives_7.publication = 'PUBLISHED'
                    AND initiatives_7.kind = ANY ($3::TEXT[])) AS w_16
                  GROUP BY w_16.value, w_16.sv, w_16.en) AS f_17) AS theme, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_35) AS row_to_json_6
                  FROM (
                    SELECT f_34.value AS value, f_34.count AS count) AS o_35)
                ORDER BY f_34.count DESC, f_34.value ASC), '[]'::json) AS coalesce_3
                FROM (
                  SELECT w_33.value AS value, w_33.sv AS sv, w_33.en AS en, count(*) AS count
                  FROM (
                    SELECT initiatives_19.id AS id, organisations_24.slug AS value, organisations_24.name AS sv,
                    coalesce(organisations_24.name_en, organisations_24.name) AS en
                    FROM initiatives AS initiatives_19
                    JOIN participations AS participations_21 ON initiatives_19.id = participations_21.initiative_id
                    AND participations_21.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_22
                      WHERE organisations_22.id = participations_21.organisation_id
                      AND organisations_22.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_23 ON organisations_23.id = participations_21.organisation_id
                    AND organisations_23.publication = 'PUBLISHED'
                    JOIN (memberships AS memberships_25
                    JOIN organisations AS organisations_24 ON organisations_24.id = memberships_25.rss_body_id)
                     ON organisations_23.id = memberships_25.municipality_id
                    AND memberships_25.is_primary
                    AND memberships_25.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_26
                      WHERE memberships_25.municipality_id = organisations_26.id
                      AND organisations_26.publication = 'PUBLISHED'))
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_27
                      WHERE memberships_25.rss_body_id = organisations_27.id
                      AND organisations_27.publication = 'PUBLISHED'))
                    AND organisations_24.publication = 'PUBLISHED'
                    WHERE initiatives_19.publication = 'PUBLISHED'
                    AND initiatives_19.kind = ANY ($4::TEXT[])
                    UNION SELECT initiatives_28.id AS id, organisations_32.slug AS value, organisations_32.name AS sv,
                    coalesce(organisations_32.name_en, organisations_32.name) AS en
                    FROM initiatives AS initiatives_28
                    JOIN participations AS participations_30 ON initiatives_28.id = participations_30.initiative_id
                    AND participations_30.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_31
                      WHERE organisations_31.id = participations_30.organisation_id
                      AND organisations_31.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_32 ON participations_30.organisation_id = organisations_32.id
                    AND organisations_32.kind = $5
                    AND organisations_32.publication = 'PUBLISHED'
                    WHERE initiatives_28.publication = 'PUBLISHED'
                    AND initiatives_28.kind = ANY ($6::TEXT[])) AS w_33
                  GROUP BY w_33.value, w_33.sv, w_33.en) AS f_34) AS "rssBody", (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_44) AS row_to_json_7
                  FROM (
                    SELECT f_43.value AS value, f_43.sv AS label, f_43.count AS count) AS o_44)
                ORDER BY f_43.count DESC, f_43.value ASC), '[]'::json) AS coalesce_4
                FROM (
                  SELECT w_42.value AS value, w_42.sv AS sv, w_42.en AS en, count(*) AS count
                  FROM (
                    SELECT DISTINCT initiatives_36.id AS id, counties_41.code AS value, counties_41.name AS sv,
                    counties_41.name AS en
                    FROM initiatives AS initiatives_36
                    JOIN participations AS participations_38 ON initiatives_36.id = participations_38.initiative_id
                    AND participations_38.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_39
                      WHERE organisations_39.id = participations_38.organisation_id
                      AND organisations_39.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_40 ON organisations_40.id = participations_38.organisation_id
                    AND organisations_40.publication = 'PUBLISHED'
                    JOIN counties AS counties_41 ON counties_41.code = organisations_40.county_code
                    WHERE initiatives_36.publication = 'PUBLISHED'
                    AND initiatives_36.kind = ANY ($7::TEXT[])) AS w_42
                  GROUP BY w_42.value, w_42.sv, w_42.en) AS f_43) AS county) AS o_45) AS facets) AS o_46) AS anon_2)
     AS initiatives) AS o_47) AS anon_1
