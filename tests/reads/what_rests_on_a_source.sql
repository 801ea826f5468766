SELECT (
  SELECT row_to_json(o_58) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_57) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM (
              SELECT source_counts_1.id AS id, source_counts_1.title AS title, source_counts_1.url AS url,
              source_counts_1.publisher AS publisher, source_counts_1.date AS date,
              source_counts_1.title_sort AS title_sort, source_counts_1.publisher_sort AS publisher_sort,
              source_counts_1.shown_records AS records
              FROM source_counts AS source_counts_1
              WHERE source_counts_1.shown_records > 0) AS cited_sources_9
            WHERE starts_with(swedish_sort(cited_sources_9.url), swedish_sort($1::VARCHAR))) AS "totalCount",
          a_8.c0 AS nodes) AS o_57) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_56) AS row_to_json_3
          FROM (
            SELECT cited_sources_7.title AS title, cited_sources_7.publisher AS publisher,
            cited_sources_7.records AS "recordCount", (
              SELECT (
                SELECT row_to_json(o_55) AS row_to_json_4
                FROM (
                  SELECT (
                    SELECT count(*) AS count_2
                    FROM (
                      SELECT source_mentions_11.id AS id, source_mentions_11.source_id AS source_id,
                      source_mentions_11.record_type AS record_type, source_mentions_11.record_id AS record_id, (
                      source_mentions_11.source ->> 'title') COLLATE "C" AS title, (
                      source_mentions_11.source ->> 'url') COLLATE "C" AS url, (
                      source_mentions_11.source ->> 'publisher') COLLATE "C" AS publisher, (
                      source_mentions_11.source ->> 'date') COLLATE "C" AS date, (
                      source_mentions_11.source ->> 'locator') COLLATE "C" AS locator, array((
                        SELECT anon_4.value
                        FROM jsonb_array_elements_text(source_mentions_11.source -> 'fields') AS anon_4(value)))
                       AS fields, coalesce(CAST(source_mentions_11.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM source_mentions AS source_mentions_11
                      WHERE source_mentions_11.audience IS NULL) AS citations_19
                    WHERE citations_19.source_id = cited_sources_7.id) AS "totalCount", a_18.c0 AS nodes) AS o_55)
               AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_54) AS row_to_json_5
                  FROM (
                    SELECT citations_17.record_type AS "recordType", citations_17.fields AS fields,
                    citations_17.locator AS locator, coalesce(CASE WHEN (decisions_20.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_21) AS row_to_json_6
                      FROM (
                        SELECT 'Decision' AS __typename) AS o_21) END, CASE WHEN (endorsements_22.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_23) AS row_to_json_7
                      FROM (
                        SELECT 'Endorsement' AS __typename) AS o_23) END, CASE WHEN (groups_24.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_25) AS row_to_json_8
                      FROM (
                        SELECT CASE WHEN (groups_24.kind IN ('REFERENCE_GROUP'))
                         THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_25) END, CASE WHEN (
                    initiatives_26.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_27) AS row_to_json_9
                      FROM (
                        SELECT 'Initiative' AS __typename, initiatives_26.title AS title) AS o_27) END, CASE WHEN (
                    keeper_requests_28.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_29) AS row_to_json_10
                      FROM (
                        SELECT 'KeeperRequest' AS __typename) AS o_29) END, CASE WHEN (
                    knowledge_needs_30.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_31) AS row_to_json_11
                      FROM (
                        SELECT 'KnowledgeNeed' AS __typename) AS o_31) END, CASE WHEN (lessons_32.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_33) AS row_to_json_12
                      FROM (
                        SELECT 'Lesson' AS __typename) AS o_33) END, CASE WHEN (mandates_34.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_35) AS row_to_json_13
                      FROM (
                        SELECT 'Mandate' AS __typename) AS o_35) END, CASE WHEN (memberships_36.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_37) AS row_to_json_14
                      FROM (
                        SELECT 'Membership' AS __typename) AS o_37) END, CASE WHEN (methods_38.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_39) AS row_to_json_15
                      FROM (
                        SELECT 'Method' AS __typename) AS o_39) END, CASE WHEN (method_uses_40.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_41) AS row_to_json_16
                      FROM (
                        SELECT 'MethodUse' AS __typename) AS o_41) END, CASE WHEN (needs_rounds_42.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_43) AS row_to_json_17
                      FROM (
                        SELECT 'NeedsRound' AS __typename) AS o_43) END, CASE WHEN (organisations_44.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_45) AS row_to_json_18
                      FROM (
                        SELECT CASE WHEN (organisations_44.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
                        organisations_44.kind IN ('RSS_BODY'))
                         THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename) AS o_45) END, CASE WHEN (
                    outputs_46.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_47) AS row_to_json_19
                      FROM (
                        SELECT 'Output' AS __typename) AS o_47) END, CASE WHEN (participations_48.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_49) AS row_to_json_20
                      FROM (
                        SELECT 'Participation' AS __typename) AS o_49) END, CASE WHEN (seats_50.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_51) AS row_to_json_21
                      FROM (
                        SELECT 'Seat' AS __typename) AS o_51) END, CASE WHEN (themes_52.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_53) AS row_to_json_22
                      FROM (
                        SELECT 'Theme' AS __typename) AS o_53) END) AS record) AS o_54)
                ORDER BY p_16.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_15.k0 AS k0, q_15.k1 AS k1, q_15.k2 AS k2, row_number() OVER (ORDER BY q_15.k0 ASC,
                  q_15.k1 ASC, q_15.k2 ASC) AS rn
                  FROM (
                    SELECT array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_14.record_type AS TEXT)) AS k0, citations_14.record_id AS k1, citations_14.id AS k2
                    FROM (
                      SELECT source_mentions_11.id AS id, source_mentions_11.source_id AS source_id,
                      source_mentions_11.record_type AS record_type, source_mentions_11.record_id AS record_id, (
                      source_mentions_11.source ->> 'title') COLLATE "C" AS title, (
                      source_mentions_11.source ->> 'url') COLLATE "C" AS url, (
                      source_mentions_11.source ->> 'publisher') COLLATE "C" AS publisher, (
                      source_mentions_11.source ->> 'date') COLLATE "C" AS date, (
                      source_mentions_11.source ->> 'locator') COLLATE "C" AS locator, array((
                        SELECT anon_4.value
                        FROM jsonb_array_elements_text(source_mentions_11.source -> 'fields') AS anon_4(value)))
                       AS fields, coalesce(CAST(source_mentions_11.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM source_mentions AS source_mentions_11
                      WHERE source_mentions_11.audience IS NULL) AS citations_14
                    WHERE citations_14.source_id = cited_sources_7.id
                    ORDER BY array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_14.record_type AS TEXT)) ASC, citations_14.record_id ASC, citations_14.id ASC
                    LIMIT 2) AS q_15) AS p_16
                JOIN (
                  SELECT source_mentions_11.id AS id, source_mentions_11.source_id AS source_id,
                  source_mentions_11.record_type AS record_type, source_mentions_11.record_id AS record_id, (
                  source_mentions_11.source ->> 'title') COLLATE "C" AS title, (source_mentions_11.source ->> 'url')
                   COLLATE "C" AS url, (source_mentions_11.source ->> 'publisher') COLLATE "C" AS publisher, (
                  source_mentions_11.source ->> 'date') COLLATE "C" AS date, (source_mentions_11.source ->> 'locator')
                   COLLATE "C" AS locator, array((
                    SELECT anon_4.value
                    FROM jsonb_array_elements_text(source_mentions_11.source -> 'fields') AS anon_4(value)))
                   AS fields, coalesce(CAST(source_mentions_11.source ->> 'is_inferred' AS BOOLEAN), false)
                   AS is_inferred
                  FROM source_mentions AS source_mentions_11
                  WHERE source_mentions_11.audience IS NULL) AS citations_17 ON citations_17.id = p_16.k2
                LEFT OUTER
                JOIN decisions AS decisions_20 ON citations_17.record_id = decisions_20.id
                LEFT OUTER
                JOIN endorsements AS endorsements_22 ON citations_17.record_id = endorsements_22.id
                LEFT OUTER
                JOIN groups AS groups_24 ON citations_17.record_id = groups_24.id
                LEFT OUTER
                JOIN initiatives AS initiatives_26 ON citations_17.record_id = initiatives_26.id
                LEFT OUTER
                JOIN keeper_requests AS keeper_requests_28 ON citations_17.record_id = keeper_requests_28.id
                LEFT OUTER
                JOIN knowledge_needs AS knowledge_needs_30 ON citations_17.record_id = knowledge_needs_30.id
                LEFT OUTER
                JOIN lessons AS lessons_32 ON citations_17.record_id = lessons_32.id
                LEFT OUTER
                JOIN mandates AS mandates_34 ON citations_17.record_id = mandates_34.id
                LEFT OUTER
                JOIN memberships AS memberships_36 ON citations_17.record_id = memberships_36.id
                LEFT OUTER
                JOIN methods AS methods_38 ON citations_17.record_id = methods_38.id
                LEFT OUTER
                JOIN method_uses AS method_uses_40 ON citations_17.record_id = method_uses_40.id
                LEFT OUTER
                JOIN needs_rounds AS needs_rounds_42 ON citations_17.record_id = needs_rounds_42.id
                LEFT OUTER
                JOIN organisations AS organisations_44 ON citations_17.record_id = organisations_44.id
                LEFT OUTER
                JOIN outputs AS outputs_46 ON citations_17.record_id = outputs_46.id
                LEFT OUTER
                JOIN participations AS participations_48 ON citations_17.record_id = participations_48.id
                LEFT OUTER
                JOIN seats AS seats_50 ON citations_17.record_id = seats_50.id
                LEFT OUTER
                JOIN themes AS themes_52 ON citations_17.record_id = themes_52.id) AS a_18) AS citations) AS o_56)
        ORDER BY p_6.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_5.k0 AS k0, q_5.k1 AS k1, row_number() OVER (ORDER BY q_5.k0 DESC, q_5.k1 DESC) AS rn
          FROM (
            SELECT cited_sources_3.records AS k0, cited_sources_3.id AS k1
            FROM (
              SELECT source_counts_1.id AS id, source_counts_1.title AS title, source_counts_1.url AS url,
              source_counts_1.publisher AS publisher, source_counts_1.date AS date,
              source_counts_1.title_sort AS title_sort, source_counts_1.publisher_sort AS publisher_sort,
              source_counts_1.shown_records AS records
              FROM source_counts AS source_counts_1
              WHERE source_counts_1.shown_records > 0) AS cited_sources_3
            WHERE starts_with(swedish_sort(cited_sources_3.url), swedish_sort($2::VARCHAR))
            ORDER BY cited_sources_3.records DESC, cited_sources_3.id DESC
            LIMIT 2) AS q_5) AS p_6
        JOIN (
          SELECT source_counts_1.id AS id, source_counts_1.title AS title, source_counts_1.url AS url,
          source_counts_1.publisher AS publisher, source_counts_1.date AS date,
          source_counts_1.title_sort AS title_sort, source_counts_1.publisher_sort AS publisher_sort,
          source_counts_1.shown_records AS records
          FROM source_counts AS source_counts_1
          WHERE source_counts_1.shown_records > 0) AS cited_sources_7 ON cited_sources_7.id = p_6.k1) AS a_8)
     AS sources) AS o_58) AS anon_1
