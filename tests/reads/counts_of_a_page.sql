WITH q_2 AS (
  SELECT organisations_1.name_sort AS k0, organisations_1.id AS k1
  FROM organisations AS organisations_1
  WHERE organisations_1.publication = 'PUBLISHED'
  AND organisations_1.kind = 'RSS_BODY'
  AND (organisations_1.valid_from IS NULL OR organisations_1.valid_from <= CAST(timezone('Europe/Stockholm', now())
   AS DATE))
  AND (organisations_1.valid_to IS NULL OR organisations_1.valid_to >= CAST(timezone('Europe/Stockholm', now())
   AS DATE))
  ORDER BY organisations_1.name_sort ASC, organisations_1.id ASC
  LIMIT 3) SELECT (
  SELECT row_to_json(o_38) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_21) AS row_to_json_2
        FROM (
          SELECT a_5.c0 AS nodes) AS o_21) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_20) AS row_to_json_3
          FROM (
            SELECT organisations_4.short_name AS "shortName", (
              SELECT (
                SELECT row_to_json(o_12) AS row_to_json_4
                FROM (
                  SELECT coalesce(n_11.n, 0) AS "totalCount") AS o_12) AS anon_3) AS participations, (
              SELECT (
                SELECT row_to_json(o_19) AS row_to_json_5
                FROM (
                  SELECT coalesce(n_18.n, 0) AS "totalCount") AS o_19) AS anon_4) AS municipalities) AS o_20)
        ORDER BY p_3.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_2.k0 AS k0, q_2.k1 AS k1, row_number() OVER (ORDER BY q_2.k0 ASC, q_2.k1 ASC) AS rn
          FROM q_2) AS p_3
        JOIN organisations AS organisations_4 ON organisations_4.id = p_3.k1
        LEFT OUTER
        JOIN (
          SELECT organisations_6.id AS id, count(*) AS n
          FROM (
            SELECT q_2.k1 AS id
            FROM q_2) AS i_10
          JOIN organisations AS organisations_6 ON organisations_6.id = i_10.id
          JOIN participations AS participations_7 ON organisations_6.id = participations_7.organisation_id
          AND participations_7.publication = 'PUBLISHED'
          AND participations_7.status IN ('STATED', 'CONFIRMED', 'LEFT')
          AND participations_7.role IN ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT',
          'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR')
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_8
            WHERE initiatives_8.id = participations_7.initiative_id
            AND initiatives_8.publication = 'PUBLISHED'
            AND initiatives_8.state = $1::VARCHAR))
          GROUP BY organisations_6.id) AS n_11 ON n_11.id = organisations_4.id
        LEFT OUTER
        JOIN (
          SELECT organisations_13.id AS id, count(*) AS n
          FROM (
            SELECT q_2.k1 AS id
            FROM q_2) AS i_17
          JOIN organisations AS organisations_13 ON organisations_13.id = i_17.id
          JOIN memberships AS memberships_14 ON organisations_13.id = memberships_14.rss_body_id
          AND memberships_14.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_15
            WHERE memberships_14.municipality_id = organisations_15.id
            AND organisations_15.publication = 'PUBLISHED'
            AND organisations_15.population >= $2::INTEGER))
          GROUP BY organisations_13.id) AS n_18 ON n_18.id = organisations_4.id) AS a_5) AS "rssBodies", (
      SELECT (
        SELECT row_to_json(o_37) AS row_to_json_6
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM knowledge_needs AS knowledge_needs_31
            WHERE knowledge_needs_31.publication = 'PUBLISHED'
            AND NOT (EXISTS (
              SELECT 1
              FROM initiative_needs AS initiative_needs_33
              JOIN initiatives AS initiatives_32 ON initiatives_32.id = initiative_needs_33.initiative_id
              WHERE knowledge_needs_31.id = initiative_needs_33.need_id
              AND initiatives_32.publication = 'PUBLISHED'
              AND initiatives_32.state IN ('PREPARING', 'ONGOING', 'COMPLETED')))
            AND NOT (EXISTS (
              SELECT 1
              FROM need_outputs AS need_outputs_35
              JOIN outputs AS outputs_34 ON outputs_34.id = need_outputs_35.output_id
              WHERE knowledge_needs_31.id = need_outputs_35.need_id
              AND outputs_34.publication = 'PUBLISHED'))) AS "totalCount", a_30.c0 AS nodes) AS o_37) AS anon_5
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_36) AS row_to_json_7
          FROM (
            SELECT knowledge_needs_29.title AS title) AS o_36)
        ORDER BY p_28.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_27.k0 AS k0, q_27.k1 AS k1, row_number() OVER (ORDER BY q_27.k0 ASC, q_27.k1 ASC) AS rn
          FROM (
            SELECT knowledge_needs_22.title_sort AS k0, knowledge_needs_22.id AS k1
            FROM knowledge_needs AS knowledge_needs_22
            WHERE knowledge_needs_22.publication = 'PUBLISHED'
            AND NOT (EXISTS (
              SELECT 1
              FROM initiative_needs AS initiative_needs_24
              JOIN initiatives AS initiatives_23 ON initiatives_23.id = initiative_needs_24.initiative_id
              WHERE knowledge_needs_22.id = initiative_needs_24.need_id
              AND initiatives_23.publication = 'PUBLISHED'
              AND initiatives_23.state IN ('PREPARING', 'ONGOING', 'COMPLETED')))
            AND NOT (EXISTS (
              SELECT 1
              FROM need_outputs AS need_outputs_26
              JOIN outputs AS outputs_25 ON outputs_25.id = need_outputs_26.output_id
              WHERE knowledge_needs_22.id = need_outputs_26.need_id
              AND outputs_25.publication = 'PUBLISHED'))
            ORDER BY knowledge_needs_22.title_sort ASC, knowledge_needs_22.id ASC
            LIMIT 2) AS q_27) AS p_28
        JOIN knowledge_needs AS knowledge_needs_29 ON knowledge_needs_29.id = p_28.k1) AS a_30) AS "knowledgeNeeds")
   AS o_38) AS anon_1
