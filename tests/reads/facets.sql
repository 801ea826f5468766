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
  WHERE themes_16.publication = 'PUBLISHED'), ends_32 AS (
  SELECT organisations_31.id AS key, dense_rank() OVER (ORDER BY organisations_31.slug, organisations_31.name, coalesce(
  organisations_31.name_en, organisations_31.name)) AS n, organisations_31.slug AS value, organisations_31.name AS sv,
  coalesce(organisations_31.name_en, organisations_31.name) AS en
  FROM organisations AS organisations_31), leads_45 AS (
  SELECT at_36.organisation_id AS at, e_40.n AS n
  FROM (
    SELECT organisations_35.id AS organisation_id
    FROM organisations AS organisations_35) AS at_36
  JOIN organisations AS organisations_37 ON organisations_37.id = at_36.organisation_id
  AND organisations_37.publication = 'PUBLISHED'
  JOIN (memberships AS memberships_39
  JOIN organisations AS organisations_38 ON organisations_38.id = memberships_39.rss_body_id)
   ON organisations_37.id = memberships_39.municipality_id
  AND memberships_39.is_primary
  AND memberships_39.publication = 'PUBLISHED'
  AND organisations_38.publication = 'PUBLISHED'
  JOIN ends_32 AS e_40 ON e_40.key = organisations_38.id
  UNION SELECT at_42.organisation_id AS at, e_44.n AS n
  FROM (
    SELECT organisations_41.id AS organisation_id
    FROM organisations AS organisations_41) AS at_42
  JOIN organisations AS organisations_43 ON at_42.organisation_id = organisations_43.id
  AND organisations_43.kind = 'RSS_BODY'
  AND organisations_43.publication = 'PUBLISHED'
  JOIN ends_32 AS e_44 ON e_44.key = organisations_43.id), ends_54 AS (
  SELECT counties_53.code AS key, dense_rank() OVER (ORDER BY counties_53.code, counties_53.name, counties_53.name)
   AS n, counties_53.code AS value, counties_53.name AS sv, counties_53.name AS en
  FROM counties AS counties_53), leads_62 AS (
  SELECT DISTINCT at_58.organisation_id AS at, e_61.n AS n
  FROM (
    SELECT organisations_57.id AS organisation_id
    FROM organisations AS organisations_57) AS at_58
  JOIN organisations AS organisations_59 ON organisations_59.id = at_58.organisation_id
  AND organisations_59.publication = 'PUBLISHED'
  JOIN counties AS counties_60 ON counties_60.code = organisations_59.county_code
  JOIN ends_54 AS e_61 ON e_61.key = counties_60.code) SELECT (
  SELECT row_to_json(o_72) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_71) AS row_to_json_2
        FROM (
          SELECT (
            SELECT CAST(coalesce(sum(bit_count(b_6.bits)), 0) AS BIGINT) AS coalesce_1
            FROM bits_5 AS b_6) AS "totalCount", (
            SELECT row_to_json(o_70) AS row_to_json_3
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
                  SELECT row_to_json(o_30) AS row_to_json_5
                  FROM (
                    SELECT f_29.value AS value, f_29.sv AS label, f_29.count AS count) AS o_30)
                ORDER BY f_29.count DESC, f_29.value ASC), '[]'::json) AS coalesce_3
                FROM (
                  SELECT l_28.value AS value, l_28.sv AS sv, l_28.en AS en, g_26.count AS count
                  FROM (
                    SELECT m_25.n AS n, CAST(coalesce(sum(bit_count(m_25.bits)), 0) AS BIGINT) AS count
                    FROM (
                      SELECT w_24.n AS n, w_24.segment AS segment, bit_or(w_24.bits) & any_value(w_24.rows) AS bits
                      FROM (
                        SELECT leads_23.n AS n, bitmaps_15.segment AS segment, bitmaps_15.bits AS bits,
                        b_14.bits AS rows
                        FROM bits_5 AS b_14
                        JOIN bitmaps AS bitmaps_15 ON bitmaps_15.segment = b_14.segment
                        JOIN leads_23 ON CAST(leads_23.at AS TEXT) = bitmaps_15.value
                        WHERE bitmaps_15.record_type = 'INITIATIVE'
                        AND bitmaps_15.attribute = 'themes') AS w_24
                      GROUP BY w_24.n, w_24.segment) AS m_25
                    GROUP BY m_25.n HAVING CAST(coalesce(sum(bit_count(m_25.bits)), 0) AS BIGINT) > 0) AS g_26
                  JOIN (
                    SELECT DISTINCT e_27.n AS n, e_27.value AS value, e_27.sv AS sv, e_27.en AS en
                    FROM ends_13 AS e_27) AS l_28 ON l_28.n = g_26.n) AS f_29) AS theme, (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_52) AS row_to_json_6
                  FROM (
                    SELECT f_51.value AS value, f_51.count AS count) AS o_52)
                ORDER BY f_51.count DESC, f_51.value ASC), '[]'::json) AS coalesce_4
                FROM (
                  SELECT l_50.value AS value, l_50.sv AS sv, l_50.en AS en, g_48.count AS count
                  FROM (
                    SELECT m_47.n AS n, CAST(coalesce(sum(bit_count(m_47.bits)), 0) AS BIGINT) AS count
                    FROM (
                      SELECT w_46.n AS n, w_46.segment AS segment, bit_or(w_46.bits) & any_value(w_46.rows) AS bits
                      FROM (
                        SELECT leads_45.n AS n, bitmaps_34.segment AS segment, bitmaps_34.bits AS bits,
                        b_33.bits AS rows
                        FROM bits_5 AS b_33
                        JOIN bitmaps AS bitmaps_34 ON bitmaps_34.segment = b_33.segment
                        JOIN leads_45 ON CAST(leads_45.at AS TEXT) = bitmaps_34.value
                        WHERE bitmaps_34.record_type = 'INITIATIVE'
                        AND bitmaps_34.attribute = 'taking_part.organisation_id') AS w_46
                      GROUP BY w_46.n, w_46.segment) AS m_47
                    GROUP BY m_47.n HAVING CAST(coalesce(sum(bit_count(m_47.bits)), 0) AS BIGINT) > 0) AS g_48
                  JOIN (
                    SELECT DISTINCT e_49.n AS n, e_49.value AS value, e_49.sv AS sv, e_49.en AS en
                    FROM ends_32 AS e_49) AS l_50 ON l_50.n = g_48.n) AS f_51) AS "rssBody", (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_69) AS row_to_json_7
                  FROM (
                    SELECT f_68.value AS value, f_68.sv AS label, f_68.count AS count) AS o_69)
                ORDER BY f_68.count DESC, f_68.value ASC), '[]'::json) AS coalesce_5
                FROM (
                  SELECT l_67.value AS value, l_67.sv AS sv, l_67.en AS en, g_65.count AS count
                  FROM (
                    SELECT m_64.n AS n, CAST(coalesce(sum(bit_count(m_64.bits)), 0) AS BIGINT) AS count
                    FROM (
                      SELECT w_63.n AS n, w_63.segment AS segment, bit_or(w_63.bits) & any_value(w_63.rows) AS bits
                      FROM (
                        SELECT leads_62.n AS n, bitmaps_56.segment AS segment, bitmaps_56.bits AS bits,
                        b_55.bits AS rows
                        FROM bits_5 AS b_55
                        JOIN bitmaps AS bitmaps_56 ON bitmaps_56.segment = b_55.segment
                        JOIN leads_62 ON CAST(leads_62.at AS TEXT) = bitmaps_56.value
                        WHERE bitmaps_56.record_type = 'INITIATIVE'
                        AND bitmaps_56.attribute = 'taking_part.organisation_id') AS w_63
                      GROUP BY w_63.n, w_63.segment) AS m_64
                    GROUP BY m_64.n HAVING CAST(coalesce(sum(bit_count(m_64.bits)), 0) AS BIGINT) > 0) AS g_65
                  JOIN (
                    SELECT DISTINCT e_66.n AS n, e_66.value AS value, e_66.sv AS sv, e_66.en AS en
                    FROM ends_54 AS e_66) AS l_67 ON l_67.n = g_65.n) AS f_68) AS county) AS o_70) AS facets) AS o_71)
       AS anon_2) AS initiatives) AS o_72) AS anon_1
