SELECT (
  SELECT row_to_json(o_147) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_79.v
      FROM (
        SELECT k_16.prefix AS prefix, coalesce((
          SELECT organisations_17.merged_into_id
          FROM organisations AS organisations_17
          WHERE organisations_17.id = k_16.id), k_16.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_3.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_3
          JOIN organisations AS organisations_4 ON organisations_4.id = case_numbers_3.authority_id
          WHERE starts_with(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_4.slug = substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_4.former_slugs @> ARRAY[substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_3.value = $2::VARCHAR
          AND organisations_4.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_5.record_type) AS prefix, external_ids_5.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_5
          WHERE external_ids_5.system = lower(btrim($1::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_5.value = $2::VARCHAR
          UNION ALL SELECT 'mandate' AS prefix, mandates_6.id AS id, false AS is_former
          FROM mandates AS mandates_6
          JOIN organisations AS organisations_7 ON organisations_7.id = mandates_6.case_number_authority_id
          WHERE starts_with(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_7.slug = substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_7.former_slugs @> ARRAY[substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND mandates_6.case_number_value = $2::VARCHAR
          AND organisations_7.publication = 'PUBLISHED'
          UNION ALL SELECT 'organisation' AS prefix, organisations_8.id AS id, false AS is_former
          FROM organisations AS organisations_8
          WHERE organisations_8.municipality_code = $2::VARCHAR
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_9.id AS id, true AS is_former
          FROM organisations AS organisations_9
          JOIN jsonb_array_elements(organisations_9.former_keys) AS former_11 ON true
          WHERE (organisations_9.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($2::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_11.value ->> 'system') = 'scb-kommunkod')
           THEN former_11.value ->> 'value' END = $2::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_10
            WHERE organisations_10.municipality_code = $2::VARCHAR
            AND organisations_10.publication = 'PUBLISHED'))
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_12.id AS id, false AS is_former
          FROM organisations AS organisations_12
          WHERE organisations_12.organisation_number = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_13.id AS id, true AS is_former
          FROM organisations AS organisations_13
          JOIN jsonb_array_elements(organisations_13.former_keys) AS former_15 ON true
          WHERE (organisations_13.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_15.value ->> 'system') = 'organisationsnummer')
           THEN former_15.value ->> 'value' END = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_14
            WHERE organisations_14.organisation_number = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_14.publication = 'PUBLISHED'))
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_16) AS u_18
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_20) AS row_to_json_2
          FROM (
            SELECT 'ApiKey' AS __typename) AS o_20) AS v
        FROM api_keys AS api_keys_19
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_22) AS row_to_json_3
          FROM (
            SELECT 'Decision' AS __typename) AS o_22) AS v
        FROM decisions AS decisions_21
        WHERE u_18.prefix = 'decision'
        AND decisions_21.id = u_18.id
        AND decisions_21.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_23
          WHERE knowledge_needs_23.id = decisions_21.need_id
          AND knowledge_needs_23.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_25) AS row_to_json_4
          FROM (
            SELECT 'Endorsement' AS __typename) AS o_25) AS v
        FROM endorsements AS endorsements_24
        WHERE u_18.prefix = 'endorsement'
        AND endorsements_24.id = u_18.id
        AND endorsements_24.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_26
          WHERE knowledge_needs_26.id = endorsements_24.need_id
          AND knowledge_needs_26.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_27
          WHERE organisations_27.id = endorsements_24.organisation_id
          AND organisations_27.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_29) AS row_to_json_5
          FROM (
            SELECT 'Grant' AS __typename) AS o_29) AS v
        FROM grants AS grants_28
        WHERE u_18.prefix = 'grant'
        AND grants_28.id = u_18.id
        AND (grants_28.person_id = $3::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_32) AS row_to_json_6
          FROM (
            SELECT 'Initiative' AS __typename, initiatives_31.title AS title) AS o_32) AS v
        FROM initiatives AS initiatives_31
        WHERE u_18.prefix = 'initiative'
        AND initiatives_31.id = u_18.id
        AND initiatives_31.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_7
          FROM (
            SELECT 'KeeperRequest' AS __typename) AS o_34) AS v
        FROM keeper_requests AS keeper_requests_33
        WHERE u_18.prefix = 'keeper_request'
        AND keeper_requests_33.id = u_18.id
        AND keeper_requests_33.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_35
          WHERE organisations_35.id = keeper_requests_33.organisation_id
          AND organisations_35.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_37) AS row_to_json_8
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_37) AS v
        FROM knowledge_needs AS knowledge_needs_36
        WHERE u_18.prefix = 'knowledge_need'
        AND knowledge_needs_36.id = u_18.id
        AND knowledge_needs_36.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_39) AS row_to_json_9
          FROM (
            SELECT 'Lesson' AS __typename) AS o_39) AS v
        FROM lessons AS lessons_38
        WHERE u_18.prefix = 'lesson'
        AND lessons_38.id = u_18.id
        AND lessons_38.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_40
          WHERE participations_40.id = lessons_38.participation_id
          AND participations_40.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_41
            WHERE initiatives_41.id = participations_40.initiative_id
            AND initiatives_41.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_42
            WHERE organisations_42.id = participations_40.organisation_id
            AND organisations_42.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_44) AS row_to_json_10
          FROM (
            SELECT 'Mandate' AS __typename) AS o_44) AS v
        FROM mandates AS mandates_43
        WHERE u_18.prefix = 'mandate'
        AND mandates_43.id = u_18.id
        AND mandates_43.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_46) AS row_to_json_11
          FROM (
            SELECT 'Membership' AS __typename) AS o_46) AS v
        FROM memberships AS memberships_45
        WHERE u_18.prefix = 'membership'
        AND memberships_45.id = u_18.id
        AND memberships_45.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_47
          WHERE memberships_45.municipality_id = organisations_47.id
          AND organisations_47.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_48
          WHERE memberships_45.rss_body_id = organisations_48.id
          AND organisations_48.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_50) AS row_to_json_12
          FROM (
            SELECT 'Method' AS __typename) AS o_50) AS v
        FROM methods AS methods_49
        WHERE u_18.prefix = 'method'
        AND methods_49.id = u_18.id
        AND methods_49.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_52) AS row_to_json_13
          FROM (
            SELECT 'MethodUse' AS __typename) AS o_52) AS v
        FROM method_uses AS method_uses_51
        WHERE u_18.prefix = 'method_use'
        AND method_uses_51.id = u_18.id
        AND method_uses_51.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_53
          WHERE methods_53.id = method_uses_51.method_id
          AND methods_53.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_54
          WHERE organisations_54.id = method_uses_51.organisation_id
          AND organisations_54.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_56) AS row_to_json_14
          FROM (
            SELECT CASE WHEN (organisations_55.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_55.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_55.name AS name) AS o_56) AS v
        FROM organisations AS organisations_55
        WHERE u_18.prefix = 'organisation'
        AND organisations_55.id = u_18.id
        AND organisations_55.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_58) AS row_to_json_15
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_58) AS v
        FROM needs_rounds AS needs_rounds_57
        WHERE u_18.prefix = 'needs_round'
        AND needs_rounds_57.id = u_18.id
        AND needs_rounds_57.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_59
          WHERE themes_59.id = needs_rounds_57.service_area_id
          AND themes_59.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_61) AS row_to_json_16
          FROM (
            SELECT CASE WHEN (groups_60.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_61) AS v
        FROM groups AS groups_60
        WHERE u_18.prefix = 'group'
        AND groups_60.id = u_18.id
        AND groups_60.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_63) AS row_to_json_17
          FROM (
            SELECT 'Output' AS __typename) AS o_63) AS v
        FROM outputs AS outputs_62
        WHERE u_18.prefix = 'output'
        AND outputs_62.id = u_18.id
        AND outputs_62.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_65) AS row_to_json_18
          FROM (
            SELECT 'Participation' AS __typename) AS o_65) AS v
        FROM participations AS participations_64
        WHERE u_18.prefix = 'participation'
        AND participations_64.id = u_18.id
        AND participations_64.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_66
          WHERE initiatives_66.id = participations_64.initiative_id
          AND initiatives_66.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_67
          WHERE organisations_67.id = participations_64.organisation_id
          AND organisations_67.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_69) AS row_to_json_19
          FROM (
            SELECT 'Person' AS __typename) AS o_69) AS v
        FROM people AS people_68
        WHERE u_18.prefix = 'person'
        AND people_68.id = u_18.id
        AND (people_68.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_72) AS row_to_json_20
          FROM (
            SELECT 'Seat' AS __typename) AS o_72) AS v
        FROM seats AS seats_71
        WHERE u_18.prefix = 'seat'
        AND seats_71.id = u_18.id
        AND seats_71.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_73
          WHERE groups_73.id = seats_71.group_id
          AND groups_73.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_74
          WHERE organisations_74.id = seats_71.organisation_id
          AND organisations_74.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_76) AS row_to_json_21
          FROM (
            SELECT 'Theme' AS __typename) AS o_76) AS v
        FROM themes AS themes_75
        WHERE u_18.prefix = 'theme'
        AND themes_75.id = u_18.id
        AND themes_75.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_78) AS row_to_json_22
          FROM (
            SELECT 'Webhook' AS __typename) AS o_78) AS v
        FROM webhooks AS webhooks_77
        WHERE u_18.prefix = 'webhook'
        AND webhooks_77.id = u_18.id
        AND webhooks_77.publication = 'PUBLISHED') AS n_79 ON true
      ORDER BY n_79.v IS NULL, u_18.id
      LIMIT 1) AS lookup, (
      SELECT n_138.v
      FROM (
        SELECT k_95.prefix AS prefix, coalesce((
          SELECT organisations_96.merged_into_id
          FROM organisations AS organisations_96
          WHERE organisations_96.id = k_95.id), k_95.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_82.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_82
          JOIN organisations AS organisations_83 ON organisations_83.id = case_numbers_82.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_83.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_83.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_82.value = $6::VARCHAR
          AND organisations_83.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_84.record_type) AS prefix, external_ids_84.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_84
          WHERE external_ids_84.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_84.value = $6::VARCHAR
          UNION ALL SELECT 'mandate' AS prefix, mandates_85.id AS id, false AS is_former
          FROM mandates AS mandates_85
          JOIN organisations AS organisations_86 ON organisations_86.id = mandates_85.case_number_authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_86.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_86.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND mandates_85.case_number_value = $6::VARCHAR
          AND organisations_86.publication = 'PUBLISHED'
          UNION ALL SELECT 'organisation' AS prefix, organisations_87.id AS id, false AS is_former
          FROM organisations AS organisations_87
          WHERE organisations_87.municipality_code = $6::VARCHAR
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_88.id AS id, true AS is_former
          FROM organisations AS organisations_88
          JOIN jsonb_array_elements(organisations_88.former_keys) AS former_90 ON true
          WHERE (organisations_88.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($6::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_90.value ->> 'system') = 'scb-kommunkod')
           THEN former_90.value ->> 'value' END = $6::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_89
            WHERE organisations_89.municipality_code = $6::VARCHAR
            AND organisations_89.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_91.id AS id, false AS is_former
          FROM organisations AS organisations_91
          WHERE organisations_91.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_92.id AS id, true AS is_former
          FROM organisations AS organisations_92
          JOIN jsonb_array_elements(organisations_92.former_keys) AS former_94 ON true
          WHERE (organisations_92.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_94.value ->> 'system') = 'organisationsnummer')
           THEN former_94.value ->> 'value' END = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_93
            WHERE organisations_93.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_93.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_95) AS u_97
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_98
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM decisions AS decisions_99
        WHERE u_97.prefix = 'decision'
        AND decisions_99.id = u_97.id
        AND decisions_99.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_100
          WHERE knowledge_needs_100.id = decisions_99.need_id
          AND knowledge_needs_100.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_101
        WHERE u_97.prefix = 'endorsement'
        AND endorsements_101.id = u_97.id
        AND endorsements_101.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_102
          WHERE knowledge_needs_102.id = endorsements_101.need_id
          AND knowledge_needs_102.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_103
          WHERE organisations_103.id = endorsements_101.organisation_id
          AND organisations_103.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_104
        WHERE u_97.prefix = 'grant'
        AND grants_104.id = u_97.id
        AND (grants_104.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_106
        WHERE u_97.prefix = 'initiative'
        AND initiatives_106.id = u_97.id
        AND initiatives_106.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM keeper_requests AS keeper_requests_107
        WHERE u_97.prefix = 'keeper_request'
        AND keeper_requests_107.id = u_97.id
        AND keeper_requests_107.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_108
          WHERE organisations_108.id = keeper_requests_107.organisation_id
          AND organisations_108.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_109
        WHERE u_97.prefix = 'knowledge_need'
        AND knowledge_needs_109.id = u_97.id
        AND knowledge_needs_109.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_110
        WHERE u_97.prefix = 'lesson'
        AND lessons_110.id = u_97.id
        AND lessons_110.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_111
          WHERE participations_111.id = lessons_110.participation_id
          AND participations_111.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_112
            WHERE initiatives_112.id = participations_111.initiative_id
            AND initiatives_112.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_113
            WHERE organisations_113.id = participations_111.organisation_id
            AND organisations_113.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM mandates AS mandates_114
        WHERE u_97.prefix = 'mandate'
        AND mandates_114.id = u_97.id
        AND mandates_114.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_115
        WHERE u_97.prefix = 'membership'
        AND memberships_115.id = u_97.id
        AND memberships_115.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_116
          WHERE memberships_115.municipality_id = organisations_116.id
          AND organisations_116.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_117
          WHERE memberships_115.rss_body_id = organisations_117.id
          AND organisations_117.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM methods AS methods_118
        WHERE u_97.prefix = 'method'
        AND methods_118.id = u_97.id
        AND methods_118.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM method_uses AS method_uses_119
        WHERE u_97.prefix = 'method_use'
        AND method_uses_119.id = u_97.id
        AND method_uses_119.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_120
          WHERE methods_120.id = method_uses_119.method_id
          AND methods_120.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_121
          WHERE organisations_121.id = method_uses_119.organisation_id
          AND organisations_121.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_122.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_123) AS row_to_json_23
          FROM (
            SELECT organisations_122.municipality_code AS code) AS o_123) ELSE '{}'::json END AS v
        FROM organisations AS organisations_122
        WHERE u_97.prefix = 'organisation'
        AND organisations_122.id = u_97.id
        AND organisations_122.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_124
        WHERE u_97.prefix = 'needs_round'
        AND needs_rounds_124.id = u_97.id
        AND needs_rounds_124.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_125
          WHERE themes_125.id = needs_rounds_124.service_area_id
          AND themes_125.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_126
        WHERE u_97.prefix = 'group'
        AND groups_126.id = u_97.id
        AND groups_126.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_127
        WHERE u_97.prefix = 'output'
        AND outputs_127.id = u_97.id
        AND outputs_127.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_128
        WHERE u_97.prefix = 'participation'
        AND participations_128.id = u_97.id
        AND participations_128.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_129
          WHERE initiatives_129.id = participations_128.initiative_id
          AND initiatives_129.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_130
          WHERE organisations_130.id = participations_128.organisation_id
          AND organisations_130.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_131
        WHERE u_97.prefix = 'person'
        AND people_131.id = u_97.id
        AND (people_131.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_133
        WHERE u_97.prefix = 'seat'
        AND seats_133.id = u_97.id
        AND seats_133.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_134
          WHERE groups_134.id = seats_133.group_id
          AND groups_134.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_135
          WHERE organisations_135.id = seats_133.organisation_id
          AND organisations_135.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_136
        WHERE u_97.prefix = 'theme'
        AND themes_136.id = u_97.id
        AND themes_136.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM webhooks AS webhooks_137
        WHERE u_97.prefix = 'webhook'
        AND webhooks_137.id = u_97.id
        AND webhooks_137.publication = 'PUBLISHED') AS n_138 ON true
      ORDER BY n_138.v IS NULL, u_97.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_146.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_143) AS row_to_json_24
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_142.id AS TEXT), '-', '')
             AS id) AS o_143) AS v
        FROM initiatives AS initiatives_142
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_142.id = anon_2.id
        AND initiatives_142.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_145) AS row_to_json_25
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_144.id AS TEXT), '-', '') AS id) AS o_145)
         AS v
        FROM themes AS themes_144
        WHERE anon_2.prefix = 'theme'
        AND themes_144.id = anon_2.id
        AND themes_144.publication = 'PUBLISHED') AS n_146 ON true) AS nodes) AS o_147) AS anon_1
