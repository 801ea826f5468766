WITH hidden_8 AS MATERIALIZED (
  SELECT initiatives_7.id AS id, initiatives_7.kind AS kind,
  initiatives_7.participants_known_completeness AS participants_known_completeness, initiatives_7.state AS state
  FROM initiatives AS initiatives_7
  WHERE initiatives_7.publication IN ('DRAFT', 'WITHDRAWN')), seen_13 AS MATERIALIZED (
  SELECT bitmaps_6.segment AS segment, bitmaps_6.value AS value, bitmaps_6.bits AS bits
  FROM bitmaps AS bitmaps_6
  WHERE bitmaps_6.record_type = 'INITIATIVE'
  AND bitmaps_6.attribute = 'existence'
  UNION ALL SELECT w_12.word / 128 AS segment, w_12.value AS value, bit_or(CAST(CAST(w_12.bits AS BIT(64)) AS BIT(8192))
   >> (w_12.word % 128) * 64) AS bits
  FROM (
    SELECT bitmap_ordinals_11.ordinal / 64 AS word, r_10.value AS value, bit_or(1::bigint << 63 - (
    bitmap_ordinals_11.ordinal % 64)) AS bits
    FROM (
      SELECT h_9.id AS id, '' AS value
      FROM hidden_8 AS h_9) AS r_10
    JOIN bitmap_ordinals AS bitmap_ordinals_11 ON bitmap_ordinals_11.record_id = r_10.id
    GROUP BY bitmap_ordinals_11.ordinal / 64, r_10.value) AS w_12
  GROUP BY w_12.word / 128, w_12.value), bits_16 AS MATERIALIZED (
  SELECT all_15.segment AS segment, all_15.bits AS bits
  FROM (
    SELECT b_14.segment AS segment, bit_or(b_14.bits) AS bits
    FROM seen_13 AS b_14
    GROUP BY b_14.segment) AS all_15) SELECT (
  SELECT row_to_json(o_31) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_30) AS row_to_json_2
        FROM (
          SELECT (
            SELECT CAST(coalesce(sum(bit_count(b_17.bits)), 0) AS BIGINT) AS coalesce_1
            FROM bits_16 AS b_17) AS "totalCount", a_5.c0 AS nodes) AS o_30) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_29) AS row_to_json_3
          FROM (
            SELECT initiatives_4.title AS title, initiatives_4.publication AS publication, (
              SELECT (
                SELECT row_to_json(o_26) AS row_to_json_4
                FROM (
                  SELECT a_22.c0 AS nodes) AS o_26) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_25) AS row_to_json_5
                  FROM (
                    SELECT CASE WHEN (organisations_23.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_24) AS row_to_json_6
                      FROM (
                        SELECT organisations_23.name AS name) AS o_24) END AS organisation) AS o_25)
                ORDER BY p_20.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_19.k0 AS k0, row_number() OVER (ORDER BY q_19.k0 ASC) AS rn
                  FROM (
                    SELECT participations_18.id AS k0
                    FROM participations AS participations_18
                    WHERE initiatives_4.id = participations_18.initiative_id
                    ORDER BY participations_18.id ASC
                    LIMIT 1) AS q_19) AS p_20
                JOIN participations AS participations_21 ON participations_21.id = p_20.k0
                LEFT OUTER
                JOIN organisations AS organisations_23 ON organisations_23.id = participations_21.organisation_id)
               AS a_22) AS participations, (
              SELECT row_to_json(o_28) AS row_to_json_7
              FROM (
                SELECT (
                  SELECT row_to_json(o_27) AS row_to_json_8
                  FROM (
                    SELECT true AS allowed, NULL AS reason) AS o_27) AS update) AS o_28) AS "viewerCan") AS o_29)
        ORDER BY p_3.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_2.k0 AS k0, q_2.k1 AS k1, row_number() OVER (ORDER BY q_2.k0 ASC, q_2.k1 ASC) AS rn
          FROM (
            SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
            FROM initiatives AS initiatives_1
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 2) AS q_2) AS p_3
        JOIN initiatives AS initiatives_4 ON initiatives_4.id = p_3.k1) AS a_5) AS initiatives) AS o_31) AS anon_1
