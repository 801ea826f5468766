SELECT (
  SELECT row_to_json(o_42) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_41) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM initiatives AS initiatives_1
            WHERE initiatives_1.publication = 'PUBLISHED'
            AND initiatives_1.kind = ANY ($1::TEXT[])) AS "totalCount", (
            SELECT row_to_json(o_40) AS row_to_json_3
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
                  SELECT row_to_json(o_13) AS row_to_json_5
                  FROM (
                    SELECT f_12.value AS value, f_12.sv AS label, f_12.count AS count) AS o_13)
                ORDER BY f_12.count DESC, f_12.value ASC), '[]'::json) AS coalesce_2
                FROM (
                  SELECT w_11.value AS value, w_11.sv AS sv, w_11.en AS en, count(*) AS count
                  FROM (
                    SELECT DISTINCT initiatives_7.id AS id, themes_9.slug AS value, themes_9.name AS sv, coalesce(
                    themes_9.name_en, themes_9.name) AS en
                    FROM initiatives AS initiatives_7
                    JOIN (initiative_themes AS initiative_themes_10
                    JOIN themes AS themes_9 ON themes_9.id = initiative_themes_10.theme_id)
                     ON initiatives_7.id = initiative_themes_10.initiative_id
                    AND themes_9.publication = 'PUBLISHED'
                    WHERE initiatives_7.publication = 'PUBLISHED'
                    AND initiatives_7.kind = ANY ($3::TEXT[])) AS w_11
                  GROUP BY w_11.value, w_11.sv, w_11.en) AS f_12) AS theme, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_30) AS row_to_json_6
                  FROM (
                    SELECT f_29.value AS value, f_29.count AS count) AS o_30)
                ORDER BY f_29.count DESC, f_29.value ASC), '[]'::json) AS coalesce_3
                FROM (
                  SELECT w_28.value AS value, w_28.sv AS sv, w_28.en AS en, count(*) AS count
                  FROM (
                    SELECT initiatives_14.id AS id, organisations_19.slug AS value, organisations_19.name AS sv,
                    coalesce(organisations_19.name_en, organisations_19.name) AS en
                    FROM initiatives AS initiatives_14
                    JOIN participations AS participations_16 ON initiatives_14.id = participations_16.initiative_id
                    AND participations_16.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_17
                      WHERE organisations_17.id = participations_16.organisation_id
                      AND organisations_17.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_18 ON organisations_18.id = participations_16.organisation_id
                    AND organisations_18.publication = 'PUBLISHED'
                    JOIN (memberships AS memberships_20
                    JOIN organisations AS organisations_19 ON organisations_19.id = memberships_20.rss_body_id)
                     ON organisations_18.id = memberships_20.municipality_id
                    AND memberships_20.is_primary
                    AND memberships_20.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_21
                      WHERE memberships_20.municipality_id = organisations_21.id
                      AND organisations_21.publication = 'PUBLISHED'))
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_22
                      WHERE memberships_20.rss_body_id = organisations_22.id
                      AND organisations_22.publication = 'PUBLISHED'))
                    AND organisations_19.publication = 'PUBLISHED'
                    WHERE initiatives_14.publication = 'PUBLISHED'
                    AND initiatives_14.kind = ANY ($4::TEXT[])
                    UNION SELECT initiatives_23.id AS id, organisations_27.slug AS value, organisations_27.name AS sv,
                    coalesce(organisations_27.name_en, organisations_27.name) AS en
                    FROM initiatives AS initiatives_23
                    JOIN participations AS participations_25 ON initiatives_23.id = participations_25.initiative_id
                    AND participations_25.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_26
                      WHERE organisations_26.id = participations_25.organisation_id
                      AND organisations_26.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_27 ON participations_25.organisation_id = organisations_27.id
                    AND organisations_27.kind = $5
                    AND organisations_27.publication = 'PUBLISHED'
                    WHERE initiatives_23.publication = 'PUBLISHED'
                    AND initiatives_23.kind = ANY ($6::TEXT[])) AS w_28
                  GROUP BY w_28.value, w_28.sv, w_28.en) AS f_29) AS "rssBody", (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_39) AS row_to_json_7
                  FROM (
                    SELECT f_38.value AS value, f_38.sv AS label, f_38.count AS count) AS o_39)
                ORDER BY f_38.count DESC, f_38.value ASC), '[]'::json) AS coalesce_4
                FROM (
                  SELECT w_37.value AS value, w_37.sv AS sv, w_37.en AS en, count(*) AS count
                  FROM (
                    SELECT DISTINCT initiatives_31.id AS id, counties_36.code AS value, counties_36.name AS sv,
                    counties_36.name AS en
                    FROM initiatives AS initiatives_31
                    JOIN participations AS participations_33 ON initiatives_31.id = participations_33.initiative_id
                    AND participations_33.publication = 'PUBLISHED'
                    AND (EXISTS (
                      SELECT 1
                      FROM organisations AS organisations_34
                      WHERE organisations_34.id = participations_33.organisation_id
                      AND organisations_34.publication = 'PUBLISHED'))
                    JOIN organisations AS organisations_35 ON organisations_35.id = participations_33.organisation_id
                    AND organisations_35.publication = 'PUBLISHED'
                    JOIN counties AS counties_36 ON counties_36.code = organisations_35.county_code
                    WHERE initiatives_31.publication = 'PUBLISHED'
                    AND initiatives_31.kind = ANY ($7::TEXT[])) AS w_37
                  GROUP BY w_37.value, w_37.sv, w_37.en) AS f_38) AS county) AS o_40) AS facets) AS o_41) AS anon_2)
     AS initiatives) AS o_42) AS anon_1
