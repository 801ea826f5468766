SELECT (
  SELECT row_to_json(o_49) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_48) AS row_to_json_2
        FROM (
          SELECT a_18.c0 AS nodes) AS o_48) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_47) AS row_to_json_3
          FROM (
            SELECT knowledge_needs_17.title AS title, (
              SELECT count(DISTINCT coalesce(organisations_23.id, CASE WHEN (organisations_21.kind = 'RSS_BODY')
               THEN organisations_21.id END, memberships_22.rss_body_id)) AS count_1
              FROM knowledge_needs AS knowledge_needs_19
              JOIN endorsements AS endorsements_20 ON endorsements_20.need_id = knowledge_needs_19.id
              JOIN organisations AS organisations_21 ON organisations_21.id = endorsements_20.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_22 ON memberships_22.municipality_id = organisations_21.id
              AND memberships_22.is_primary
              AND memberships_22.publication != 'WITHDRAWN'
              AND memberships_22.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_24
                WHERE memberships_22.rss_body_id = organisations_24.id
                AND organisations_24.publication = 'PUBLISHED'))
              LEFT OUTER
              JOIN organisations AS organisations_23 ON organisations_23.id = endorsements_20.via_id
              AND organisations_23.publication = 'PUBLISHED'
              WHERE (
              knowledge_needs_19.id = knowledge_needs_17.id OR knowledge_needs_19.merged_into_id = knowledge_needs_17.id)
              AND knowledge_needs_19.publication = 'PUBLISHED'
              AND endorsements_20.publication != 'WITHDRAWN'
              AND endorsements_20.publication = 'PUBLISHED'
              AND organisations_21.publication = 'PUBLISHED') AS "rssBodyCount", (
              SELECT count(DISTINCT CASE WHEN (organisations_27.kind = 'MUNICIPALITY') THEN organisations_27.id END)
               AS count_2
              FROM knowledge_needs AS knowledge_needs_25
              JOIN endorsements AS endorsements_26 ON endorsements_26.need_id = knowledge_needs_25.id
              JOIN organisations AS organisations_27 ON organisations_27.id = endorsements_26.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_28 ON memberships_28.municipality_id = organisations_27.id
              AND memberships_28.is_primary
              AND memberships_28.publication != 'WITHDRAWN'
              AND memberships_28.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_30
                WHERE memberships_28.rss_body_id = organisations_30.id
                AND organisations_30.publication = 'PUBLISHED'))
              LEFT OUTER
              JOIN organisations AS organisations_29 ON organisations_29.id = endorsements_26.via_id
              AND organisations_29.publication = 'PUBLISHED'
              WHERE (
              knowledge_needs_25.id = knowledge_needs_17.id OR knowledge_needs_25.merged_into_id = knowledge_needs_17.id)
              AND knowledge_needs_25.publication = 'PUBLISHED'
              AND endorsements_26.publication != 'WITHDRAWN'
              AND endorsements_26.publication = 'PUBLISHED'
              AND organisations_27.publication = 'PUBLISHED') AS "municipalityCount", (
              SELECT (
                SELECT row_to_json(o_38) AS row_to_json_4
                FROM (
                  SELECT a_36.c0 AS nodes) AS o_38) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_37) AS row_to_json_5
                  FROM (
                    SELECT initiatives_35.slug AS slug) AS o_37)
                ORDER BY p_34.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_33.k0 AS k0, q_33.k1 AS k1, row_number() OVER (ORDER BY q_33.k0 ASC, q_33.k1 ASC) AS rn
                  FROM (
                    SELECT initiatives_31.title_sort AS k0, initiatives_31.id AS k1
                    FROM initiative_needs AS initiative_needs_32
                    JOIN initiatives AS initiatives_31 ON initiatives_31.id = initiative_needs_32.initiative_id
                    WHERE knowledge_needs_17.id = initiative_needs_32.need_id
                    AND initiatives_31.publication = 'PUBLISHED'
                    ORDER BY initiatives_31.title_sort ASC, initiatives_31.id ASC
                    LIMIT 2) AS q_33) AS p_34
                JOIN initiatives AS initiatives_35 ON initiatives_35.id = p_34.k1) AS a_36) AS initiatives, (
              SELECT (
                SELECT row_to_json(o_46) AS row_to_json_6
                FROM (
                  SELECT a_44.c0 AS nodes) AS o_46) AS anon_4
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_45) AS row_to_json_7
                  FROM (
                    SELECT outputs_43.slug AS slug) AS o_45)
                ORDER BY p_42.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_41.k0 AS k0, q_41.k1 AS k1, row_number() OVER (ORDER BY q_41.k0 ASC, q_41.k1 ASC) AS rn
                  FROM (
                    SELECT outputs_39.title_sort AS k0, outputs_39.id AS k1
                    FROM need_outputs AS need_outputs_40
                    JOIN outputs AS outputs_39 ON outputs_39.id = need_outputs_40.output_id
                    WHERE knowledge_needs_17.id = need_outputs_40.need_id
                    AND outputs_39.publication = 'PUBLISHED'
                    ORDER BY outputs_39.title_sort ASC, outputs_39.id ASC
                    LIMIT 2) AS q_41) AS p_42
                JOIN outputs AS outputs_43 ON outputs_43.id = p_42.k1) AS a_44) AS outputs) AS o_47)
        ORDER BY p_16.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_15.k0 AS k0, q_15.k1 AS k1, q_15.k2 AS k2, row_number() OVER (ORDER BY q_15.k0 DESC, q_15.k1 ASC,
          q_15.k2 ASC) AS rn
          FROM (
            SELECT (
              SELECT count(DISTINCT coalesce(organisations_13.id, CASE WHEN (organisations_11.kind = 'RSS_BODY')
               THEN organisations_11.id END, memberships_12.rss_body_id)) AS count_3
              FROM knowledge_needs AS knowledge_needs_9
              JOIN endorsements AS endorsements_10 ON endorsements_10.need_id = knowledge_needs_9.id
              JOIN organisations AS organisations_11 ON organisations_11.id = endorsements_10.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_12 ON memberships_12.municipality_id = organisations_11.id
              AND memberships_12.is_primary
              AND memberships_12.publication != 'WITHDRAWN'
              AND memberships_12.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_14
                WHERE memberships_12.rss_body_id = organisations_14.id
                AND organisations_14.publication = 'PUBLISHED'))
              LEFT OUTER
              JOIN organisations AS organisations_13 ON organisations_13.id = endorsements_10.via_id
              AND organisations_13.publication = 'PUBLISHED'
              WHERE (
              knowledge_needs_9.id = knowledge_needs_1.id OR knowledge_needs_9.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_9.publication = 'PUBLISHED'
              AND endorsements_10.publication != 'WITHDRAWN'
              AND endorsements_10.publication = 'PUBLISHED'
              AND organisations_11.publication = 'PUBLISHED') AS k0, knowledge_needs_1.raised_on_sort AS k1,
            knowledge_needs_1.id AS k2
            FROM knowledge_needs AS knowledge_needs_1
            WHERE knowledge_needs_1.publication = 'PUBLISHED'
            AND (
              SELECT count(DISTINCT coalesce(organisations_6.id, CASE WHEN (organisations_4.kind = 'RSS_BODY')
               THEN organisations_4.id END, memberships_5.rss_body_id)) AS count_4
              FROM knowledge_needs AS knowledge_needs_2
              JOIN endorsements AS endorsements_3 ON endorsements_3.need_id = knowledge_needs_2.id
              JOIN organisations AS organisations_4 ON organisations_4.id = endorsements_3.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_5 ON memberships_5.municipality_id = organisations_4.id
              AND memberships_5.is_primary
              AND memberships_5.publication != 'WITHDRAWN'
              AND memberships_5.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_7
                WHERE memberships_5.rss_body_id = organisations_7.id
                AND organisations_7.publication = 'PUBLISHED'))
              LEFT OUTER
              JOIN organisations AS organisations_6 ON organisations_6.id = endorsements_3.via_id
              AND organisations_6.publication = 'PUBLISHED'
              WHERE (
              knowledge_needs_2.id = knowledge_needs_1.id OR knowledge_needs_2.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_2.publication = 'PUBLISHED'
              AND endorsements_3.publication != 'WITHDRAWN'
              AND endorsements_3.publication = 'PUBLISHED'
              AND organisations_4.publication = 'PUBLISHED') >= $1::INTEGER
            ORDER BY (
              SELECT count(DISTINCT coalesce(organisations_13.id, CASE WHEN (organisations_11.kind = 'RSS_BODY')
               THEN organisations_11.id END, memberships_12.rss_body_id)) AS count_3
              FROM knowledge_needs AS knowledge_needs_9
              JOIN endorsements AS endorsements_10 ON endorsements_10.need_id = knowledge_needs_9.id
              JOIN organisations AS organisations_11 ON organisations_11.id = endorsements_10.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_12 ON memberships_12.municipality_id = organisations_11.id
              AND memberships_12.is_primary
              AND memberships_12.publication != 'WITHDRAWN'
              AND memberships_12.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_14
                WHERE memberships_12.rss_body_id = organisations_14.id
                AND organisations_14.publication = 'PUBLISHED'))
              LEFT OUTER
              JOIN organisations AS organisations_13 ON organisations_13.id = endorsements_10.via_id
              AND organisations_13.publication = 'PUBLISHED'
              WHERE (
              knowledge_needs_9.id = knowledge_needs_1.id OR knowledge_needs_9.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_9.publication = 'PUBLISHED'
              AND endorsements_10.publication != 'WITHDRAWN'
              AND endorsements_10.publication = 'PUBLISHED'
              AND organisations_11.publication = 'PUBLISHED') DESC, knowledge_needs_1.raised_on_sort ASC,
            knowledge_needs_1.id ASC
            LIMIT 3) AS q_15) AS p_16
        JOIN knowledge_needs AS knowledge_needs_17 ON knowledge_needs_17.id = p_16.k2) AS a_18) AS "knowledgeNeeds")
   AS o_49) AS anon_1
