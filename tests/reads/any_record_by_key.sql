SELECT (
  SELECT row_to_json(o_186) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_72.v
      FROM (
        SELECT k_14.prefix AS prefix, coalesce((
          SELECT organisations_15.merged_into_id
          FROM organisations AS organisations_15
          WHERE organisations_15.id = k_14.id), k_14.id) AS id
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
          UNION ALL SELECT 'organisation' AS prefix, organisations_6.id AS id, false AS is_former
          FROM organisations AS organisations_6
          WHERE organisations_6.municipality_code = $2::VARCHAR
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_7.id AS id, true AS is_former
          FROM organisations AS organisations_7
          JOIN jsonb_array_elements(organisations_7.former_keys) AS former_9 ON true
          WHERE (organisations_7.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($2::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_9.value ->> 'system') = 'scb-kommunkod')
           THEN former_9.value ->> 'value' END = $2::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_8
            WHERE organisations_8.municipality_code = $2::VARCHAR
            AND organisations_8.publication = 'PUBLISHED'))
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_10.id AS id, false AS is_former
          FROM organisations AS organisations_10
          WHERE organisations_10.organisation_number = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_11.id AS id, true AS is_former
          FROM organisations AS organisations_11
          JOIN jsonb_array_elements(organisations_11.former_keys) AS former_13 ON true
          WHERE (organisations_11.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_13.value ->> 'system') = 'organisationsnummer')
           THEN former_13.value ->> 'value' END = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_12
            WHERE organisations_12.organisation_number = regexp_replace(translate($2::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_12.publication = 'PUBLISHED'))
          AND lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_14) AS u_16
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_18) AS row_to_json_2
          FROM (
            SELECT 'ApiKey' AS __typename) AS o_18) AS v
        FROM api_keys AS api_keys_17
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_20) AS row_to_json_3
          FROM (
            SELECT 'Endorsement' AS __typename) AS o_20) AS v
        FROM endorsements AS endorsements_19
        WHERE u_16.prefix = 'endorsement'
        AND endorsements_19.id = u_16.id
        AND endorsements_19.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_21
          WHERE knowledge_needs_21.id = endorsements_19.need_id
          AND knowledge_needs_21.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_22
          WHERE organisations_22.id = endorsements_19.organisation_id
          AND organisations_22.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_24) AS row_to_json_4
          FROM (
            SELECT 'Grant' AS __typename) AS o_24) AS v
        FROM grants AS grants_23
        WHERE u_16.prefix = 'grant'
        AND grants_23.id = u_16.id
        AND (grants_23.person_id = $3::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_27) AS row_to_json_5
          FROM (
            SELECT 'Initiative' AS __typename, initiatives_26.title AS title) AS o_27) AS v
        FROM initiatives AS initiatives_26
        WHERE u_16.prefix = 'initiative'
        AND initiatives_26.id = u_16.id
        AND initiatives_26.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_29) AS row_to_json_6
          FROM (
            SELECT 'KeeperRequest' AS __typename) AS o_29) AS v
        FROM keeper_requests AS keeper_requests_28
        WHERE u_16.prefix = 'keeper_request'
        AND keeper_requests_28.id = u_16.id
        AND keeper_requests_28.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_30
          WHERE organisations_30.id = keeper_requests_28.organisation_id
          AND organisations_30.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_32) AS row_to_json_7
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_32) AS v
        FROM knowledge_needs AS knowledge_needs_31
        WHERE u_16.prefix = 'knowledge_need'
        AND knowledge_needs_31.id = u_16.id
        AND knowledge_needs_31.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_8
          FROM (
            SELECT 'Lesson' AS __typename) AS o_34) AS v
        FROM lessons AS lessons_33
        WHERE u_16.prefix = 'lesson'
        AND lessons_33.id = u_16.id
        AND lessons_33.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_35
          WHERE participations_35.id = lessons_33.participation_id
          AND participations_35.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_36
            WHERE initiatives_36.id = participations_35.initiative_id
            AND initiatives_36.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_37
            WHERE organisations_37.id = participations_35.organisation_id
            AND organisations_37.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_39) AS row_to_json_9
          FROM (
            SELECT 'Mandate' AS __typename) AS o_39) AS v
        FROM mandates AS mandates_38
        WHERE u_16.prefix = 'mandate'
        AND mandates_38.id = u_16.id
        AND mandates_38.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_41) AS row_to_json_10
          FROM (
            SELECT 'Membership' AS __typename) AS o_41) AS v
        FROM memberships AS memberships_40
        WHERE u_16.prefix = 'membership'
        AND memberships_40.id = u_16.id
        AND memberships_40.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_42
          WHERE memberships_40.municipality_id = organisations_42.id
          AND organisations_42.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_43
          WHERE memberships_40.rss_body_id = organisations_43.id
          AND organisations_43.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_45) AS row_to_json_11
          FROM (
            SELECT 'Method' AS __typename) AS o_45) AS v
        FROM methods AS methods_44
        WHERE u_16.prefix = 'method'
        AND methods_44.id = u_16.id
        AND methods_44.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_47) AS row_to_json_12
          FROM (
            SELECT 'MethodUse' AS __typename) AS o_47) AS v
        FROM method_uses AS method_uses_46
        WHERE u_16.prefix = 'method_use'
        AND method_uses_46.id = u_16.id
        AND method_uses_46.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_48
          WHERE methods_48.id = method_uses_46.method_id
          AND methods_48.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_49
          WHERE organisations_49.id = method_uses_46.organisation_id
          AND organisations_49.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_51) AS row_to_json_13
          FROM (
            SELECT CASE WHEN (organisations_50.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_50.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_50.name AS name) AS o_51) AS v
        FROM organisations AS organisations_50
        WHERE u_16.prefix = 'organisation'
        AND organisations_50.id = u_16.id
        AND organisations_50.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_53) AS row_to_json_14
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_53) AS v
        FROM needs_rounds AS needs_rounds_52
        WHERE u_16.prefix = 'needs_round'
        AND needs_rounds_52.id = u_16.id
        AND needs_rounds_52.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_54
          WHERE themes_54.id = needs_rounds_52.service_area_id
          AND themes_54.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_56) AS row_to_json_15
          FROM (
            SELECT CASE WHEN (groups_55.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_56) AS v
        FROM groups AS groups_55
        WHERE u_16.prefix = 'group'
        AND groups_55.id = u_16.id
        AND groups_55.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_58) AS row_to_json_16
          FROM (
            SELECT 'Output' AS __typename) AS o_58) AS v
        FROM outputs AS outputs_57
        WHERE u_16.prefix = 'output'
        AND outputs_57.id = u_16.id
        AND outputs_57.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_60) AS row_to_json_17
          FROM (
            SELECT 'Participation' AS __typename) AS o_60) AS v
        FROM participations AS participations_59
        WHERE u_16.prefix = 'participation'
        AND participations_59.id = u_16.id
        AND participations_59.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_61
          WHERE initiatives_61.id = participations_59.initiative_id
          AND initiatives_61.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_62
          WHERE organisations_62.id = participations_59.organisation_id
          AND organisations_62.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_64) AS row_to_json_18
          FROM (
            SELECT 'Person' AS __typename) AS o_64) AS v
        FROM people AS people_63
        WHERE u_16.prefix = 'person'
        AND people_63.id = u_16.id
        AND (people_63.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_67) AS row_to_json_19
          FROM (
            SELECT 'Seat' AS __typename) AS o_67) AS v
        FROM seats AS seats_66
        WHERE u_16.prefix = 'seat'
        AND seats_66.id = u_16.id
        AND seats_66.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_68
          WHERE groups_68.id = seats_66.group_id
          AND groups_68.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_69
          WHERE organisations_69.id = seats_66.organisation_id
          AND organisations_69.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_71) AS row_to_json_20
          FROM (
            SELECT 'Theme' AS __typename) AS o_71) AS v
        FROM themes AS themes_70
        WHERE u_16.prefix = 'theme'
        AND themes_70.id = u_16.id
        AND themes_70.publication = 'PUBLISHED') AS n_72 ON true
      ORDER BY n_72.v IS NULL, u_16.id
      LIMIT 1) AS lookup, (
      SELECT n_126.v
      FROM (
        SELECT k_86.prefix AS prefix, coalesce((
          SELECT organisations_87.merged_into_id
          FROM organisations AS organisations_87
          WHERE organisations_87.id = k_86.id), k_86.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_75.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_75
          JOIN organisations AS organisations_76 ON organisations_76.id = case_numbers_75.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_76.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_76.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_75.value = $6::VARCHAR
          AND organisations_76.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_77.record_type) AS prefix, external_ids_77.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_77
          WHERE external_ids_77.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_77.value = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_78.id AS id, false AS is_former
          FROM organisations AS organisations_78
          WHERE organisations_78.municipality_code = $6::VARCHAR
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_79.id AS id, true AS is_former
          FROM organisations AS organisations_79
          JOIN jsonb_array_elements(organisations_79.former_keys) AS former_81 ON true
          WHERE (organisations_79.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($6::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_81.value ->> 'system') = 'scb-kommunkod')
           THEN former_81.value ->> 'value' END = $6::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_80
            WHERE organisations_80.municipality_code = $6::VARCHAR
            AND organisations_80.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_82.id AS id, false AS is_former
          FROM organisations AS organisations_82
          WHERE organisations_82.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_83.id AS id, true AS is_former
          FROM organisations AS organisations_83
          JOIN jsonb_array_elements(organisations_83.former_keys) AS former_85 ON true
          WHERE (organisations_83.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_85.value ->> 'system') = 'organisationsnummer')
           THEN former_85.value ->> 'value' END = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_84
            WHERE organisations_84.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_84.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_86) AS u_88
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_89
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_90
        WHERE u_88.prefix = 'endorsement'
        AND endorsements_90.id = u_88.id
        AND endorsements_90.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_91
          WHERE knowledge_needs_91.id = endorsements_90.need_id
          AND knowledge_needs_91.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_92
          WHERE organisations_92.id = endorsements_90.organisation_id
          AND organisations_92.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_93
        WHERE u_88.prefix = 'grant'
        AND grants_93.id = u_88.id
        AND (grants_93.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_95
        WHERE u_88.prefix = 'initiative'
        AND initiatives_95.id = u_88.id
        AND initiatives_95.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM keeper_requests AS keeper_requests_96
        WHERE u_88.prefix = 'keeper_request'
        AND keeper_requests_96.id = u_88.id
        AND keeper_requests_96.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_97
          WHERE organisations_97.id = keeper_requests_96.organisation_id
          AND organisations_97.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_98
        WHERE u_88.prefix = 'knowledge_need'
        AND knowledge_needs_98.id = u_88.id
        AND knowledge_needs_98.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_99
        WHERE u_88.prefix = 'lesson'
        AND lessons_99.id = u_88.id
        AND lessons_99.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_100
          WHERE participations_100.id = lessons_99.participation_id
          AND participations_100.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_101
            WHERE initiatives_101.id = participations_100.initiative_id
            AND initiatives_101.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_102
            WHERE organisations_102.id = participations_100.organisation_id
            AND organisations_102.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM mandates AS mandates_103
        WHERE u_88.prefix = 'mandate'
        AND mandates_103.id = u_88.id
        AND mandates_103.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_104
        WHERE u_88.prefix = 'membership'
        AND memberships_104.id = u_88.id
        AND memberships_104.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_105
          WHERE memberships_104.municipality_id = organisations_105.id
          AND organisations_105.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_106
          WHERE memberships_104.rss_body_id = organisations_106.id
          AND organisations_106.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM methods AS methods_107
        WHERE u_88.prefix = 'method'
        AND methods_107.id = u_88.id
        AND methods_107.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM method_uses AS method_uses_108
        WHERE u_88.prefix = 'method_use'
        AND method_uses_108.id = u_88.id
        AND method_uses_108.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_109
          WHERE methods_109.id = method_uses_108.method_id
          AND methods_109.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_110
          WHERE organisations_110.id = method_uses_108.organisation_id
          AND organisations_110.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_111.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_112) AS row_to_json_21
          FROM (
            SELECT organisations_111.municipality_code AS code) AS o_112) ELSE '{}'::json END AS v
        FROM organisations AS organisations_111
        WHERE u_88.prefix = 'organisation'
        AND organisations_111.id = u_88.id
        AND organisations_111.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_113
        WHERE u_88.prefix = 'needs_round'
        AND needs_rounds_113.id = u_88.id
        AND needs_rounds_113.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_114
          WHERE themes_114.id = needs_rounds_113.service_area_id
          AND themes_114.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_115
        WHERE u_88.prefix = 'group'
        AND groups_115.id = u_88.id
        AND groups_115.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_116
        WHERE u_88.prefix = 'output'
        AND outputs_116.id = u_88.id
        AND outputs_116.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_117
        WHERE u_88.prefix = 'participation'
        AND participations_117.id = u_88.id
        AND participations_117.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_118
          WHERE initiatives_118.id = participations_117.initiative_id
          AND initiatives_118.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_119
          WHERE organisations_119.id = participations_117.organisation_id
          AND organisations_119.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_120
        WHERE u_88.prefix = 'person'
        AND people_120.id = u_88.id
        AND (people_120.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_122
        WHERE u_88.prefix = 'seat'
        AND seats_122.id = u_88.id
        AND seats_122.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_123
          WHERE groups_123.id = seats_122.group_id
          AND groups_123.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_124
          WHERE organisations_124.id = seats_122.organisation_id
          AND organisations_124.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_125
        WHERE u_88.prefix = 'theme'
        AND themes_125.id = u_88.id
        AND themes_125.publication = 'PUBLISHED') AS n_126 ON true
      ORDER BY n_126.v IS NULL, u_88.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_185.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_131) AS row_to_json_22
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_130.id AS TEXT), $11::VARCHAR, '')
             AS id) AS o_131) AS v
        FROM api_keys AS api_keys_130
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_133) AS row_to_json_23
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_132.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_133) AS v
        FROM endorsements AS endorsements_132
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_132.id = anon_2.id
        AND endorsements_132.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_134
          WHERE knowledge_needs_134.id = endorsements_132.need_id
          AND knowledge_needs_134.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_135
          WHERE organisations_135.id = endorsements_132.organisation_id
          AND organisations_135.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_137) AS row_to_json_24
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_136.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_137) AS v
        FROM grants AS grants_136
        WHERE anon_2.prefix = 'grant'
        AND grants_136.id = anon_2.id
        AND (grants_136.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_140) AS row_to_json_25
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_139.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_140) AS v
        FROM initiatives AS initiatives_139
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_139.id = anon_2.id
        AND initiatives_139.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_142) AS row_to_json_26
          FROM (
            SELECT 'KeeperRequest' AS __typename, 'keeper_request_' || replace(CAST(keeper_requests_141.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_142) AS v
        FROM keeper_requests AS keeper_requests_141
        WHERE anon_2.prefix = 'keeper_request'
        AND keeper_requests_141.id = anon_2.id
        AND keeper_requests_141.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_143
          WHERE organisations_143.id = keeper_requests_141.organisation_id
          AND organisations_143.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_145) AS row_to_json_27
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_144.id AS TEXT),
            $17::VARCHAR, '') AS id) AS o_145) AS v
        FROM knowledge_needs AS knowledge_needs_144
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_144.id = anon_2.id
        AND knowledge_needs_144.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_147) AS row_to_json_28
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_146.id AS TEXT), $18::VARCHAR, '') AS id)
           AS o_147) AS v
        FROM lessons AS lessons_146
        WHERE anon_2.prefix = 'lesson'
        AND lessons_146.id = anon_2.id
        AND lessons_146.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_148
          WHERE participations_148.id = lessons_146.participation_id
          AND participations_148.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_149
            WHERE initiatives_149.id = participations_148.initiative_id
            AND initiatives_149.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_150
            WHERE organisations_150.id = participations_148.organisation_id
            AND organisations_150.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_152) AS row_to_json_29
          FROM (
            SELECT 'Mandate' AS __typename, 'mandate_' || replace(CAST(mandates_151.id AS TEXT), $19::VARCHAR, '')
             AS id) AS o_152) AS v
        FROM mandates AS mandates_151
        WHERE anon_2.prefix = 'mandate'
        AND mandates_151.id = anon_2.id
        AND mandates_151.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_154) AS row_to_json_30
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_153.id AS TEXT), $20::VARCHAR,
            '') AS id) AS o_154) AS v
        FROM memberships AS memberships_153
        WHERE anon_2.prefix = 'membership'
        AND memberships_153.id = anon_2.id
        AND memberships_153.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_155
          WHERE memberships_153.municipality_id = organisations_155.id
          AND organisations_155.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_156
          WHERE memberships_153.rss_body_id = organisations_156.id
          AND organisations_156.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_158) AS row_to_json_31
          FROM (
            SELECT 'Method' AS __typename, 'method_' || replace(CAST(methods_157.id AS TEXT), $21::VARCHAR, '') AS id)
           AS o_158) AS v
        FROM methods AS methods_157
        WHERE anon_2.prefix = 'method'
        AND methods_157.id = anon_2.id
        AND methods_157.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_160) AS row_to_json_32
          FROM (
            SELECT 'MethodUse' AS __typename, 'method_use_' || replace(CAST(method_uses_159.id AS TEXT), $22::VARCHAR,
            '') AS id) AS o_160) AS v
        FROM method_uses AS method_uses_159
        WHERE anon_2.prefix = 'method_use'
        AND method_uses_159.id = anon_2.id
        AND method_uses_159.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_161
          WHERE methods_161.id = method_uses_159.method_id
          AND methods_161.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_162
          WHERE organisations_162.id = method_uses_159.organisation_id
          AND organisations_162.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_164) AS row_to_json_33
          FROM (
            SELECT CASE WHEN (organisations_163.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_163.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_163.id AS TEXT), $23::VARCHAR, '') AS id) AS o_164) AS v
        FROM organisations AS organisations_163
        WHERE anon_2.prefix = 'organisation'
        AND organisations_163.id = anon_2.id
        AND organisations_163.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_166) AS row_to_json_34
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_165.id AS TEXT),
            $24::VARCHAR, '') AS id) AS o_166) AS v
        FROM needs_rounds AS needs_rounds_165
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_165.id = anon_2.id
        AND needs_rounds_165.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_167
          WHERE themes_167.id = needs_rounds_165.service_area_id
          AND themes_167.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_169) AS row_to_json_35
          FROM (
            SELECT CASE WHEN (groups_168.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_168.id AS TEXT)
            , $25::VARCHAR, '') AS id) AS o_169) AS v
        FROM groups AS groups_168
        WHERE anon_2.prefix = 'group'
        AND groups_168.id = anon_2.id
        AND groups_168.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_171) AS row_to_json_36
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_170.id AS TEXT), $26::VARCHAR, '') AS id)
           AS o_171) AS v
        FROM outputs AS outputs_170
        WHERE anon_2.prefix = 'output'
        AND outputs_170.id = anon_2.id
        AND outputs_170.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_173) AS row_to_json_37
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_172.id AS TEXT),
            $27::VARCHAR, '') AS id) AS o_173) AS v
        FROM participations AS participations_172
        WHERE anon_2.prefix = 'participation'
        AND participations_172.id = anon_2.id
        AND participations_172.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_174
          WHERE initiatives_174.id = participations_172.initiative_id
          AND initiatives_174.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_175
          WHERE organisations_175.id = participations_172.organisation_id
          AND organisations_175.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_177) AS row_to_json_38
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_176.id AS TEXT), $28::VARCHAR, '') AS id)
           AS o_177) AS v
        FROM people AS people_176
        WHERE anon_2.prefix = 'person'
        AND people_176.id = anon_2.id
        AND (people_176.id = $29::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_180) AS row_to_json_39
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_179.id AS TEXT), $30::VARCHAR, '') AS id)
           AS o_180) AS v
        FROM seats AS seats_179
        WHERE anon_2.prefix = 'seat'
        AND seats_179.id = anon_2.id
        AND seats_179.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_181
          WHERE groups_181.id = seats_179.group_id
          AND groups_181.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_182
          WHERE organisations_182.id = seats_179.organisation_id
          AND organisations_182.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_184) AS row_to_json_40
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_183.id AS TEXT), $31::VARCHAR, '') AS id)
           AS o_184) AS v
        FROM themes AS themes_183
        WHERE anon_2.prefix = 'theme'
        AND themes_183.id = anon_2.id
        AND themes_183.publication = 'PUBLISHED') AS n_185 ON true) AS nodes) AS o_186) AS anon_1
