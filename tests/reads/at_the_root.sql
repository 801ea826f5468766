SELECT (
  SELECT row_to_json(o_22) AS row_to_json_1
  FROM (
    SELECT $1::JSON AS __typename, (
      SELECT row_to_json(o_4) AS row_to_json_2
      FROM (
        SELECT $2::JSON AS name, $3::JSON AS role) AS o_4) AS viewer, $4::JSON AS vocabulary, (
      SELECT coalesce(json_agg((
        SELECT row_to_json(o_7) AS row_to_json_3
        FROM (
          SELECT themes_6.name AS name) AS o_7)
      ORDER BY themes_6.name_sort ASC, themes_6.id ASC), '[]'::json) AS coalesce_1
      FROM themes AS themes_6
      WHERE themes_6.publication = 'PUBLISHED'
      AND themes_6.kind = $5::VARCHAR) AS themes, (
      SELECT (
        SELECT row_to_json(o_21) AS row_to_json_4
        FROM (
          SELECT counties_9.name AS name, (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_13) AS row_to_json_5
              FROM (
                SELECT organisations_11.name AS name) AS o_13)
            ORDER BY organisations_11.name_sort ASC, organisations_11.id ASC), '[]'::json) AS coalesce_2
            FROM organisation_counties AS organisation_counties_12
            JOIN organisations AS organisations_11 ON organisation_counties_12.organisation_id = organisations_11.id
            AND organisations_11.kind = 'RSS_BODY'
            WHERE counties_9.code = organisation_counties_12.county_code
            AND organisations_11.publication = 'PUBLISHED'
            AND (organisations_11.valid_from IS NULL OR organisations_11.valid_from <= CAST(timezone(
            'Europe/Stockholm', now()) AS DATE))
            AND (organisations_11.valid_to IS NULL OR organisations_11.valid_to >= CAST(timezone('Europe/Stockholm',
            now()) AS DATE))) AS "rssBodies", (
            SELECT (
              SELECT row_to_json(o_20) AS row_to_json_6
              FROM (
                SELECT a_18.c0 AS nodes) AS o_20) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_19) AS row_to_json_7
                FROM (
                  SELECT organisations_17.name AS name) AS o_19)
              ORDER BY p_16.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_15.k0 AS k0, q_15.k1 AS k1, row_number() OVER (ORDER BY q_15.k0 ASC, q_15.k1 ASC) AS rn
                FROM (
                  SELECT organisations_14.name_sort AS k0, organisations_14.id AS k1
                  FROM organisations AS organisations_14
                  WHERE counties_9.code = organisations_14.county_code
                  AND organisations_14.publication = 'PUBLISHED'
                  AND organisations_14.kind = 'MUNICIPALITY'
                  AND (organisations_14.valid_from IS NULL OR organisations_14.valid_from <= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))
                  AND (organisations_14.valid_to IS NULL OR organisations_14.valid_to >= CAST(timezone(
                  'Europe/Stockholm', now()) AS DATE))
                  ORDER BY organisations_14.name_sort ASC, organisations_14.id ASC
                  LIMIT 1) AS q_15) AS p_16
              JOIN organisations AS organisations_17 ON organisations_17.id = p_16.k1) AS a_18) AS municipalities)
         AS o_21) AS anon_2
      FROM counties AS counties_9
      WHERE counties_9.code = $6::VARCHAR) AS county) AS o_22) AS anon_1
