SELECT (
  SELECT row_to_json(o_13) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_12) AS row_to_json_2
        FROM (
          SELECT (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_5) AS row_to_json_3
              FROM (
                SELECT anon_3.value ->> 'unit' AS unit, CAST(anon_3.value ->> 'count' AS INTEGER) AS count, coalesce(
                CAST(anon_3.value ->> 'is_approximate' AS BOOLEAN), false) AS "isApproximate",
                anon_3.value ->> 'on' AS "on", CASE WHEN ((anon_3.value -> 'source') IS NOT NULL) THEN (
                  SELECT row_to_json(o_4) AS row_to_json_4
                  FROM (
                    SELECT (anon_3.value -> 'source') ->> 'title' AS title, (anon_3.value -> 'source')
                     ->> 'publisher' AS publisher, CAST((anon_3.value -> 'source') -> 'fields' AS JSON) AS fields)
                   AS o_4) END AS source) AS o_5)
            ORDER BY anon_3.place), '[]'::json) AS coalesce_1
            FROM jsonb_array_elements(initiatives_1.reported_counts) WITH ORDINALITY AS anon_3(value, place))
           AS "reportedCounts", (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_9) AS row_to_json_5
              FROM (
                SELECT anon_4.value ->> 'function' AS function, CASE WHEN (organisations_7.id IS NOT NULL) THEN (
                  SELECT row_to_json(o_8) AS row_to_json_6
                  FROM (
                    SELECT organisations_7.name AS name) AS o_8) END AS organisation) AS o_9)
            ORDER BY anon_4.place), '[]'::json) AS coalesce_2
            FROM jsonb_array_elements(initiatives_1.contacts) WITH ORDINALITY AS anon_4(value, place)
            LEFT OUTER
            JOIN organisations AS organisations_7 ON organisations_7.id = uuid(anon_4.value ->> 'organisation_id')
            AND organisations_7.publication = 'PUBLISHED') AS contacts, (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_11) AS row_to_json_7
              FROM (
                SELECT anon_5.value ->> 'name' AS name, anon_5.value ->> 'until' AS until) AS o_11)
            ORDER BY anon_5.place), '[]'::json) AS coalesce_3
            FROM jsonb_array_elements(initiatives_1.former_titles) WITH ORDINALITY AS anon_5(value, place))
           AS "formerTitles") AS o_12) AS anon_2
      FROM initiatives AS initiatives_1
      WHERE (initiatives_1.slug = $1::VARCHAR OR (initiatives_1.former_slugs @> ARRAY[CAST($1::VARCHAR AS TEXT)]))
      AND initiatives_1.publication = 'PUBLISHED'
      ORDER BY initiatives_1.slug = $1::VARCHAR DESC, initiatives_1.publication = 'PUBLISHED' DESC, initiatives_1.id
      LIMIT 1) AS initiative) AS o_13) AS anon_1
