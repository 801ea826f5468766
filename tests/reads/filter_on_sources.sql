SELECT (
  SELECT row_to_json(o_16) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_15) AS row_to_json_2
        FROM (
          SELECT a_11.c0 AS nodes) AS o_15) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_14) AS row_to_json_3
          FROM (
            SELECT outputs_10.title AS title, (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_13) AS row_to_json_4
                FROM (
                  SELECT anon_3.value ->> 'publisher' AS publisher) AS o_13)
              ORDER BY anon_3.place), '[]'::json) AS coalesce_1
              FROM jsonb_array_elements(outputs_10.sources) WITH ORDINALITY AS anon_3(value, place)) AS sources)
           AS o_14)
        ORDER BY p_9.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_8.k0 AS k0, q_8.k1 AS k1, row_number() OVER (ORDER BY q_8.k0 ASC, q_8.k1 ASC) AS rn
          FROM (
            SELECT outputs_1.title_sort AS k0, outputs_1.id AS k1
            FROM outputs AS outputs_1
            WHERE outputs_1.publication = 'PUBLISHED'
            AND (EXISTS (
              SELECT 1
              FROM LATERAL (
                SELECT concat(named_4.record_id, '/', named_4.within, named_4.place) COLLATE "C" AS id,
                null AS source_id, named_4.record_type AS record_type, named_4.record_id AS record_id, (
                named_4.source ->> 'title') COLLATE "C" AS title, (named_4.source ->> 'url') COLLATE "C" AS url, (
                named_4.source ->> 'publisher') COLLATE "C" AS publisher, (named_4.source ->> 'date')
                 COLLATE "C" AS date, (named_4.source ->> 'locator') COLLATE "C" AS locator, array((
                  SELECT anon_4.value
                  FROM jsonb_array_elements_text(named_4.source -> 'fields') AS anon_4(value))) AS fields, coalesce(
                CAST(named_4.source ->> 'is_inferred' AS BOOLEAN), false) AS is_inferred
                FROM LATERAL (
                  SELECT 'OUTPUT' AS record_type, outputs_1.id AS record_id, '' AS within, anon_5.place AS place,
                  anon_5.value AS source
                  FROM jsonb_array_elements(outputs_1.sources) WITH ORDINALITY AS anon_5(value, place)
                  WHERE anon_5.value IS NOT NULL
                  UNION ALL SELECT 'OUTPUT' AS record_type, outputs_1.id AS record_id, 'reportedCounts' AS within,
                  anon_6.place AS place, anon_6.value -> 'source' AS source
                  FROM jsonb_array_elements(outputs_1.reported_counts) WITH ORDINALITY AS anon_6(value, place)
                  WHERE (anon_6.value -> 'source') IS NOT NULL) AS named_4) AS citations_6
              WHERE citations_6.record_id = outputs_1.id
              AND citations_6.publisher = $1::VARCHAR
              AND NOT citations_6.is_inferred))
            ORDER BY outputs_1.title_sort ASC, outputs_1.id ASC
            LIMIT 20) AS q_8) AS p_9
        JOIN outputs AS outputs_10 ON outputs_10.id = p_9.k1) AS a_11) AS outputs) AS o_16) AS anon_1
