WITH named_83 AS (
  SELECT concat(told_82.record_id, '/', told_82.within, told_82.place) AS id, told_82.record_type AS record_type,
  told_82.record_id AS record_id, told_82.within AS within, told_82.place AS place, told_82.source AS source, CAST(md5(
  CAST(jsonb_build_array(told_82.source ->> 'title', told_82.source ->> 'url', told_82.source ->> 'publisher',
  told_82.source ->> 'date') AS TEXT)) AS UUID) AS source_id
  FROM (
    SELECT c_5.record_type AS record_type, c_5.record_id AS record_id, c_5.within AS within, c_5.place AS place,
    c_5.source AS source
    FROM decisions AS decisions_2
    JOIN LATERAL (
      SELECT 'DECISION' AS record_type, decisions_2.id AS record_id, '' AS within, anon_3.place AS place,
      anon_3.value AS source
      FROM jsonb_array_elements(decisions_2.sources) WITH ORDINALITY AS anon_3(value, place)
      WHERE anon_3.value IS NOT NULL) AS c_5 ON true
    WHERE decisions_2.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM knowledge_needs AS knowledge_needs_3
      WHERE knowledge_needs_3.id = decisions_2.need_id
      AND knowledge_needs_3.publication = 'PUBLISHED'))
    UNION ALL SELECT c_10.record_type AS record_type, c_10.record_id AS record_id, c_10.within AS within,
    c_10.place AS place, c_10.source AS source
    FROM endorsements AS endorsements_6
    JOIN LATERAL (
      SELECT 'ENDORSEMENT' AS record_type, endorsements_6.id AS record_id, '' AS within, anon_4.place AS place,
      anon_4.value AS source
      FROM jsonb_array_elements(endorsements_6.sources) WITH ORDINALITY AS anon_4(value, place)
      WHERE anon_4.value IS NOT NULL) AS c_10 ON true
    WHERE endorsements_6.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM knowledge_needs AS knowledge_needs_7
      WHERE knowledge_needs_7.id = endorsements_6.need_id
      AND knowledge_needs_7.publication = 'PUBLISHED'))
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_8
      WHERE organisations_8.id = endorsements_6.organisation_id
      AND organisations_8.publication = 'PUBLISHED'))
    UNION ALL SELECT c_15.record_type AS record_type, c_15.record_id AS record_id, c_15.within AS within,
    c_15.place AS place, c_15.source AS source
    FROM groups AS groups_13
    JOIN LATERAL (
      SELECT 'GROUP' AS record_type, groups_13.id AS record_id, '' AS within, anon_5.place AS place,
      anon_5.value AS source
      FROM jsonb_array_elements(groups_13.sources) WITH ORDINALITY AS anon_5(value, place)
      WHERE anon_5.value IS NOT NULL) AS c_15 ON true
    WHERE groups_13.publication = 'PUBLISHED'
    UNION ALL SELECT c_18.record_type AS record_type, c_18.record_id AS record_id, c_18.within AS within,
    c_18.place AS place, c_18.source AS source
    FROM initiatives AS initiatives_16
    JOIN LATERAL (
      SELECT 'INITIATIVE' AS record_type, initiatives_16.id AS record_id, '' AS within, anon_6.place AS place,
      anon_6.value AS source
      FROM jsonb_array_elements(initiatives_16.sources) WITH ORDINALITY AS anon_6(value, place)
      WHERE anon_6.value IS NOT NULL) AS c_18 ON true
    WHERE initiatives_16.publication = 'PUBLISHED'
    UNION ALL SELECT c_20.record_type AS record_type, c_20.record_id AS record_id, c_20.within AS within,
    c_20.place AS place, c_20.source AS source
    FROM initiatives AS initiatives_16
    JOIN LATERAL (
      SELECT 'INITIATIVE' AS record_type, initiatives_16.id AS record_id, 'reportedCounts' AS within,
      anon_7.place AS place, anon_7.value -> 'source' AS source
      FROM jsonb_array_elements(initiatives_16.reported_counts) WITH ORDINALITY AS anon_7(value, place)
      WHERE (anon_7.value -> 'source') IS NOT NULL) AS c_20 ON true
    WHERE initiatives_16.publication = 'PUBLISHED'
    UNION ALL SELECT c_24.record_type AS record_type, c_24.record_id AS record_id, c_24.within AS within,
    c_24.place AS place, c_24.source AS source
    FROM keeper_requests AS keeper_requests_21
    JOIN LATERAL (
      SELECT 'KEEPER_REQUEST' AS record_type, keeper_requests_21.id AS record_id, '' AS within, anon_8.place AS place,
      anon_8.value AS source
      FROM jsonb_array_elements(keeper_requests_21.sources) WITH ORDINALITY AS anon_8(value, place)
      WHERE anon_8.value IS NOT NULL) AS c_24 ON true
    WHERE keeper_requests_21.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_22
      WHERE organisations_22.id = keeper_requests_21.organisation_id
      AND organisations_22.publication = 'PUBLISHED'))
    UNION ALL SELECT c_27.record_type AS record_type, c_27.record_id AS record_id, c_27.within AS within,
    c_27.place AS place, c_27.source AS source
    FROM knowledge_needs AS knowledge_needs_25
    JOIN LATERAL (
      SELECT 'KNOWLEDGE_NEED' AS record_type, knowledge_needs_25.id AS record_id, '' AS within, anon_9.place AS place,
      anon_9.value AS source
      FROM jsonb_array_elements(knowledge_needs_25.sources) WITH ORDINALITY AS anon_9(value, place)
      WHERE anon_9.value IS NOT NULL) AS c_27 ON true
    WHERE knowledge_needs_25.publication = 'PUBLISHED'
    UNION ALL SELECT c_33.record_type AS record_type, c_33.record_id AS record_id, c_33.within AS within,
    c_33.place AS place, c_33.source AS source
    FROM lessons AS lessons_28
    JOIN LATERAL (
      SELECT 'LESSON' AS record_type, lessons_28.id AS record_id, '' AS within, anon_10.place AS place,
      anon_10.value AS source
      FROM jsonb_array_elements(lessons_28.sources) WITH ORDINALITY AS anon_10(value, place)
      WHERE anon_10.value IS NOT NULL) AS c_33 ON true
    WHERE lessons_28.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM participations AS participations_29
      WHERE participations_29.id = lessons_28.participation_id
      AND participations_29.publication = 'PUBLISHED'
      AND (EXISTS (
        SELECT 1
        FROM initiatives AS initiatives_30
        WHERE initiatives_30.id = participations_29.initiative_id
        AND initiatives_30.publication = 'PUBLISHED'))
      AND (EXISTS (
        SELECT 1
        FROM organisations AS organisations_31
        WHERE organisations_31.id = participations_29.organisation_id
        AND organisations_31.publication = 'PUBLISHED'))))
    UNION ALL SELECT c_36.record_type AS record_type, c_36.record_id AS record_id, c_36.within AS within,
    c_36.place AS place, c_36.source AS source
    FROM mandates AS mandates_34
    JOIN LATERAL (
      SELECT 'MANDATE' AS record_type, mandates_34.id AS record_id, '' AS within, anon_11.place AS place,
      anon_11.value AS source
      FROM jsonb_array_elements(mandates_34.sources) WITH ORDINALITY AS anon_11(value, place)
      WHERE anon_11.value IS NOT NULL) AS c_36 ON true
    WHERE mandates_34.publication = 'PUBLISHED'
    UNION ALL SELECT c_41.record_type AS record_type, c_41.record_id AS record_id, c_41.within AS within,
    c_41.place AS place, c_41.source AS source
    FROM memberships AS memberships_37
    JOIN LATERAL (
      SELECT 'MEMBERSHIP' AS record_type, memberships_37.id AS record_id, '' AS within, anon_12.place AS place,
      anon_12.value AS source
      FROM jsonb_array_elements(memberships_37.sources) WITH ORDINALITY AS anon_12(value, place)
      WHERE anon_12.value IS NOT NULL) AS c_41 ON true
    WHERE memberships_37.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_38
      WHERE memberships_37.municipality_id = organisations_38.id
      AND organisations_38.publication = 'PUBLISHED'))
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_39
      WHERE memberships_37.rss_body_id = organisations_39.id
      AND organisations_39.publication = 'PUBLISHED'))
    UNION ALL SELECT c_44.record_type AS record_type, c_44.record_id AS record_id, c_44.within AS within,
    c_44.place AS place, c_44.source AS source
    FROM methods AS methods_42
    JOIN LATERAL (
      SELECT 'METHOD' AS record_type, methods_42.id AS record_id, '' AS within, anon_13.place AS place,
      anon_13.value AS source
      FROM jsonb_array_elements(methods_42.sources) WITH ORDINALITY AS anon_13(value, place)
      WHERE anon_13.value IS NOT NULL) AS c_44 ON true
    WHERE methods_42.publication = 'PUBLISHED'
    UNION ALL SELECT c_46.record_type AS record_type, c_46.record_id AS record_id, c_46.within AS within,
    c_46.place AS place, c_46.source AS source
    FROM methods AS methods_42
    JOIN LATERAL (
      SELECT 'METHOD' AS record_type, methods_42.id AS record_id, 'reportedCounts' AS within, anon_14.place AS place,
      anon_14.value -> 'source' AS source
      FROM jsonb_array_elements(methods_42.reported_counts) WITH ORDINALITY AS anon_14(value, place)
      WHERE (anon_14.value -> 'source') IS NOT NULL) AS c_46 ON true
    WHERE methods_42.publication = 'PUBLISHED'
    UNION ALL SELECT c_48.record_type AS record_type, c_48.record_id AS record_id, c_48.within AS within,
    c_48.place AS place, c_48.source AS source
    FROM methods AS methods_42
    JOIN LATERAL (
      SELECT 'METHOD' AS record_type, methods_42.id AS record_id, 'grades' AS within, anon_15.place AS place,
      anon_15.value -> 'source' AS source
      FROM jsonb_array_elements(methods_42.grades) WITH ORDINALITY AS anon_15(value, place)
      WHERE (anon_15.value -> 'source') IS NOT NULL) AS c_48 ON true
    WHERE methods_42.publication = 'PUBLISHED'
    UNION ALL SELECT c_53.record_type AS record_type, c_53.record_id AS record_id, c_53.within AS within,
    c_53.place AS place, c_53.source AS source
    FROM method_uses AS method_uses_49
    JOIN LATERAL (
      SELECT 'METHOD_USE' AS record_type, method_uses_49.id AS record_id, '' AS within, anon_16.place AS place,
      anon_16.value AS source
      FROM jsonb_array_elements(method_uses_49.sources) WITH ORDINALITY AS anon_16(value, place)
      WHERE anon_16.value IS NOT NULL) AS c_53 ON true
    WHERE method_uses_49.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM methods AS methods_50
      WHERE methods_50.id = method_uses_49.method_id
      AND methods_50.publication = 'PUBLISHED'))
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_51
      WHERE organisations_51.id = method_uses_49.organisation_id
      AND organisations_51.publication = 'PUBLISHED'))
    UNION ALL SELECT c_57.record_type AS record_type, c_57.record_id AS record_id, c_57.within AS within,
    c_57.place AS place, c_57.source AS source
    FROM needs_rounds AS needs_rounds_54
    JOIN LATERAL (
      SELECT 'NEEDS_ROUND' AS record_type, needs_rounds_54.id AS record_id, '' AS within, anon_17.place AS place,
      anon_17.value AS source
      FROM jsonb_array_elements(needs_rounds_54.sources) WITH ORDINALITY AS anon_17(value, place)
      WHERE anon_17.value IS NOT NULL) AS c_57 ON true
    WHERE needs_rounds_54.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM themes AS themes_55
      WHERE themes_55.id = needs_rounds_54.service_area_id
      AND themes_55.publication = 'PUBLISHED'))
    UNION ALL SELECT c_60.record_type AS record_type, c_60.record_id AS record_id, c_60.within AS within,
    c_60.place AS place, c_60.source AS source
    FROM organisations AS organisations_58
    JOIN LATERAL (
      SELECT 'ORGANISATION' AS record_type, organisations_58.id AS record_id, '' AS within, anon_18.place AS place,
      anon_18.value AS source
      FROM jsonb_array_elements(organisations_58.sources) WITH ORDINALITY AS anon_18(value, place)
      WHERE anon_18.value IS NOT NULL) AS c_60 ON true
    WHERE organisations_58.publication = 'PUBLISHED'
    UNION ALL SELECT c_63.record_type AS record_type, c_63.record_id AS record_id, c_63.within AS within,
    c_63.place AS place, c_63.source AS source
    FROM outputs AS outputs_61
    JOIN LATERAL (
      SELECT 'OUTPUT' AS record_type, outputs_61.id AS record_id, '' AS within, anon_19.place AS place,
      anon_19.value AS source
      FROM jsonb_array_elements(outputs_61.sources) WITH ORDINALITY AS anon_19(value, place)
      WHERE anon_19.value IS NOT NULL) AS c_63 ON true
    WHERE outputs_61.publication = 'PUBLISHED'
    UNION ALL SELECT c_65.record_type AS record_type, c_65.record_id AS record_id, c_65.within AS within,
    c_65.place AS place, c_65.source AS source
    FROM outputs AS outputs_61
    JOIN LATERAL (
      SELECT 'OUTPUT' AS record_type, outputs_61.id AS record_id, 'reportedCounts' AS within, anon_20.place AS place,
      anon_20.value -> 'source' AS source
      FROM jsonb_array_elements(outputs_61.reported_counts) WITH ORDINALITY AS anon_20(value, place)
      WHERE (anon_20.value -> 'source') IS NOT NULL) AS c_65 ON true
    WHERE outputs_61.publication = 'PUBLISHED'
    UNION ALL SELECT c_70.record_type AS record_type, c_70.record_id AS record_id, c_70.within AS within,
    c_70.place AS place, c_70.source AS source
    FROM participations AS participations_66
    JOIN LATERAL (
      SELECT 'PARTICIPATION' AS record_type, participations_66.id AS record_id, '' AS within, anon_21.place AS place,
      anon_21.value AS source
      FROM jsonb_array_elements(participations_66.sources) WITH ORDINALITY AS anon_21(value, place)
      WHERE anon_21.value IS NOT NULL) AS c_70 ON true
    WHERE participations_66.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM initiatives AS initiatives_67
      WHERE initiatives_67.id = participations_66.initiative_id
      AND initiatives_67.publication = 'PUBLISHED'))
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_68
      WHERE organisations_68.id = participations_66.organisation_id
      AND organisations_68.publication = 'PUBLISHED'))
    UNION ALL SELECT c_77.record_type AS record_type, c_77.record_id AS record_id, c_77.within AS within,
    c_77.place AS place, c_77.source AS source
    FROM seats AS seats_73
    JOIN LATERAL (
      SELECT 'SEAT' AS record_type, seats_73.id AS record_id, '' AS within, anon_22.place AS place,
      anon_22.value AS source
      FROM jsonb_array_elements(seats_73.sources) WITH ORDINALITY AS anon_22(value, place)
      WHERE anon_22.value IS NOT NULL) AS c_77 ON true
    WHERE seats_73.publication = 'PUBLISHED'
    AND (EXISTS (
      SELECT 1
      FROM groups AS groups_74
      WHERE groups_74.id = seats_73.group_id
      AND groups_74.publication = 'PUBLISHED'))
    AND (EXISTS (
      SELECT 1
      FROM organisations AS organisations_75
      WHERE organisations_75.id = seats_73.organisation_id
      AND organisations_75.publication = 'PUBLISHED'))
    UNION ALL SELECT c_80.record_type AS record_type, c_80.record_id AS record_id, c_80.within AS within,
    c_80.place AS place, c_80.source AS source
    FROM themes AS themes_78
    JOIN LATERAL (
      SELECT 'THEME' AS record_type, themes_78.id AS record_id, '' AS within, anon_23.place AS place,
      anon_23.value AS source
      FROM jsonb_array_elements(themes_78.sources) WITH ORDINALITY AS anon_23(value, place)
      WHERE anon_23.value IS NOT NULL) AS c_80 ON true
    WHERE themes_78.publication = 'PUBLISHED') AS told_82), grouped_86 AS (
  SELECT once_85.source_id AS id, any_value(once_85.source) AS source, count(*) AS records
  FROM (
    SELECT named_sources_84.source_id AS source_id, named_sources_84.record_id AS record_id, any_value(
    named_sources_84.source) AS source
    FROM named_83 AS named_sources_84
    GROUP BY named_sources_84.source_id, named_sources_84.record_id) AS once_85
  GROUP BY once_85.source_id) SELECT (
  SELECT row_to_json(o_143) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_142) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM (
              SELECT grouped_86.id AS id, (grouped_86.source ->> 'title') COLLATE "C" AS title, (
              grouped_86.source ->> 'url') COLLATE "C" AS url, (grouped_86.source ->> 'publisher')
               COLLATE "C" AS publisher, (grouped_86.source ->> 'date') COLLATE "C" AS date, swedish_sort(coalesce((
              grouped_86.source ->> 'title') COLLATE "C", $1::VARCHAR)) AS title_sort, swedish_sort(coalesce((
              grouped_86.source ->> 'publisher') COLLATE "C", $2::VARCHAR)) AS publisher_sort,
              grouped_86.records AS records
              FROM grouped_86) AS cited_sources_94
            WHERE starts_with(swedish_sort(cited_sources_94.url), swedish_sort($3::VARCHAR))) AS "totalCount",
          a_93.c0 AS nodes) AS o_142) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_141) AS row_to_json_3
          FROM (
            SELECT cited_sources_92.title AS title, cited_sources_92.publisher AS publisher,
            cited_sources_92.records AS "recordCount", (
              SELECT (
                SELECT row_to_json(o_140) AS row_to_json_4
                FROM (
                  SELECT (
                    SELECT count(*) AS count_2
                    FROM (
                      SELECT named_sources_96.id COLLATE "C" AS id, named_sources_96.source_id AS source_id,
                      named_sources_96.record_type AS record_type, named_sources_96.record_id AS record_id, (
                      named_sources_96.source ->> 'title') COLLATE "C" AS title, (named_sources_96.source ->> 'url')
                       COLLATE "C" AS url, (named_sources_96.source ->> 'publisher') COLLATE "C" AS publisher, (
                      named_sources_96.source ->> 'date') COLLATE "C" AS date, (named_sources_96.source ->> 'locator')
                       COLLATE "C" AS locator, array((
                        SELECT anon_25.value
                        FROM jsonb_array_elements_text(named_sources_96.source -> 'fields') AS anon_25(value)))
                       AS fields, coalesce(CAST(named_sources_96.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM named_83 AS named_sources_96) AS citations_104
                    WHERE citations_104.source_id = cited_sources_92.id) AS "totalCount", a_103.c0 AS nodes) AS o_140)
               AS anon_24
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_139) AS row_to_json_5
                  FROM (
                    SELECT citations_102.record_type AS "recordType", citations_102.fields AS fields,
                    citations_102.locator AS locator, coalesce(CASE WHEN (decisions_105.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_106) AS row_to_json_6
                      FROM (
                        SELECT 'Decision' AS __typename) AS o_106) END, CASE WHEN (endorsements_107.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_108) AS row_to_json_7
                      FROM (
                        SELECT 'Endorsement' AS __typename) AS o_108) END, CASE WHEN (groups_109.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_110) AS row_to_json_8
                      FROM (
                        SELECT CASE WHEN (groups_109.kind IN ('REFERENCE_GROUP'))
                         THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_110) END, CASE WHEN (
                    initiatives_111.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_112) AS row_to_json_9
                      FROM (
                        SELECT 'Initiative' AS __typename, initiatives_111.title AS title) AS o_112) END, CASE WHEN (
                    keeper_requests_113.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_114) AS row_to_json_10
                      FROM (
                        SELECT 'KeeperRequest' AS __typename) AS o_114) END, CASE WHEN (
                    knowledge_needs_115.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_116) AS row_to_json_11
                      FROM (
                        SELECT 'KnowledgeNeed' AS __typename) AS o_116) END, CASE WHEN (lessons_117.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_118) AS row_to_json_12
                      FROM (
                        SELECT 'Lesson' AS __typename) AS o_118) END, CASE WHEN (mandates_119.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_120) AS row_to_json_13
                      FROM (
                        SELECT 'Mandate' AS __typename) AS o_120) END, CASE WHEN (memberships_121.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_122) AS row_to_json_14
                      FROM (
                        SELECT 'Membership' AS __typename) AS o_122) END, CASE WHEN (methods_123.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_124) AS row_to_json_15
                      FROM (
                        SELECT 'Method' AS __typename) AS o_124) END, CASE WHEN (method_uses_125.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_126) AS row_to_json_16
                      FROM (
                        SELECT 'MethodUse' AS __typename) AS o_126) END, CASE WHEN (needs_rounds_127.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_128) AS row_to_json_17
                      FROM (
                        SELECT 'NeedsRound' AS __typename) AS o_128) END, CASE WHEN (organisations_129.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_130) AS row_to_json_18
                      FROM (
                        SELECT CASE WHEN (organisations_129.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
                        organisations_129.kind IN ('RSS_BODY'))
                         THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename) AS o_130) END, CASE WHEN (
                    outputs_131.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_132) AS row_to_json_19
                      FROM (
                        SELECT 'Output' AS __typename) AS o_132) END, CASE WHEN (participations_133.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_134) AS row_to_json_20
                      FROM (
                        SELECT 'Participation' AS __typename) AS o_134) END, CASE WHEN (seats_135.id IS NOT NULL)
                     THEN (
                      SELECT row_to_json(o_136) AS row_to_json_21
                      FROM (
                        SELECT 'Seat' AS __typename) AS o_136) END, CASE WHEN (themes_137.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_138) AS row_to_json_22
                      FROM (
                        SELECT 'Theme' AS __typename) AS o_138) END) AS record) AS o_139)
                ORDER BY p_101.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_100.k0 AS k0, q_100.k1 AS k1, q_100.k2 AS k2, row_number() OVER (ORDER BY q_100.k0 ASC,
                  q_100.k1 ASC, q_100.k2 ASC) AS rn
                  FROM (
                    SELECT array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_99.record_type AS TEXT)) AS k0, citations_99.record_id AS k1, citations_99.id AS k2
                    FROM (
                      SELECT named_sources_96.id COLLATE "C" AS id, named_sources_96.source_id AS source_id,
                      named_sources_96.record_type AS record_type, named_sources_96.record_id AS record_id, (
                      named_sources_96.source ->> 'title') COLLATE "C" AS title, (named_sources_96.source ->> 'url')
                       COLLATE "C" AS url, (named_sources_96.source ->> 'publisher') COLLATE "C" AS publisher, (
                      named_sources_96.source ->> 'date') COLLATE "C" AS date, (named_sources_96.source ->> 'locator')
                       COLLATE "C" AS locator, array((
                        SELECT anon_25.value
                        FROM jsonb_array_elements_text(named_sources_96.source -> 'fields') AS anon_25(value)))
                       AS fields, coalesce(CAST(named_sources_96.source ->> 'is_inferred' AS BOOLEAN), false)
                       AS is_inferred
                      FROM named_83 AS named_sources_96) AS citations_99
                    WHERE citations_99.source_id = cited_sources_92.id
                    ORDER BY array_position(ARRAY['ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT',
                    'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT',
                    'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'], CAST(
                    citations_99.record_type AS TEXT)) ASC, citations_99.record_id ASC, citations_99.id ASC
                    LIMIT 2) AS q_100) AS p_101
                JOIN (
                  SELECT named_sources_96.id COLLATE "C" AS id, named_sources_96.source_id AS source_id,
                  named_sources_96.record_type AS record_type, named_sources_96.record_id AS record_id, (
                  named_sources_96.source ->> 'title') COLLATE "C" AS title, (named_sources_96.source ->> 'url')
                   COLLATE "C" AS url, (named_sources_96.source ->> 'publisher') COLLATE "C" AS publisher, (
                  named_sources_96.source ->> 'date') COLLATE "C" AS date, (named_sources_96.source ->> 'locator')
                   COLLATE "C" AS locator, array((
                    SELECT anon_25.value
                    FROM jsonb_array_elements_text(named_sources_96.source -> 'fields') AS anon_25(value))) AS fields,
                  coalesce(CAST(named_sources_96.source ->> 'is_inferred' AS BOOLEAN), false) AS is_inferred
                  FROM named_83 AS named_sources_96) AS citations_102 ON citations_102.id = p_101.k2
                LEFT OUTER
                JOIN decisions AS decisions_105 ON citations_102.record_id = decisions_105.id
                LEFT OUTER
                JOIN endorsements AS endorsements_107 ON citations_102.record_id = endorsements_107.id
                LEFT OUTER
                JOIN groups AS groups_109 ON citations_102.record_id = groups_109.id
                LEFT OUTER
                JOIN initiatives AS initiatives_111 ON citations_102.record_id = initiatives_111.id
                LEFT OUTER
                JOIN keeper_requests AS keeper_requests_113 ON citations_102.record_id = keeper_requests_113.id
                LEFT OUTER
                JOIN knowledge_needs AS knowledge_needs_115 ON citations_102.record_id = knowledge_needs_115.id
                LEFT OUTER
                JOIN lessons AS lessons_117 ON citations_102.record_id = lessons_117.id
                LEFT OUTER
                JOIN mandates AS mandates_119 ON citations_102.record_id = mandates_119.id
                LEFT OUTER
                JOIN memberships AS memberships_121 ON citations_102.record_id = memberships_121.id
                LEFT OUTER
                JOIN methods AS methods_123 ON citations_102.record_id = methods_123.id
                LEFT OUTER
                JOIN method_uses AS method_uses_125 ON citations_102.record_id = method_uses_125.id
                LEFT OUTER
                JOIN needs_rounds AS needs_rounds_127 ON citations_102.record_id = needs_rounds_127.id
                LEFT OUTER
                JOIN organisations AS organisations_129 ON citations_102.record_id = organisations_129.id
                LEFT OUTER
                JOIN outputs AS outputs_131 ON citations_102.record_id = outputs_131.id
                LEFT OUTER
                JOIN participations AS participations_133 ON citations_102.record_id = participations_133.id
                LEFT OUTER
                JOIN seats AS seats_135 ON citations_102.record_id = seats_135.id
                LEFT OUTER
                JOIN themes AS themes_137 ON citations_102.record_id = themes_137.id) AS a_103) AS citations) AS o_141)
        ORDER BY p_91.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_90.k0 AS k0, q_90.k1 AS k1, row_number() OVER (ORDER BY q_90.k0 DESC, q_90.k1 DESC) AS rn
          FROM (
            SELECT cited_sources_88.records AS k0, cited_sources_88.id AS k1
            FROM (
              SELECT grouped_86.id AS id, (grouped_86.source ->> 'title') COLLATE "C" AS title, (
              grouped_86.source ->> 'url') COLLATE "C" AS url, (grouped_86.source ->> 'publisher')
               COLLATE "C" AS publisher, (grouped_86.source ->> 'date') COLLATE "C" AS date, swedish_sort(coalesce((
              grouped_86.source ->> 'title') COLLATE "C", $1::VARCHAR)) AS title_sort, swedish_sort(coalesce((
              grouped_86.source ->> 'publisher') COLLATE "C", $2::VARCHAR)) AS publisher_sort,
              grouped_86.records AS records
              FROM grouped_86) AS cited_sources_88
            WHERE starts_with(swedish_sort(cited_sources_88.url), swedish_sort($4::VARCHAR))
            ORDER BY cited_sources_88.records DESC, cited_sources_88.id DESC
            LIMIT 2) AS q_90) AS p_91
        JOIN (
          SELECT grouped_86.id AS id, (grouped_86.source ->> 'title') COLLATE "C" AS title, (
          grouped_86.source ->> 'url') COLLATE "C" AS url, (grouped_86.source ->> 'publisher')
           COLLATE "C" AS publisher, (grouped_86.source ->> 'date') COLLATE "C" AS date, swedish_sort(coalesce((
          grouped_86.source ->> 'title') COLLATE "C", $1::VARCHAR)) AS title_sort, swedish_sort(coalesce((
          grouped_86.source ->> 'publisher') COLLATE "C", $2::VARCHAR)) AS publisher_sort,
          grouped_86.records AS records
          FROM grouped_86) AS cited_sources_92 ON cited_sources_92.id = p_91.k1) AS a_93) AS sources) AS o_143)
 AS anon_1
