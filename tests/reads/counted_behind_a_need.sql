SELECT (
  SELECT row_to_json(o_45) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_44) AS row_to_json_2
        FROM (
          SELECT a_16.c0 AS nodes) AS o_44) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_43) AS row_to_json_3
          FROM (
            SELECT knowledge_needs_15.title AS title, (
              SELECT count(DISTINCT coalesce(endorsements_18.via_id, CASE WHEN (organisations_19.kind = 'RSS_BODY')
               THEN organisations_19.id END, memberships_20.rss_body_id)) AS count_1
              FROM knowledge_needs AS knowledge_needs_17
              JOIN endorsements AS endorsements_18 ON endorsements_18.need_id = knowledge_needs_17.id
              JOIN organisations AS organisations_19 ON organisations_19.id = endorsements_18.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_20 ON memberships_20.municipality_id = organisations_19.id
              AND memberships_20.is_primary
              AND memberships_20.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_21
                WHERE memberships_20.rss_body_id = organisations_21.id
                AND organisations_21.publication = 'PUBLISHED'))
              WHERE (
              knowledge_needs_17.id = knowledge_needs_15.id OR knowledge_needs_17.merged_into_id = knowledge_needs_15.id)
              AND knowledge_needs_17.publication = 'PUBLISHED'
              AND endorsements_18.publication = 'PUBLISHED'
              AND organisations_19.publication = 'PUBLISHED') AS "rssBodyCount", (
              SELECT count(DISTINCT CASE WHEN (organisations_24.kind = 'MUNICIPALITY') THEN organisations_24.id END)
               AS count_2
              FROM knowledge_needs AS knowledge_needs_22
              JOIN endorsements AS endorsements_23 ON endorsements_23.need_id = knowledge_needs_22.id
              JOIN organisations AS organisations_24 ON organisations_24.id = endorsements_23.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_25 ON memberships_25.municipality_id = organisations_24.id
              AND memberships_25.is_primary
              AND memberships_25.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_26
                WHERE memberships_25.rss_body_id = organisations_26.id
                AND organisations_26.publication = 'PUBLISHED'))
              WHERE (
              knowledge_needs_22.id = knowledge_needs_15.id OR knowledge_needs_22.merged_into_id = knowledge_needs_15.id)
              AND knowledge_needs_22.publication = 'PUBLISHED'
              AND endorsements_23.publication = 'PUBLISHED'
              AND organisations_24.publication = 'PUBLISHED') AS "municipalityCount", (
              SELECT (
                SELECT row_to_json(o_34) AS row_to_json_4
                FROM (
                  SELECT a_32.c0 AS nodes) AS o_34) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_33) AS row_to_json_5
                  FROM (
                    SELECT initiatives_31.slug AS slug) AS o_33)
                ORDER BY p_30.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_29.k0 AS k0, q_29.k1 AS k1, row_number() OVER (ORDER BY q_29.k0 ASC, q_29.k1 ASC) AS rn
                  FROM (
                    SELECT initiatives_27.title_sort AS k0, initiatives_27.id AS k1
                    FROM initiative_needs AS initiative_needs_28
                    JOIN initiatives AS initiatives_27 ON initiatives_27.id = initiative_needs_28.initiative_id
                    WHERE knowledge_needs_15.id = initiative_needs_28.need_id
                    AND initiatives_27.publication = 'PUBLISHED'
                    ORDER BY initiatives_27.title_sort ASC, initiatives_27.id ASC
                    LIMIT 2) AS q_29) AS p_30
                JOIN initiatives AS initiatives_31 ON initiatives_31.id = p_30.k1) AS a_32) AS initiatives, (
              SELECT (
                SELECT row_to_json(o_42) AS row_to_json_6
                FROM (
                  SELECT a_40.c0 AS nodes) AS o_42) AS anon_4
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_41) AS row_to_json_7
                  FROM (
                    SELECT outputs_39.slug AS slug) AS o_41)
                ORDER BY p_38.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_37.k0 AS k0, q_37.k1 AS k1, row_number() OVER (ORDER BY q_37.k0 ASC, q_37.k1 ASC) AS rn
                  FROM (
                    SELECT outputs_35.title_sort AS k0, outputs_35.id AS k1
                    FROM need_outputs AS need_outputs_36
                    JOIN outputs AS outputs_35 ON outputs_35.id = need_outputs_36.output_id
                    WHERE knowledge_needs_15.id = need_outputs_36.need_id
                    AND outputs_35.publication = 'PUBLISHED'
                    ORDER BY outputs_35.title_sort ASC, outputs_35.id ASC
                    LIMIT 2) AS q_37) AS p_38
                JOIN outputs AS outputs_39 ON outputs_39.id = p_38.k1) AS a_40) AS outputs) AS o_43)
        ORDER BY p_14.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_13.k0 AS k0, q_13.k1 AS k1, q_13.k2 AS k2, row_number() OVER (ORDER BY q_13.k0 DESC, q_13.k1 ASC,
          q_13.k2 ASC) AS rn
          FROM (
            SELECT (
              SELECT count(DISTINCT coalesce(endorsements_9.via_id, CASE WHEN (organisations_10.kind = 'RSS_BODY')
               THEN organisations_10.id END, memberships_11.rss_body_id)) AS count_3
              FROM knowledge_needs AS knowledge_needs_8
              JOIN endorsements AS endorsements_9 ON endorsements_9.need_id = knowledge_needs_8.id
              JOIN organisations AS organisations_10 ON organisations_10.id = endorsements_9.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_11 ON memberships_11.municipality_id = organisations_10.id
              AND memberships_11.is_primary
              AND memberships_11.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_12
                WHERE memberships_11.rss_body_id = organisations_12.id
                AND organisations_12.publication = 'PUBLISHED'))
              WHERE (
              knowledge_needs_8.id = knowledge_needs_1.id OR knowledge_needs_8.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_8.publication = 'PUBLISHED'
              AND endorsements_9.publication = 'PUBLISHED'
              AND organisations_10.publication = 'PUBLISHED') AS k0, knowledge_needs_1.raised_on_sort AS k1,
            knowledge_needs_1.id AS k2
            FROM knowledge_needs AS knowledge_needs_1
            WHERE knowledge_needs_1.publication = 'PUBLISHED'
            AND (
              SELECT count(DISTINCT coalesce(endorsements_3.via_id, CASE WHEN (organisations_4.kind = 'RSS_BODY')
               THEN organisations_4.id END, memberships_5.rss_body_id)) AS count_4
              FROM knowledge_needs AS knowledge_needs_2
              JOIN endorsements AS endorsements_3 ON endorsements_3.need_id = knowledge_needs_2.id
              JOIN organisations AS organisations_4 ON organisations_4.id = endorsements_3.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_5 ON memberships_5.municipality_id = organisations_4.id
              AND memberships_5.is_primary
              AND memberships_5.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_6
                WHERE memberships_5.rss_body_id = organisations_6.id
                AND organisations_6.publication = 'PUBLISHED'))
              WHERE (
              knowledge_needs_2.id = knowledge_needs_1.id OR knowledge_needs_2.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_2.publication = 'PUBLISHED'
              AND endorsements_3.publication = 'PUBLISHED'
              AND organisations_4.publication = 'PUBLISHED') >= $1::INTEGER
            ORDER BY (
              SELECT count(DISTINCT coalesce(endorsements_9.via_id, CASE WHEN (organisations_10.kind = 'RSS_BODY')
               THEN organisations_10.id END, memberships_11.rss_body_id)) AS count_3
              FROM knowledge_needs AS knowledge_needs_8
              JOIN endorsements AS endorsements_9 ON endorsements_9.need_id = knowledge_needs_8.id
              JOIN organisations AS organisations_10 ON organisations_10.id = endorsements_9.organisation_id
              LEFT OUTER
              JOIN memberships AS memberships_11 ON memberships_11.municipality_id = organisations_10.id
              AND memberships_11.is_primary
              AND memberships_11.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_12
                WHERE memberships_11.rss_body_id = organisations_12.id
                AND organisations_12.publication = 'PUBLISHED'))
              WHERE (
              knowledge_needs_8.id = knowledge_needs_1.id OR knowledge_needs_8.merged_into_id = knowledge_needs_1.id)
              AND knowledge_needs_8.publication = 'PUBLISHED'
              AND endorsements_9.publication = 'PUBLISHED'
              AND organisations_10.publication = 'PUBLISHED') DESC, knowledge_needs_1.raised_on_sort ASC,
            knowledge_needs_1.id ASC
            LIMIT 3) AS q_13) AS p_14
        JOIN knowledge_needs AS knowledge_needs_15 ON knowledge_needs_15.id = p_14.k2) AS a_16) AS "knowledgeNeeds")
   AS o_45) AS anon_1
