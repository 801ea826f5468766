WITH RECURSIVE bits_5 AS MATERIALIZED (
  SELECT bitmaps_1.segment AS segment, bitmaps_1.bits & coalesce(h_4.bits, 0::bit(8192)) AS bits
  FROM bitmaps AS bitmaps_1
  LEFT OUTER
  JOIN (
    SELECT bitmaps_2.segment AS segment, bit_or(bitmaps_2.bits) AS bits
    FROM bitmaps AS bitmaps_2
    WHERE bitmaps_2.record_type = 'INITIATIVE'
    AND bitmaps_2.attribute = 'kind'
    AND bitmaps_2.value = ANY ($1::TEXT[])
    GROUP BY bitmaps_2.segment) AS h_4 ON h_4.segment = bitmaps_1.segment
  WHERE bitmaps_1.record_type = 'INITIATIVE'
  AND bitmaps_1.attribute = 'existence'), theme_within_21(theme_id, within_id, parent_id) AS (
  SELECT themes_19.id AS theme_id, themes_19.id AS within_id, themes_19.parent_id AS parent_id
  FROM themes AS themes_19
  WHERE themes_19.publication = 'PUBLISHED'
  UNION SELECT theme_within_21.theme_id AS theme_id, themes_20.id AS id, themes_20.parent_id AS parent_id
  FROM theme_within_21
  JOIN themes AS themes_20 ON themes_20.id = theme_within_21.parent_id
  WHERE themes_20.publication = 'PUBLISHED'), ends_13 AS (
  SELECT themes_12.id AS key, dense_rank() OVER (ORDER BY themes_12.slug, themes_12.name, coalesce(themes_12.name_en,
  themes_12.name)) AS n, themes_12.slug AS value, themes_12.name AS sv, coalesce(themes_12.name_en, themes_12.name)
   AS en
  FROM themes AS themes_12), leads_23 AS (
  SELECT DISTINCT themes_16.id AS at, e_17.n AS n
  FROM themes AS themes_16
  JOIN (theme_within_21 AS theme_within_22
  JOIN themes AS themes_18 ON themes_18.id = theme_within_22.within_id) ON themes_16.id = theme_within_22.theme_id
  AND themes_18.publication = 'PUBLISHED'
  JOIN ends_13 AS e_17 ON e_17.key = themes_18.id
  WHERE themes_16.publication = 'PUBLISHED'), met_25 AS (
  SELECT w_24.n AS n, w_24.segment AS segment, bit_or(w_24.bits) & any_value(w_24.rows) AS bits
  FROM (
    SELECT leads_23.n AS n, bitmaps_15.segment AS segment, bitmaps_15.bits AS bits, b_14.bits AS rows
    FROM bits_5 AS b_14
    JOIN bitmaps AS bitmaps_15 ON bitmaps_15.segment = b_14.segment
    JOIN leads_23 ON CAST(leads_23.at AS TEXT) = bitmaps_15.value
    WHERE bitmaps_15.record_type = 'INITIATIVE'
    AND bitmaps_15.attribute = 'themes') AS w_24
  GROUP BY w_24.n, w_24.segment), ends_33 AS (
  SELECT organisations_32.id AS key, dense_rank() OVER (ORDER BY organisations_32.slug, organisations_32.name, coalesce(
  organisations_32.name_en, organisations_32.name)) AS n, organisations_32.slug AS value, organisations_32.name AS sv,
  coalesce(organisations_32.name_en, organisations_32.name) AS en
  FROM organisations AS organisations_32), leads_46 AS (
  SELECT at_37.organisation_id AS at, e_41.n AS n
  FROM (
    SELECT organisations_36.id AS organisation_id
    FROM organisations AS organisations_36) AS at_37
  JOIN organisations AS organisations_38 ON organisations_38.id = at_37.organisation_id
  AND organisations_38.publication = 'PUBLISHED'
  JOIN (memberships AS memberships_40
  JOIN organisations AS organisations_39 ON organisations_39.id = memberships_40.rss_body_id)
   ON organisations_38.id = memberships_40.municipality_id
  AND memberships_40.is_primary
  AND memberships_40.publication = 'PUBLISHED'
  AND organisations_39.publication = 'PUBLISHED'
  JOIN ends_33 AS e_41 ON e_41.key = organisations_39.id
  UNION SELECT at_43.organisation_id AS at, e_45.n AS n
  FROM (
    SELECT organisations_42.id AS organisation_id
    FROM organisations AS organisations_42) AS at_43
  JOIN organisations AS organisations_44 ON at_43.organisation_id = organisations_44.id
  AND organisations_44.kind = 'RSS_BODY'
  AND organisations_44.publication = 'PUBLISHED'
  JOIN ends_33 AS e_45 ON e_45.key = organisations_44.id), met_48 AS (
  SELECT w_47.n AS n, w_47.segment AS segment, bit_or(w_47.bits) & any_value(w_47.rows) AS bits
  FROM (
    SELECT leads_46.n AS n, bitmaps_35.segment AS segment, bitmaps_35.bits AS bits, b_34.bits AS rows
    FROM bits_5 AS b_34
    JOIN bitmaps AS bitmaps_35 ON bitmaps_35.segment = b_34.segment
    JOIN leads_46 ON CAST(leads_46.at AS TEXT) = bitmaps_35.value
    WHERE bitmaps_35.record_type = 'INITIATIVE'
    AND bitmaps_35.attribute = 'taking_part.organisation_id') AS w_47
  GROUP BY w_47.n, w_47.segment), ends_56 AS (
  SELECT counties_55.code AS key, dense_rank() OVER (ORDER BY counties_55.code, counties_55.name, counties_55.name)
   AS n, counties_55.code AS value, counties_55.name AS sv, counties_55.name AS en
  FROM counties AS counties_55), leads_64 AS (
  SELECT DISTINCT at_60.organisation_id AS at, e_63.n AS n
  FROM (
    SELECT organisations_59.id AS organisation_id
    FROM organisations AS organisations_59) AS at_60
  JOIN organisations AS organisations_61 ON organisations_61.id = at_60.organisation_id
  AND organisations_61.publication = 'PUBLISHED'
  JOIN counties AS counties_62 ON counties_62.code = organisations_61.county_code
  JOIN ends_56 AS e_63 ON e_63.key = counties_62.code), met_66 AS (
  SELECT w_65.n AS n, w_65.segment AS segment, bit_or(w_65.bits) & any_value(w_65.rows) AS bits
  FROM (
    SELECT leads_64.n AS n, bitmaps_58.segment AS segment, bitmaps_58.bits AS bits, b_57.bits AS rows
    FROM bits_5 AS b_57
    JOIN bitmaps AS bitmaps_58 ON bitmaps_58.segment = b_57.segment
    JOIN leads_64 ON CAST(leads_64.at AS TEXT) = bitmaps_58.value
    WHERE bitmaps_58.record_type = 'INITIATIVE'
    AND bitmaps_58.attribute = 'taking_part.organisation_id') AS w_65
  GROUP BY w_65.n, w_65.segment) SELECT (
  SELECT row_to_json(o_75) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_74) AS row_to_json_2
        FROM (
          SELECT (
            SELECT CAST(coalesce(sum(bit_count(b_6.bits)), 0) AS BIGINT) AS coalesce_1
            FROM bits_5 AS b_6) AS "totalCount", (
            SELECT row_to_json(o_73) AS row_to_json_3
            FROM (
              SELECT (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_11) AS row_to_json_4
                  FROM (
                    SELECT f_10.value AS value, f_10.sv AS label, f_10.en AS english, f_10.count AS count) AS o_11)
                ORDER BY f_10.count DESC, f_10.value ASC), '[]'::json) AS coalesce_2
                FROM (
                  SELECT c_9.value AS value, CASE WHEN (c_9.value = 'PROPOSED') THEN 'föreslaget' WHEN (
                  c_9.value = 'PREPARING') THEN 'förbereds' WHEN (c_9.value = 'ONGOING') THEN 'pågår' WHEN (
                  c_9.value = 'COMPLETED') THEN 'avslutat' WHEN (c_9.value = 'DISCONTINUED')
                   THEN 'avbrutet' END AS sv, CASE WHEN (c_9.value = 'PROPOSED') THEN 'proposed' WHEN (
                  c_9.value = 'PREPARING') THEN 'preparing' WHEN (c_9.value = 'ONGOING') THEN 'ongoing' WHEN (
                  c_9.value = 'COMPLETED') THEN 'completed' WHEN (c_9.value = 'DISCONTINUED')
                   THEN 'discontinued' END AS en, c_9.count AS count
                  FROM (
                    SELECT bitmaps_8.value AS value, CAST(coalesce(sum(bit_count(bitmaps_8.bits & b_7.bits)), 0)
                     AS BIGINT) AS count
                    FROM bits_5 AS b_7
                    JOIN bitmaps AS bitmaps_8 ON bitmaps_8.segment = b_7.segment
                    WHERE bitmaps_8.record_type = 'INITIATIVE'
                    AND bitmaps_8.attribute = 'state'
                    GROUP BY bitmaps_8.value HAVING CAST(coalesce(sum(bit_count(bitmaps_8.bits & b_7.bits)), 0)
                     AS BIGINT) > 0) AS c_9) AS f_10) AS state, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_31) AS row_to_json_5
                  FROM (
                    SELECT f_30.value AS value, f_30.sv AS label, f_30.count AS count) AS o_31)
                ORDER BY f_30.count DESC, f_30.value ASC), '[]'::json) AS coalesce_3
                FROM (
                  SELECT l_29.value AS value, l_29.sv AS sv, l_29.en AS en, g_27.count AS count
                  FROM (
                    SELECT m_26.n AS n, CAST(coalesce(sum(bit_count(m_26.bits)), 0) AS BIGINT) AS count
                    FROM met_25 AS m_26
                    GROUP BY m_26.n HAVING CAST(coalesce(sum(bit_count(m_26.bits)), 0) AS BIGINT) > 0) AS g_27
                  JOIN (
                    SELECT DISTINCT e_28.n AS n, e_28.value AS value, e_28.sv AS sv, e_28.en AS en
                    FROM ends_13 AS e_28) AS l_29 ON l_29.n = g_27.n) AS f_30) AS theme, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_54) AS row_to_json_6
                  FROM (
                    SELECT f_53.value AS value, f_53.count AS count) AS o_54)
                ORDER BY f_53.count DESC, f_53.value ASC), '[]'::json) AS coalesce_4
                FROM (
                  SELECT l_52.value AS value, l_52.sv AS sv, l_52.en AS en, g_50.count AS count
                  FROM (
                    SELECT m_49.n AS n, CAST(coalesce(sum(bit_count(m_49.bits)), 0) AS BIGINT) AS count
                    FROM met_48 AS m_49
                    GROUP BY m_49.n HAVING CAST(coalesce(sum(bit_count(m_49.bits)), 0) AS BIGINT) > 0) AS g_50
                  JOIN (
                    SELECT DISTINCT e_51.n AS n, e_51.value AS value, e_51.sv AS sv, e_51.en AS en
                    FROM ends_33 AS e_51) AS l_52 ON l_52.n = g_50.n) AS f_53) AS "rssBody", (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_72) AS row_to_json_7
                  FROM (
                    SELECT f_71.value AS value, f_71.sv AS label, f_71.count AS count) AS o_72)
                ORDER BY f_71.count DESC, f_71.value ASC), '[]'::json) AS coalesce_5
                FROM (
                  SELECT l_70.value AS value, l_70.sv AS sv, l_70.en AS en, g_68.count AS count
                  FROM (
                    SELECT m_67.n AS n, CAST(coalesce(sum(bit_count(m_67.bits)), 0) AS BIGINT) AS count
                    FROM met_66 AS m_67
                    GROUP BY m_67.n HAVING CAST(coalesce(sum(bit_count(m_67.bits)), 0) AS BIGINT) > 0) AS g_68
                  JOIN (
                    SELECT DISTINCT e_69.n AS n, e_69.value AS value, e_69.sv AS sv, e_69.en AS en
                    FROM ends_56 AS e_69) AS l_70 ON l_70.n = g_68.n) AS f_71) AS county) AS o_73) AS facets) AS o_74)
       AS anon_2) AS initiatives) AS o_75) AS anon_1
