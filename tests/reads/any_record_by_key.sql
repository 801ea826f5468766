SELECT (
  SELECT row_to_json(o_162) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_63.v
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
            SELECT 'Membership' AS __typename) AS o_36) AS v
        FROM memberships AS memberships_35
        WHERE u_16.prefix = 'membership'
        AND memberships_35.id = u_16.id
        AND memberships_35.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_37
          WHERE memberships_35.municipality_id = organisations_37.id
          AND organisations_37.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_38
          WHERE memberships_35.rss_body_id = organisations_38.id
          AND organisations_38.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_40) AS row_to_json_9
          FROM (
            SELECT 'Method' AS __typename) AS o_40) AS v
        FROM methods AS methods_39
        WHERE u_16.prefix = 'method'
        AND methods_39.id = u_16.id
        AND methods_39.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_42) AS row_to_json_10
          FROM (
            SELECT CASE WHEN (organisations_41.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_41.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_41.name AS name) AS o_42) AS v
        FROM organisations AS organisations_41
        WHERE u_16.prefix = 'organisation'
        AND organisations_41.id = u_16.id
        AND organisations_41.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_44) AS row_to_json_11
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_44) AS v
        FROM needs_rounds AS needs_rounds_43
        WHERE u_16.prefix = 'needs_round'
        AND needs_rounds_43.id = u_16.id
        AND needs_rounds_43.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_45
          WHERE themes_45.id = needs_rounds_43.service_area_id
          AND themes_45.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_47) AS row_to_json_12
          FROM (
            SELECT CASE WHEN (groups_46.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_47) AS v
        FROM groups AS groups_46
        WHERE u_16.prefix = 'group'
        AND groups_46.id = u_16.id
        AND groups_46.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_49) AS row_to_json_13
          FROM (
            SELECT 'Output' AS __typename) AS o_49) AS v
        FROM outputs AS outputs_48
        WHERE u_16.prefix = 'output'
        AND outputs_48.id = u_16.id
        AND outputs_48.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_51) AS row_to_json_14
          FROM (
            SELECT 'Participation' AS __typename) AS o_51) AS v
        FROM participations AS participations_50
        WHERE u_16.prefix = 'participation'
        AND participations_50.id = u_16.id
        AND participations_50.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_52
          WHERE initiatives_52.id = participations_50.initiative_id
          AND initiatives_52.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_53
          WHERE organisations_53.id = participations_50.organisation_id
          AND organisations_53.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_55) AS row_to_json_15
          FROM (
            SELECT 'Person' AS __typename) AS o_55) AS v
        FROM people AS people_54
        WHERE u_16.prefix = 'person'
        AND people_54.id = u_16.id
        AND (people_54.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_58) AS row_to_json_16
          FROM (
            SELECT 'Seat' AS __typename) AS o_58) AS v
        FROM seats AS seats_57
        WHERE u_16.prefix = 'seat'
        AND seats_57.id = u_16.id
        AND seats_57.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_59
          WHERE groups_59.id = seats_57.group_id
          AND groups_59.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_60
          WHERE organisations_60.id = seats_57.organisation_id
          AND organisations_60.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_62) AS row_to_json_17
          FROM (
            SELECT 'Theme' AS __typename) AS o_62) AS v
        FROM themes AS themes_61
        WHERE u_16.prefix = 'theme'
        AND themes_61.id = u_16.id
        AND themes_61.publication = 'PUBLISHED') AS n_63 ON true
      ORDER BY n_63.v IS NULL, u_16.id
      LIMIT 1) AS lookup, (
      SELECT n_111.v
      FROM (
        SELECT k_77.prefix AS prefix, coalesce((
          SELECT organisations_78.merged_into_id
          FROM organisations AS organisations_78
          WHERE organisations_78.id = k_77.id), k_77.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_66.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_66
          JOIN organisations AS organisations_67 ON organisations_67.id = case_numbers_66.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_67.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_67.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_66.value = $6::VARCHAR
          AND organisations_67.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_68.record_type) AS prefix, external_ids_68.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_68
          WHERE external_ids_68.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_68.value = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_69.id AS id, false AS is_former
          FROM organisations AS organisations_69
          WHERE organisations_69.municipality_code = $6::VARCHAR
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_70.id AS id, true AS is_former
          FROM organisations AS organisations_70
          JOIN jsonb_array_elements(organisations_70.former_keys) AS former_72 ON true
          WHERE (organisations_70.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($6::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_72.value ->> 'system') = 'scb-kommunkod')
           THEN former_72.value ->> 'value' END = $6::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_71
            WHERE organisations_71.municipality_code = $6::VARCHAR
            AND organisations_71.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_73.id AS id, false AS is_former
          FROM organisations AS organisations_73
          WHERE organisations_73.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_74.id AS id, true AS is_former
          FROM organisations AS organisations_74
          JOIN jsonb_array_elements(organisations_74.former_keys) AS former_76 ON true
          WHERE (organisations_74.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_76.value ->> 'system') = 'organisationsnummer')
           THEN former_76.value ->> 'value' END = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_75
            WHERE organisations_75.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_75.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_77) AS u_79
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_80
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_81
        WHERE u_79.prefix = 'endorsement'
        AND endorsements_81.id = u_79.id
        AND endorsements_81.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_82
          WHERE knowledge_needs_82.id = endorsements_81.need_id
          AND knowledge_needs_82.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_83
          WHERE organisations_83.id = endorsements_81.organisation_id
          AND organisations_83.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_84
        WHERE u_79.prefix = 'grant'
        AND grants_84.id = u_79.id
        AND (grants_84.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_86
        WHERE u_79.prefix = 'initiative'
        AND initiatives_86.id = u_79.id
        AND initiatives_86.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_87
        WHERE u_79.prefix = 'knowledge_need'
        AND knowledge_needs_87.id = u_79.id
        AND knowledge_needs_87.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_88
        WHERE u_79.prefix = 'lesson'
        AND lessons_88.id = u_79.id
        AND lessons_88.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_89
          WHERE participations_89.id = lessons_88.participation_id
          AND participations_89.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_90
            WHERE initiatives_90.id = participations_89.initiative_id
            AND initiatives_90.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_91
            WHERE organisations_91.id = participations_89.organisation_id
            AND organisations_91.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_92
        WHERE u_79.prefix = 'membership'
        AND memberships_92.id = u_79.id
        AND memberships_92.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_93
          WHERE memberships_92.municipality_id = organisations_93.id
          AND organisations_93.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_94
          WHERE memberships_92.rss_body_id = organisations_94.id
          AND organisations_94.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM methods AS methods_95
        WHERE u_79.prefix = 'method'
        AND methods_95.id = u_79.id
        AND methods_95.publication = 'PUBLISHED'
        UNION ALL SELECT CASE WHEN (organisations_96.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_97) AS row_to_json_18
          FROM (
            SELECT organisations_96.municipality_code AS code) AS o_97) ELSE '{}'::json END AS v
        FROM organisations AS organisations_96
        WHERE u_79.prefix = 'organisation'
        AND organisations_96.id = u_79.id
        AND organisations_96.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_98
        WHERE u_79.prefix = 'needs_round'
        AND needs_rounds_98.id = u_79.id
        AND needs_rounds_98.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_99
          WHERE themes_99.id = needs_rounds_98.service_area_id
          AND themes_99.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_100
        WHERE u_79.prefix = 'group'
        AND groups_100.id = u_79.id
        AND groups_100.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_101
        WHERE u_79.prefix = 'output'
        AND outputs_101.id = u_79.id
        AND outputs_101.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_102
        WHERE u_79.prefix = 'participation'
        AND participations_102.id = u_79.id
        AND participations_102.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_103
          WHERE initiatives_103.id = participations_102.initiative_id
          AND initiatives_103.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_104
          WHERE organisations_104.id = participations_102.organisation_id
          AND organisations_104.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_105
        WHERE u_79.prefix = 'person'
        AND people_105.id = u_79.id
        AND (people_105.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_107
        WHERE u_79.prefix = 'seat'
        AND seats_107.id = u_79.id
        AND seats_107.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_108
          WHERE groups_108.id = seats_107.group_id
          AND groups_108.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_109
          WHERE organisations_109.id = seats_107.organisation_id
          AND organisations_109.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_110
        WHERE u_79.prefix = 'theme'
        AND themes_110.id = u_79.id
        AND themes_110.publication = 'PUBLISHED') AS n_111 ON true
      ORDER BY n_111.v IS NULL, u_79.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_161.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_116) AS row_to_json_19
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_115.id AS TEXT), $11::VARCHAR, '')
             AS id) AS o_116) AS v
        FROM api_keys AS api_keys_115
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_118) AS row_to_json_20
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_117.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_118) AS v
        FROM endorsements AS endorsements_117
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_117.id = anon_2.id
        AND endorsements_117.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_119
          WHERE knowledge_needs_119.id = endorsements_117.need_id
          AND knowledge_needs_119.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_120
          WHERE organisations_120.id = endorsements_117.organisation_id
          AND organisations_120.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_122) AS row_to_json_21
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_121.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_122) AS v
        FROM grants AS grants_121
        WHERE anon_2.prefix = 'grant'
        AND grants_121.id = anon_2.id
        AND (grants_121.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_125) AS row_to_json_22
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_124.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_125) AS v
        FROM initiatives AS initiatives_124
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_124.id = anon_2.id
        AND initiatives_124.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_127) AS row_to_json_23
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_126.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_127) AS v
        FROM knowledge_needs AS knowledge_needs_126
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_126.id = anon_2.id
        AND knowledge_needs_126.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_129) AS row_to_json_24
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_128.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_129) AS v
        FROM lessons AS lessons_128
        WHERE anon_2.prefix = 'lesson'
        AND lessons_128.id = anon_2.id
        AND lessons_128.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_130
          WHERE participations_130.id = lessons_128.participation_id
          AND participations_130.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_131
            WHERE initiatives_131.id = participations_130.initiative_id
            AND initiatives_131.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_132
            WHERE organisations_132.id = participations_130.organisation_id
            AND organisations_132.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_134) AS row_to_json_25
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_133.id AS TEXT), $18::VARCHAR,
            '') AS id) AS o_134) AS v
        FROM memberships AS memberships_133
        WHERE anon_2.prefix = 'membership'
        AND memberships_133.id = anon_2.id
        AND memberships_133.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_135
          WHERE memberships_133.municipality_id = organisations_135.id
          AND organisations_135.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_136
          WHERE memberships_133.rss_body_id = organisations_136.id
          AND organisations_136.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_138) AS row_to_json_26
          FROM (
            SELECT 'Method' AS __typename, 'method_' || replace(CAST(methods_137.id AS TEXT), $19::VARCHAR, '') AS id)
           AS o_138) AS v
        FROM methods AS methods_137
        WHERE anon_2.prefix = 'method'
        AND methods_137.id = anon_2.id
        AND methods_137.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_140) AS row_to_json_27
          FROM (
            SELECT CASE WHEN (organisations_139.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_139.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_139.id AS TEXT), $20::VARCHAR, '') AS id) AS o_140) AS v
        FROM organisations AS organisations_139
        WHERE anon_2.prefix = 'organisation'
        AND organisations_139.id = anon_2.id
        AND organisations_139.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_142) AS row_to_json_28
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_141.id AS TEXT),
            $21::VARCHAR, '') AS id) AS o_142) AS v
        FROM needs_rounds AS needs_rounds_141
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_141.id = anon_2.id
        AND needs_rounds_141.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_143
          WHERE themes_143.id = needs_rounds_141.service_area_id
          AND themes_143.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_145) AS row_to_json_29
          FROM (
            SELECT CASE WHEN (groups_144.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_144.id AS TEXT)
            , $22::VARCHAR, '') AS id) AS o_145) AS v
        FROM groups AS groups_144
        WHERE anon_2.prefix = 'group'
        AND groups_144.id = anon_2.id
        AND groups_144.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_147) AS row_to_json_30
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_146.id AS TEXT), $23::VARCHAR, '') AS id)
           AS o_147) AS v
        FROM outputs AS outputs_146
        WHERE anon_2.prefix = 'output'
        AND outputs_146.id = anon_2.id
        AND outputs_146.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_149) AS row_to_json_31
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_148.id AS TEXT),
            $24::VARCHAR, '') AS id) AS o_149) AS v
        FROM participations AS participations_148
        WHERE anon_2.prefix = 'participation'
        AND participations_148.id = anon_2.id
        AND participations_148.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_150
          WHERE initiatives_150.id = participations_148.initiative_id
          AND initiatives_150.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_151
          WHERE organisations_151.id = participations_148.organisation_id
          AND organisations_151.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_153) AS row_to_json_32
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_152.id AS TEXT), $25::VARCHAR, '') AS id)
           AS o_153) AS v
        FROM people AS people_152
        WHERE anon_2.prefix = 'person'
        AND people_152.id = anon_2.id
        AND (people_152.id = $26::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_156) AS row_to_json_33
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_155.id AS TEXT), $27::VARCHAR, '') AS id)
           AS o_156) AS v
        FROM seats AS seats_155
        WHERE anon_2.prefix = 'seat'
        AND seats_155.id = anon_2.id
        AND seats_155.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_157
          WHERE groups_157.id = seats_155.group_id
          AND groups_157.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_158
          WHERE organisations_158.id = seats_155.organisation_id
          AND organisations_158.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_160) AS row_to_json_34
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_159.id AS TEXT), $28::VARCHAR, '') AS id)
           AS o_160) AS v
        FROM themes AS themes_159
        WHERE anon_2.prefix = 'theme'
        AND themes_159.id = anon_2.id
        AND themes_159.publication = 'PUBLISHED') AS n_161 ON true) AS nodes) AS o_162) AS anon_1
