WITH RECURSIVE kept_3 AS (
  SELECT initiatives_1.id AS id, initiatives_1.state AS state
  FROM initiatives AS initiatives_1
  WHERE initiatives_1.publication = 'PUBLISHED'
  AND initiatives_1.kind = ANY ($1::TEXT[])), theme_within_16(theme_id, within_id, parent_id) AS (
  SELECT themes_14.id AS theme_id, themes_14.id AS within_id, themes_14.parent_id AS parent_id
  FROM themes AS themes_14
  WHERE themes_14.publication = 'PUBLISHED'
  UNION SELECT theme_within_16.theme_id AS theme_id, themes_15.id AS id, themes_15.parent_id AS parent_id
  FROM theme_within_16
  JOIN themes AS themes_15 ON themes_15.id = theme_within_16.parent_id
  WHERE themes_15.publication = 'PUBLISHED'), ends_10 AS (
  SELECT themes_9.id AS key, dense_rank() OVER (ORDER BY themes_9.slug, themes_9.name, coalesce(themes_9.name_en,
  themes_9.name)) AS n, themes_9.slug AS value, themes_9.name AS sv, coalesce(themes_9.name_en, themes_9.name) AS en
  FROM themes AS themes_9), ends_27 AS (
  SELECT organisations_26.id AS key, dense_rank() OVER (ORDER BY organisations_26.slug, organisations_26.name, coalesce(
  organisations_26.name_en, organisations_26.name)) AS n, organisations_26.slug AS value, organisations_26.name AS sv,
  coalesce(organisations_26.name_en, organisations_26.name) AS en
  FROM organisations AS organisations_26), leads_39 AS (
  SELECT at_30.organisation_id AS at, e_34.n AS n
  FROM (
    SELECT organisations_29.id AS organisation_id
    FROM organisations AS organisations_29) AS at_30
  JOIN organisations AS organisations_31 ON organisations_31.id = at_30.organisation_id
  AND organisations_31.publication = 'PUBLISHED'
  JOIN (memberships AS memberships_33
  JOIN organisations AS organisations_32 ON organisations_32.id = memberships_33.rss_body_id)
   ON organisations_31.id = memberships_33.municipality_id
  AND memberships_33.is_primary
  AND memberships_33.publication = 'PUBLISHED'
  AND organisations_32.publication = 'PUBLISHED'
  JOIN ends_27 AS e_34 ON e_34.key = organisations_32.id
  UNION SELECT at_36.organisation_id AS at, e_38.n AS n
  FROM (
    SELECT organisations_35.id AS organisation_id
    FROM organisations AS organisations_35) AS at_36
  JOIN organisations AS organisations_37 ON at_36.organisation_id = organisations_37.id
  AND organisations_37.kind = 'RSS_BODY'
  AND organisations_37.publication = 'PUBLISHED'
  JOIN ends_27 AS e_38 ON e_38.key = organisations_37.id), ends_48 AS (
  SELECT counties_47.code AS key, dense_rank() OVER (ORDER BY counties_47.code, counties_47.name, counties_47.name)
   AS n, counties_47.code AS value, counties_47.name AS sv, counties_47.name AS en
  FROM counties AS counties_47), leads_55 AS (
  SELECT DISTINCT at_51.organisation_id AS at, e_54.n AS n
  FROM (
    SELECT organisations_50.id AS organisation_id
    FROM organisations AS organisations_50) AS at_51
  JOIN organisations AS organisations_52 ON organisations_52.id = at_51.organisation_id
  AND organisations_52.publication = 'PUBLISHED'
  JOIN counties AS counties_53 ON counties_53.code = organisations_52.county_code
  JOIN ends_48 AS e_54 ON e_54.key = counties_53.code) SELECT (
  SELECT row_to_json(o_64) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_63) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM kept_3 AS k_4) AS "totalCount", (
            SELECT row_to_json(o_62) AS row_to_json_3
            FROM (
              SELECT (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_7) AS row_to_json_4
                  FROM (
                    SELECT f_6.value AS value, f_6.sv AS label, f_6.en AS english, f_6.count AS count) AS o_7)
                ORDER BY f_6.count DESC, f_6.value ASC), '[]'::json) AS coalesce_1
                FROM (
                  SELECT k_5.state AS value, CASE WHEN (k_5.state = 'PROPOSED') THEN 'föreslaget' WHEN (
                  k_5.state = 'PREPARING') THEN 'förbereds' WHEN (k_5.state = 'ONGOING') THEN 'pågår' WHEN (
                  k_5.state = 'COMPLETED') THEN 'avslutat' WHEN (k_5.state = 'DISCONTINUED')
                   THEN 'avbrutet' END AS sv, CASE WHEN (k_5.state = 'PROPOSED') THEN 'proposed' WHEN (
                  k_5.state = 'PREPARING') THEN 'preparing' WHEN (k_5.state = 'ONGOING') THEN 'ongoing' WHEN (
                  k_5.state = 'COMPLETED') THEN 'completed' WHEN (k_5.state = 'DISCONTINUED')
                   THEN 'discontinued' END AS en, count(*) AS count
                  FROM kept_3 AS k_5
                  GROUP BY k_5.state) AS f_6) AS state, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_24) AS row_to_json_5
                  FROM (
                    SELECT f_23.value AS value, f_23.sv AS label, f_23.count AS count) AS o_24)
                ORDER BY f_23.count DESC, f_23.value ASC), '[]'::json) AS coalesce_2
                FROM (
                  SELECT l_22.value AS value, l_22.sv AS sv, l_22.en AS en, g_20.count AS count
                  FROM (
                    SELECT w_19.n AS n, count(*) AS count
                    FROM (
                      SELECT DISTINCT k_8.id AS id, e_18.n AS n
                      FROM kept_3 AS k_8
                      JOIN (initiative_themes AS initiative_themes_12
                      JOIN themes AS themes_11 ON themes_11.id = initiative_themes_12.theme_id)
                       ON k_8.id = initiative_themes_12.initiative_id
                      AND themes_11.publication = 'PUBLISHED'
                      JOIN (theme_within_16 AS theme_within_17
                      JOIN themes AS themes_13 ON themes_13.id = theme_within_17.within_id)
                       ON themes_11.id = theme_within_17.theme_id
                      AND themes_13.publication = 'PUBLISHED'
                      JOIN ends_10 AS e_18 ON e_18.key = themes_13.id) AS w_19
                    GROUP BY w_19.n) AS g_20
                  JOIN (
                    SELECT DISTINCT e_21.n AS n, e_21.value AS value, e_21.sv AS sv, e_21.en AS en
                    FROM ends_10 AS e_21) AS l_22 ON l_22.n = g_20.n) AS f_23) AS theme, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_45) AS row_to_json_6
                  FROM (
                    SELECT f_44.value AS value, f_44.count AS count) AS o_45)
                ORDER BY f_44.count DESC, f_44.value ASC), '[]'::json) AS coalesce_3
                FROM (
                  SELECT l_43.value AS value, l_43.sv AS sv, l_43.en AS en, g_41.count AS count
                  FROM (
                    SELECT w_40.n AS n, count(*) AS count
                    FROM (
                      SELECT DISTINCT k_25.id AS id, leads_39.n AS n
                      FROM kept_3 AS k_25
                      JOIN participations AS participations_28 ON k_25.id = participations_28.initiative_id
                      AND participations_28.publication != 'WITHDRAWN'
                      AND participations_28.status IN ('STATED', 'CONFIRMED', 'LEFT')
                      AND participations_28.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER',
                      'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR')
                      AND participations_28.publication = 'PUBLISHED'
                      JOIN leads_39 ON leads_39.at = participations_28.organisation_id) AS w_40
                    GROUP BY w_40.n) AS g_41
                  JOIN (
                    SELECT DISTINCT e_42.n AS n, e_42.value AS value, e_42.sv AS sv, e_42.en AS en
                    FROM ends_27 AS e_42) AS l_43 ON l_43.n = g_41.n) AS f_44) AS "rssBody", (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_61) AS row_to_json_7
                  FROM (
                    SELECT f_60.value AS value, f_60.sv AS label, f_60.count AS count) AS o_61)
                ORDER BY f_60.count DESC, f_60.value ASC), '[]'::json) AS coalesce_4
                FROM (
                  SELECT l_59.value AS value, l_59.sv AS sv, l_59.en AS en, g_57.count AS count
                  FROM (
                    SELECT w_56.n AS n, count(*) AS count
                    FROM (
                      SELECT DISTINCT k_46.id AS id, leads_55.n AS n
                      FROM kept_3 AS k_46
                      JOIN participations AS participations_49 ON k_46.id = participations_49.initiative_id
                      AND participations_49.publication != 'WITHDRAWN'
                      AND participations_49.status IN ('STATED', 'CONFIRMED', 'LEFT')
                      AND participations_49.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER',
                      'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR')
                      AND participations_49.publication = 'PUBLISHED'
                      JOIN leads_55 ON leads_55.at = participations_49.organisation_id) AS w_56
                    GROUP BY w_56.n) AS g_57
                  JOIN (
                    SELECT DISTINCT e_58.n AS n, e_58.value AS value, e_58.sv AS sv, e_58.en AS en
                    FROM ends_48 AS e_58) AS l_59 ON l_59.n = g_57.n) AS f_60) AS county) AS o_62) AS facets) AS o_63)
       AS anon_2) AS initiatives) AS o_64) AS anon_1
