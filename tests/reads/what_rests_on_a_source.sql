SELECT (
  SELECT row_to_json(o_56) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_55) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM (
              SELECT source_counts_1.id AS id, source_counts_1.title AS title, source_counts_1.url AS url,
              source_counts_1.publisher AS publisher, source_counts_1.date AS date,
              source_counts_1.title_sort AS title_sort, source_counts_1.publisher_sort AS publisher_sort,
              source_counts_1.shown_records AS records
              FROM source_counts AS source_counts_1
              WHERE source_counts_1.shown_records > 0) AS cited_sources_8
            WHERE starts_with(swedish_sort(cited_sources_8.url), swedish_sort($1::VARCHAR))) AS "totalCount",
          a_7.c0 AS nodes) AS o_55) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_54) AS row_to_json_3
          FROM (
            SELECT p_6.title AS title, p_6.publisher AS publisher, p_6.records AS "recordCount", (
              SELECT (
                SELECT row_to_json(o_53) AS row_to_json_4
                FROM (
                  SELECT (
                    SELECT count(*) AS count_2
                    FROM (
                      SELECT source_mentions_10.id AS id, source_mentions_10.source_id AS source_id,
                      source_mentions_10.record_type AS record_type, source_mentions_10.record_id AS record_id, (
                      source_mentions_10.source ->> 'title') COLLATE "C" AS title, (
                      source_mentions_10.source ->> 'url') COLLATE "C" AS url, (
                      source_mentions_10.source ->> 'publisher') COLLATE "C" AS publisher, (
                      source_mentions_10.source ->> 'date') COLLATE "C" AS date, (
                      source_mentions_10.source ->> 'locator') COLLATE "C" AS locator, array((
                        SELECT anon_4.value
                        FROM jsonb_array_elements_text(source_mentions_10.source -> 'fields') AS anon_4(value)))
                       AS fields, coalesce(CAST(source_mentions_10.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM source_mentions AS source_mentions_10
                      WHERE source_mentions_10.audience IS NULL) AS citations_17
                    WHERE citations_17.source_id = p_6.id) AS "totalCount", a_16.c0 AS nodes) AS o_53) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_52) AS row_to_json_5
                  FROM (
                    SELECT p_15.record_type AS "recordType", p_15.fields AS fields, p_15.locator AS locator, coalesce(
                    CASE WHEN (decisions_18.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_19) AS row_to_json_6
                      FROM (
                        SELECT 'Decision' AS __typename) AS o_19) END, CASE WHEN (endorsements_20.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_21) AS row_to_json_7
                      FROM (
                        SELECT 'Endorsement' AS __typename) AS o_21) END, CASE WHEN (groups_22.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_23) AS row_to_json_8
                      FROM (
                        SELECT CASE WHEN (groups_22.kind IN ('REFERENCE_GROUP'))
                         THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_23) END, CASE WHEN (
                    initiatives_24.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_25) AS row_to_json_9
                      FROM (
                        SELECT 'Initiative' AS __typename, initiatives_24.title AS title) AS o_25) END, CASE WHEN (
                    keeper_requests_26.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_27) AS row_to_json_10
                      FROM (
                        SELECT 'KeeperRequest' AS __typename) AS o_27) END, CASE WHEN (
                    knowledge_needs_28.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_29) AS row_to_json_11
                      FROM (
                        SELECT 'KnowledgeNeed' AS __typename) AS o_29) END, CASE WHEN (lessons_30.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_31) AS row_to_json_12
                      FROM (
                        SELECT 'Lesson' AS __typename) AS o_31) END, CASE WHEN (mandates_32.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_33) AS row_to_json_13
                      FROM (
                        SELECT 'Mandate' AS __typename) AS o_33) END, CASE WHEN (memberships_34.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_35) AS row_to_json_14
                      FROM (
                        SELECT 'Membership' AS __typename) AS o_35) END, CASE WHEN (methods_36.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_37) AS row_to_json_15
                      FROM (
                        SELECT 'Method' AS __typename) AS o_37) END, CASE WHEN (method_uses_38.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_39) AS row_to_json_16
                      FROM (
                        SELECT 'MethodUse' AS __typename) AS o_39) END, CASE WHEN (needs_rounds_40.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_41) AS row_to_json_17
                      FROM (
                        SELECT 'NeedsRound' AS __typename) AS o_41) END, CASE WHEN (organisations_42.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_43) AS row_to_json_18
                      FROM (
                        SELECT CASE WHEN (organisations_42.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
                        organisations_42.kind IN ('RSS_BODY'))
                         THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename) AS o_43) END, CASE WHEN (
                    outputs_44.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_45) AS row_to_json_19
                      FROM (
                        SELECT 'Output' AS __typename) AS o_45) END, CASE WHEN (participations_46.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_47) AS row_to_json_20
                      FROM (
                        SELECT 'Participation' AS __typename) AS o_47) END, CASE WHEN (seats_48.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_49) AS row_to_json_21
                      FROM (
                        SELECT 'Seat' AS __typename) AS o_49) END, CASE WHEN (themes_50.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_51) AS row_to_json_22
                      FROM (
                        SELECT 'Theme' AS __typename) AS o_51) END) AS record) AS o_52)
                ORDER BY p_15.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_14.k0 AS k0, q_14.k1 AS k1, q_14.k2 AS k2, q_14.id AS id, q_14.source_id AS source_id,
                  q_14.record_type AS record_type, q_14.record_id AS record_id, q_14.title AS title, q_14.url AS url,
                  q_14.publisher AS publisher, q_14.date AS date, q_14.locator AS locator, q_14.fields AS fields,
                  q_14.is_inferred AS is_inferred, row_number() OVER (ORDER BY q_14.k0 ASC, q_14.k1 ASC, q_14.k2 ASC)
                   AS rn
                  FROM (
                    SELECT array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_13.record_type AS TEXT)) AS k0, citations_13.record_id AS k1, citations_13.id AS k2,
                    citations_13.id AS id, citations_13.source_id AS source_id,
                    citations_13.record_type AS record_type, citations_13.record_id AS record_id,
                    citations_13.title AS title, citations_13.url AS url, citations_13.publisher AS publisher,
                    citations_13.date AS date, citations_13.locator AS locator, citations_13.fields AS fields,
                    citations_13.is_inferred AS is_inferred
                    FROM (
                      SELECT source_mentions_10.id AS id, source_mentions_10.source_id AS source_id,
                      source_mentions_10.record_type AS record_type, source_mentions_10.record_id AS record_id, (
                      source_mentions_10.source ->> 'title') COLLATE "C" AS title, (
                      source_mentions_10.source ->> 'url') COLLATE "C" AS url, (
                      source_mentions_10.source ->> 'publisher') COLLATE "C" AS publisher, (
                      source_mentions_10.source ->> 'date') COLLATE "C" AS date, (
                      source_mentions_10.source ->> 'locator') COLLATE "C" AS locator, array((
                        SELECT anon_4.value
                        FROM jsonb_array_elements_text(source_mentions_10.source -> 'fields') AS anon_4(value)))
                       AS fields, coalesce(CAST(source_mentions_10.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM source_mentions AS source_mentions_10
                      WHERE source_mentions_10.audience IS NULL) AS citations_13
                    WHERE citations_13.source_id = p_6.id
                    ORDER BY array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_13.record_type AS TEXT)) ASC, citations_13.record_id ASC, citations_13.id ASC
                    LIMIT 2) AS q_14) AS p_15
                LEFT OUTER
                JOIN decisions AS decisions_18 ON p_15.record_id = decisions_18.id
                LEFT OUTER
                JOIN endorsements AS endorsements_20 ON p_15.record_id = endorsements_20.id
                LEFT OUTER
                JOIN groups AS groups_22 ON p_15.record_id = groups_22.id
                LEFT OUTER
                JOIN initiatives AS initiatives_24 ON p_15.record_id = initiatives_24.id
                LEFT OUTER
                JOIN keeper_requests AS keeper_requests_26 ON p_15.record_id = keeper_requests_26.id
                LEFT OUTER
                JOIN knowledge_needs AS knowledge_needs_28 ON p_15.record_id = knowledge_needs_28.id
                LEFT OUTER
                JOIN lessons AS lessons_30 ON p_15.record_id = lessons_30.id
                LEFT OUTER
                JOIN mandates AS mandates_32 ON p_15.record_id = mandates_32.id
                LEFT OUTER
                JOIN memberships AS memberships_34 ON p_15.record_id = memberships_34.id
                LEFT OUTER
                JOIN methods AS methods_36 ON p_15.record_id = methods_36.id
                LEFT OUTER
                JOIN method_uses AS method_uses_38 ON p_15.record_id = method_uses_38.id
                LEFT OUTER
                JOIN needs_rounds AS needs_rounds_40 ON p_15.record_id = needs_rounds_40.id
                LEFT OUTER
                JOIN organisations AS organisations_42 ON p_15.record_id = organisations_42.id
                LEFT OUTER
                JOIN outputs AS outputs_44 ON p_15.record_id = outputs_44.id
                LEFT OUTER
                JOIN participations AS participations_46 ON p_15.record_id = participations_46.id
                LEFT OUTER
                JOIN seats AS seats_48 ON p_15.record_id = seats_48.id
                LEFT OUTER
                JOIN themes AS themes_50 ON p_15.record_id = themes_50.id) AS a_16) AS citations) AS o_54)
        ORDER BY p_6.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_5.k0 AS k0, q_5.k1 AS k1, q_5.id AS id, q_5.title AS title, q_5.url AS url,
          q_5.publisher AS publisher, q_5.date AS date, q_5.title_sort AS title_sort,
          q_5.publisher_sort AS publisher_sort, q_5.records AS records, row_number() OVER (ORDER BY q_5.k0 DESC,
          q_5.k1 DESC) AS rn
          FROM (
            SELECT cited_sources_3.records AS k0, cited_sources_3.id AS k1, cited_sources_3.id AS id,
            cited_sources_3.title AS title, cited_sources_3.url AS url, cited_sources_3.publisher AS publisher,
            cited_sources_3.date AS date, cited_sources_3.title_sort AS title_sort,
            cited_sources_3.publisher_sort AS publisher_sort, cited_sources_3.records AS records
            FROM (
              SELECT source_counts_1.id AS id, source_counts_1.title AS title, source_counts_1.url AS url,
              source_counts_1.publisher AS publisher, source_counts_1.date AS date,
              source_counts_1.title_sort AS title_sort, source_counts_1.publisher_sort AS publisher_sort,
              source_counts_1.shown_records AS records
              FROM source_counts AS source_counts_1
              WHERE source_counts_1.shown_records > 0) AS cited_sources_3
            WHERE starts_with(swedish_sort(cited_sources_3.url), swedish_sort($2::VARCHAR))
            ORDER BY cited_sources_3.records DESC, cited_sources_3.id DESC
            LIMIT 2) AS q_5) AS p_6) AS a_7) AS sources) AS o_56) AS anon_1
