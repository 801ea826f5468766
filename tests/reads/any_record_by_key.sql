SELECT (
  SELECT row_to_json(o_178) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_69.v
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
            SELECT 'KnowledgeNeed' AS __typename) AS o_29) AS v
        FROM knowledge_needs AS knowledge_needs_28
        WHERE u_16.prefix = 'knowledge_need'
        AND knowledge_needs_28.id = u_16.id
        AND knowledge_needs_28.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_31) AS row_to_json_7
          FROM (
            SELECT 'Lesson' AS __typename) AS o_31) AS v
        FROM lessons AS lessons_30
        WHERE u_16.prefix = 'lesson'
        AND lessons_30.id = u_16.id
        AND lessons_30.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_32
          WHERE participations_32.id = lessons_30.participation_id
          AND participations_32.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_33
            WHERE initiatives_33.id = participations_32.initiative_id
            AND initiatives_33.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_34
            WHERE organisations_34.id = participations_32.organisation_id
            AND organisations_34.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_36) AS row_to_json_8
          FROM (
            SELECT 'Mandate' AS __typename) AS o_36) AS v
        FROM mandates AS mandates_35
        WHERE u_16.prefix = 'mandate'
        AND mandates_35.id = u_16.id
        AND mandates_35.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_38) AS row_to_json_9
          FROM (
            SELECT 'Membership' AS __typename) AS o_38) AS v
        FROM memberships AS memberships_37
        WHERE u_16.prefix = 'membership'
        AND memberships_37.id = u_16.id
        AND memberships_37.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_39
          WHERE memberships_37.municipality_id = organisations_39.id
          AND organisations_39.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_40
          WHERE memberships_37.rss_body_id = organisations_40.id
          AND organisations_40.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_42) AS row_to_json_10
          FROM (
            SELECT 'Method' AS __typename) AS o_42) AS v
        FROM methods AS methods_41
        WHERE u_16.prefix = 'method'
        AND methods_41.id = u_16.id
        AND methods_41.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_44) AS row_to_json_11
          FROM (
            SELECT 'MethodUse' AS __typename) AS o_44) AS v
        FROM method_uses AS method_uses_43
        WHERE u_16.prefix = 'method_use'
        AND method_uses_43.id = u_16.id
        AND method_uses_43.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_45
          WHERE methods_45.id = method_uses_43.method_id
          AND methods_45.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_46
          WHERE organisations_46.id = method_uses_43.organisation_id
          AND organisations_46.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_48) AS row_to_json_12
          FROM (
            SELECT CASE WHEN (organisations_47.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_47.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_47.name AS name) AS o_48) AS v
        FROM organisations AS organisations_47
        WHERE u_16.prefix = 'organisation'
        AND organisations_47.id = u_16.id
        AND organisations_47.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_50) AS row_to_json_13
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_50) AS v
        FROM needs_rounds AS needs_rounds_49
        WHERE u_16.prefix = 'needs_round'
        AND needs_rounds_49.id = u_16.id
        AND needs_rounds_49.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_51
          WHERE themes_51.id = needs_rounds_49.service_area_id
          AND themes_51.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_53) AS row_to_json_14
          FROM (
            SELECT CASE WHEN (groups_52.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_53) AS v
        FROM groups AS groups_52
        WHERE u_16.prefix = 'group'
        AND groups_52.id = u_16.id
        AND groups_52.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_55) AS row_to_json_15
          FROM (
            SELECT 'Output' AS __typename) AS o_55) AS v
        FROM outputs AS outputs_54
        WHERE u_16.prefix = 'output'
        AND outputs_54.id = u_16.id
        AND outputs_54.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_57) AS row_to_json_16
          FROM (
            SELECT 'Participation' AS __typename) AS o_57) AS v
        FROM participations AS participations_56
        WHERE u_16.prefix = 'participation'
        AND participations_56.id = u_16.id
        AND participations_56.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_58
          WHERE initiatives_58.id = participations_56.initiative_id
          AND initiatives_58.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_59
          WHERE organisations_59.id = participations_56.organisation_id
          AND organisations_59.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_61) AS row_to_json_17
          FROM (
            SELECT 'Person' AS __typename) AS o_61) AS v
        FROM people AS people_60
        WHERE u_16.prefix = 'person'
        AND people_60.id = u_16.id
        AND (people_60.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_64) AS row_to_json_18
          FROM (
            SELECT 'Seat' AS __typename) AS o_64) AS v
        FROM seats AS seats_63
        WHERE u_16.prefix = 'seat'
        AND seats_63.id = u_16.id
        AND seats_63.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_65
          WHERE groups_65.id = seats_63.group_id
          AND groups_65.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_66
          WHERE organisations_66.id = seats_63.organisation_id
          AND organisations_66.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_68) AS row_to_json_19
          FROM (
            SELECT 'Theme' AS __typename) AS o_68) AS v
        FROM themes AS themes_67
        WHERE u_16.prefix = 'theme'
        AND themes_67.id = u_16.id
        AND themes_67.publication = 'PUBLISHED') AS n_69 ON true
      ORDER BY n_69.v IS NULL, u_16.id
      LIMIT 1) AS lookup, (
      SELECT n_121.v
      FROM (
        SELECT k_83.prefix AS prefix, coalesce((
          SELECT organisations_84.merged_into_id
          FROM organisations AS organisations_84
          WHERE organisations_84.id = k_83.id), k_83.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_72.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_72
          JOIN organisations AS organisations_73 ON organisations_73.id = case_numbers_72.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_73.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_73.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_72.value = $6::VARCHAR
          AND organisations_73.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_74.record_type) AS prefix, external_ids_74.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_74
          WHERE external_ids_74.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_74.value = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_75.id AS id, false AS is_former
          FROM organisations AS organisations_75
          WHERE organisations_75.municipality_code = $6::VARCHAR
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_76.id AS id, true AS is_former
          FROM organisations AS organisations_76
          JOIN jsonb_array_elements(organisations_76.former_keys) AS former_78 ON true
          WHERE (organisations_76.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($6::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_78.value ->> 'system') = 'scb-kommunkod')
           THEN former_78.value ->> 'value' END = $6::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_77
            WHERE organisations_77.municipality_code = $6::VARCHAR
            AND organisations_77.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_79.id AS id, false AS is_former
          FROM organisations AS organisations_79
          WHERE organisations_79.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_80.id AS id, true AS is_former
          FROM organisations AS organisations_80
          JOIN jsonb_array_elements(organisations_80.former_keys) AS former_82 ON true
          WHERE (organisations_80.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_82.value ->> 'system') = 'organisationsnummer')
           THEN former_82.value ->> 'value' END = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_81
            WHERE organisations_81.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_81.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_83) AS u_85
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_86
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_87
        WHERE u_85.prefix = 'endorsement'
        AND endorsements_87.id = u_85.id
        AND endorsements_87.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_88
          WHERE knowledge_needs_88.id = endorsements_87.need_id
          AND knowledge_needs_88.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_89
          WHERE organisations_89.id = endorsements_87.organisation_id
          AND organisations_89.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_90
        WHERE u_85.prefix = 'grant'
        AND grants_90.id = u_85.id
        AND (grants_90.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_92
        WHERE u_85.prefix = 'initiative'
        AND initiatives_92.id = u_85.id
        AND initiatives_92.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_93
        WHERE u_85.prefix = 'knowledge_need'
        AND knowledge_needs_93.id = u_85.id
        AND knowledge_needs_93.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_94
        WHERE u_85.prefix = 'lesson'
        AND lessons_94.id = u_85.id
        AND lessons_94.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_95
          WHERE participations_95.id = lessons_94.participation_id
          AND participations_95.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_96
            WHERE initiatives_96.id = participations_95.initiative_id
            AND initiatives_96.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_97
            WHERE organisations_97.id = participations_95.organisation_id
            AND organisations_97.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM mandates AS mandates_98
        WHERE u_85.prefix = 'mandate'
        AND mandates_98.id = u_85.id
        AND mandates_98.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_99
        WHERE u_85.prefix = 'membership'
        AND memberships_99.id = u_85.id
        AND memberships_99.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_100
          WHERE memberships_99.municipality_id = organisations_100.id
          AND organisations_100.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_101
          WHERE memberships_99.rss_body_id = organisations_101.id
          AND organisations_101.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM methods AS methods_102
        WHERE u_85.prefix = 'method'
        AND methods_102.id = u_85.id
        AND methods_102.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM method_uses AS method_uses_103
        WHERE u_85.prefix = 'method_use'
        AND method_uses_103.id = u_85.id
        AND method_uses_103.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_104
          WHERE methods_104.id = method_uses_103.method_id
          AND methods_104.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_105
          WHERE organisations_105.id = method_uses_103.organisation_id
          AND organisations_105.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_106.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_107) AS row_to_json_20
          FROM (
            SELECT organisations_106.municipality_code AS code) AS o_107) ELSE '{}'::json END AS v
        FROM organisations AS organisations_106
        WHERE u_85.prefix = 'organisation'
        AND organisations_106.id = u_85.id
        AND organisations_106.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_108
        WHERE u_85.prefix = 'needs_round'
        AND needs_rounds_108.id = u_85.id
        AND needs_rounds_108.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_109
          WHERE themes_109.id = needs_rounds_108.service_area_id
          AND themes_109.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_110
        WHERE u_85.prefix = 'group'
        AND groups_110.id = u_85.id
        AND groups_110.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_111
        WHERE u_85.prefix = 'output'
        AND outputs_111.id = u_85.id
        AND outputs_111.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_112
        WHERE u_85.prefix = 'participation'
        AND participations_112.id = u_85.id
        AND participations_112.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_113
          WHERE initiatives_113.id = participations_112.initiative_id
          AND initiatives_113.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_114
          WHERE organisations_114.id = participations_112.organisation_id
          AND organisations_114.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_115
        WHERE u_85.prefix = 'person'
        AND people_115.id = u_85.id
        AND (people_115.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_117
        WHERE u_85.prefix = 'seat'
        AND seats_117.id = u_85.id
        AND seats_117.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_118
          WHERE groups_118.id = seats_117.group_id
          AND groups_118.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_119
          WHERE organisations_119.id = seats_117.organisation_id
          AND organisations_119.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_120
        WHERE u_85.prefix = 'theme'
        AND themes_120.id = u_85.id
        AND themes_120.publication = 'PUBLISHED') AS n_121 ON true
      ORDER BY n_121.v IS NULL, u_85.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_177.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_126) AS row_to_json_21
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_125.id AS TEXT), $11::VARCHAR, '')
             AS id) AS o_126) AS v
        FROM api_keys AS api_keys_125
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_128) AS row_to_json_22
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_127.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_128) AS v
        FROM endorsements AS endorsements_127
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_127.id = anon_2.id
        AND endorsements_127.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_129
          WHERE knowledge_needs_129.id = endorsements_127.need_id
          AND knowledge_needs_129.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_130
          WHERE organisations_130.id = endorsements_127.organisation_id
          AND organisations_130.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_132) AS row_to_json_23
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_131.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_132) AS v
        FROM grants AS grants_131
        WHERE anon_2.prefix = 'grant'
        AND grants_131.id = anon_2.id
        AND (grants_131.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_135) AS row_to_json_24
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_134.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_135) AS v
        FROM initiatives AS initiatives_134
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_134.id = anon_2.id
        AND initiatives_134.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_137) AS row_to_json_25
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_136.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_137) AS v
        FROM knowledge_needs AS knowledge_needs_136
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_136.id = anon_2.id
        AND knowledge_needs_136.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_139) AS row_to_json_26
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_138.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_139) AS v
        FROM lessons AS lessons_138
        WHERE anon_2.prefix = 'lesson'
        AND lessons_138.id = anon_2.id
        AND lessons_138.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_140
          WHERE participations_140.id = lessons_138.participation_id
          AND participations_140.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_141
            WHERE initiatives_141.id = participations_140.initiative_id
            AND initiatives_141.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_142
            WHERE organisations_142.id = participations_140.organisation_id
            AND organisations_142.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_144) AS row_to_json_27
          FROM (
            SELECT 'Mandate' AS __typename, 'mandate_' || replace(CAST(mandates_143.id AS TEXT), $18::VARCHAR, '')
             AS id) AS o_144) AS v
        FROM mandates AS mandates_143
        WHERE anon_2.prefix = 'mandate'
        AND mandates_143.id = anon_2.id
        AND mandates_143.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_146) AS row_to_json_28
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_145.id AS TEXT), $19::VARCHAR,
            '') AS id) AS o_146) AS v
        FROM memberships AS memberships_145
        WHERE anon_2.prefix = 'membership'
        AND memberships_145.id = anon_2.id
        AND memberships_145.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_147
          WHERE memberships_145.municipality_id = organisations_147.id
          AND organisations_147.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_148
          WHERE memberships_145.rss_body_id = organisations_148.id
          AND organisations_148.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_150) AS row_to_json_29
          FROM (
            SELECT 'Method' AS __typename, 'method_' || replace(CAST(methods_149.id AS TEXT), $20::VARCHAR, '') AS id)
           AS o_150) AS v
        FROM methods AS methods_149
        WHERE anon_2.prefix = 'method'
        AND methods_149.id = anon_2.id
        AND methods_149.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_152) AS row_to_json_30
          FROM (
            SELECT 'MethodUse' AS __typename, 'method_use_' || replace(CAST(method_uses_151.id AS TEXT), $21::VARCHAR,
            '') AS id) AS o_152) AS v
        FROM method_uses AS method_uses_151
        WHERE anon_2.prefix = 'method_use'
        AND method_uses_151.id = anon_2.id
        AND method_uses_151.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM methods AS methods_153
          WHERE methods_153.id = method_uses_151.method_id
          AND methods_153.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_154
          WHERE organisations_154.id = method_uses_151.organisation_id
          AND organisations_154.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_156) AS row_to_json_31
          FROM (
            SELECT CASE WHEN (organisations_155.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_155.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_155.id AS TEXT), $22::VARCHAR, '') AS id) AS o_156) AS v
        FROM organisations AS organisations_155
        WHERE anon_2.prefix = 'organisation'
        AND organisations_155.id = anon_2.id
        AND organisations_155.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_158) AS row_to_json_32
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_157.id AS TEXT),
            $23::VARCHAR, '') AS id) AS o_158) AS v
        FROM needs_rounds AS needs_rounds_157
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_157.id = anon_2.id
        AND needs_rounds_157.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_159
          WHERE themes_159.id = needs_rounds_157.service_area_id
          AND themes_159.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_161) AS row_to_json_33
          FROM (
            SELECT CASE WHEN (groups_160.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_160.id AS TEXT)
            , $24::VARCHAR, '') AS id) AS o_161) AS v
        FROM groups AS groups_160
        WHERE anon_2.prefix = 'group'
        AND groups_160.id = anon_2.id
        AND groups_160.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_163) AS row_to_json_34
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_162.id AS TEXT), $25::VARCHAR, '') AS id)
           AS o_163) AS v
        FROM outputs AS outputs_162
        WHERE anon_2.prefix = 'output'
        AND outputs_162.id = anon_2.id
        AND outputs_162.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_165) AS row_to_json_35
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_164.id AS TEXT),
            $26::VARCHAR, '') AS id) AS o_165) AS v
        FROM participations AS participations_164
        WHERE anon_2.prefix = 'participation'
        AND participations_164.id = anon_2.id
        AND participations_164.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_166
          WHERE initiatives_166.id = participations_164.initiative_id
          AND initiatives_166.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_167
          WHERE organisations_167.id = participations_164.organisation_id
          AND organisations_167.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_169) AS row_to_json_36
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_168.id AS TEXT), $27::VARCHAR, '') AS id)
           AS o_169) AS v
        FROM people AS people_168
        WHERE anon_2.prefix = 'person'
        AND people_168.id = anon_2.id
        AND (people_168.id = $28::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_172) AS row_to_json_37
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_171.id AS TEXT), $29::VARCHAR, '') AS id)
           AS o_172) AS v
        FROM seats AS seats_171
        WHERE anon_2.prefix = 'seat'
        AND seats_171.id = anon_2.id
        AND seats_171.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_173
          WHERE groups_173.id = seats_171.group_id
          AND groups_173.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_174
          WHERE organisations_174.id = seats_171.organisation_id
          AND organisations_174.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_176) AS row_to_json_38
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_175.id AS TEXT), $30::VARCHAR, '') AS id)
           AS o_176) AS v
        FROM themes AS themes_175
        WHERE anon_2.prefix = 'theme'
        AND themes_175.id = anon_2.id
        AND themes_175.publication = 'PUBLISHED') AS n_177 ON true) AS nodes) AS o_178) AS anon_1
