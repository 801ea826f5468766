SELECT (
  SELECT row_to_json(o_29) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_28) AS row_to_json_2
        FROM (
          SELECT a_8.c0 AS nodes) AS o_28) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_27) AS row_to_json_3
          FROM (
            SELECT knowledge_needs_7.title AS title, (
              SELECT nullif(need_backings_9.rss_body_count, 0) AS nullif_1
              FROM need_backings AS need_backings_9
              WHERE need_backings_9.need_id = knowledge_needs_7.id) AS "rssBodyCount", (
              SELECT nullif(need_backings_10.municipality_count, 0) AS nullif_2
              FROM need_backings AS need_backings_10
              WHERE need_backings_10.need_id = knowledge_needs_7.id) AS "municipalityCount", (
              SELECT (
                SELECT row_to_json(o_18) AS row_to_json_4
                FROM (
                  SELECT a_16.c0 AS nodes) AS o_18) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_17) AS row_to_json_5
                  FROM (
                    SELECT initiatives_15.slug AS slug) AS o_17)
                ORDER BY p_14.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_13.k0 AS k0, q_13.k1 AS k1, row_number() OVER (ORDER BY q_13.k0 ASC, q_13.k1 ASC) AS rn
                  FROM (
                    SELECT initiatives_11.title_sort AS k0, initiatives_11.id AS k1
                    FROM initiative_needs AS initiative_needs_12
                    JOIN initiatives AS initiatives_11 ON initiatives_11.id = initiative_needs_12.initiative_id
                    WHERE knowledge_needs_7.id = initiative_needs_12.need_id
                    AND initiatives_11.publication = 'PUBLISHED'
                    ORDER BY initiatives_11.title_sort ASC, initiatives_11.id ASC
                    LIMIT 2) AS q_13) AS p_14
                JOIN initiatives AS initiatives_15 ON initiatives_15.id = p_14.k1) AS a_16) AS initiatives, (
              SELECT (
                SELECT row_to_json(o_26) AS row_to_json_6
                FROM (
                  SELECT a_24.c0 AS nodes) AS o_26) AS anon_4
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_25) AS row_to_json_7
                  FROM (
                    SELECT outputs_23.slug AS slug) AS o_25)
                ORDER BY p_22.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_21.k0 AS k0, q_21.k1 AS k1, row_number() OVER (ORDER BY q_21.k0 ASC, q_21.k1 ASC) AS rn
                  FROM (
                    SELECT outputs_19.title_sort AS k0, outputs_19.id AS k1
                    FROM need_outputs AS need_outputs_20
                    JOIN outputs AS outputs_19 ON outputs_19.id = need_outputs_20.output_id
                    WHERE knowledge_needs_7.id = need_outputs_20.need_id
                    AND outputs_19.publication = 'PUBLISHED'
                    ORDER BY outputs_19.title_sort ASC, outputs_19.id ASC
                    LIMIT 2) AS q_21) AS p_22
                JOIN outputs AS outputs_23 ON outputs_23.id = p_22.k1) AS a_24) AS outputs) AS o_27)
        ORDER BY p_6.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_5.k0 AS k0, q_5.k1 AS k1, q_5.k2 AS k2, row_number() OVER (ORDER BY q_5.k0 DESC, q_5.k1 ASC,
          q_5.k2 ASC) AS rn
          FROM (
            SELECT coalesce((
              SELECT nullif(need_backings_4.rss_body_count, 0) AS nullif_3
              FROM need_backings AS need_backings_4
              WHERE need_backings_4.need_id = knowledge_needs_1.id), -1) AS k0, knowledge_needs_1.raised_on_sort AS k1,
            knowledge_needs_1.id AS k2
            FROM knowledge_needs AS knowledge_needs_1
            WHERE knowledge_needs_1.publication = 'PUBLISHED'
            AND (
              SELECT nullif(need_backings_2.rss_body_count, 0) AS nullif_4
              FROM need_backings AS need_backings_2
              WHERE need_backings_2.need_id = knowledge_needs_1.id) >= $1::INTEGER
            ORDER BY coalesce((
              SELECT nullif(need_backings_4.rss_body_count, 0) AS nullif_3
              FROM need_backings AS need_backings_4
              WHERE need_backings_4.need_id = knowledge_needs_1.id), -1) DESC, knowledge_needs_1.raised_on_sort ASC,
            knowledge_needs_1.id ASC
            LIMIT 3) AS q_5) AS p_6
        JOIN knowledge_needs AS knowledge_needs_7 ON knowledge_needs_7.id = p_6.k2) AS a_8) AS "knowledgeNeeds")
   AS o_29) AS anon_1
