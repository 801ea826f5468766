SELECT (
  SELECT row_to_json(o_157) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_61.v
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
            SELECT CASE WHEN (organisations_39.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_39.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_39.name AS name) AS o_40) AS v
        FROM organisations AS organisations_39
        WHERE u_16.prefix = 'organisation'
        AND organisations_39.id = u_16.id
        AND organisations_39.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_42) AS row_to_json_10
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_42) AS v
        FROM needs_rounds AS needs_rounds_41
        WHERE u_16.prefix = 'needs_round'
        AND needs_rounds_41.id = u_16.id
        AND needs_rounds_41.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_43
          WHERE themes_43.id = needs_rounds_41.service_area_id
          AND themes_43.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_45) AS row_to_json_11
          FROM (
            SELECT CASE WHEN (groups_44.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_45) AS v
        FROM groups AS groups_44
        WHERE u_16.prefix = 'group'
        AND groups_44.id = u_16.id
        AND groups_44.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_47) AS row_to_json_12
          FROM (
            SELECT 'Output' AS __typename) AS o_47) AS v
        FROM outputs AS outputs_46
        WHERE u_16.prefix = 'output'
        AND outputs_46.id = u_16.id
        AND outputs_46.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_49) AS row_to_json_13
          FROM (
            SELECT 'Participation' AS __typename) AS o_49) AS v
        FROM participations AS participations_48
        WHERE u_16.prefix = 'participation'
        AND participations_48.id = u_16.id
        AND participations_48.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_50
          WHERE initiatives_50.id = participations_48.initiative_id
          AND initiatives_50.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_51
          WHERE organisations_51.id = participations_48.organisation_id
          AND organisations_51.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_53) AS row_to_json_14
          FROM (
            SELECT 'Person' AS __typename) AS o_53) AS v
        FROM people AS people_52
        WHERE u_16.prefix = 'person'
        AND people_52.id = u_16.id
        AND (people_52.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_56) AS row_to_json_15
          FROM (
            SELECT 'Seat' AS __typename) AS o_56) AS v
        FROM seats AS seats_55
        WHERE u_16.prefix = 'seat'
        AND seats_55.id = u_16.id
        AND seats_55.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_57
          WHERE groups_57.id = seats_55.group_id
          AND groups_57.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_58
          WHERE organisations_58.id = seats_55.organisation_id
          AND organisations_58.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_60) AS row_to_json_16
          FROM (
            SELECT 'Theme' AS __typename) AS o_60) AS v
        FROM themes AS themes_59
        WHERE u_16.prefix = 'theme'
        AND themes_59.id = u_16.id
        AND themes_59.publication = 'PUBLISHED') AS n_61 ON true
      ORDER BY n_61.v IS NULL, u_16.id
      LIMIT 1) AS lookup, (
      SELECT n_108.v
      FROM (
        SELECT k_75.prefix AS prefix, coalesce((
          SELECT organisations_76.merged_into_id
          FROM organisations AS organisations_76
          WHERE organisations_76.id = k_75.id), k_75.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_64.initiative_id AS id, false AS is_former
          FROM case_numbers AS case_numbers_64
          JOIN organisations AS organisations_65 ON organisations_65.id = case_numbers_64.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_65.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_65.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_64.value = $6::VARCHAR
          AND organisations_65.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_66.record_type) AS prefix, external_ids_66.record_id AS id,
          false AS is_former
          FROM external_ids AS external_ids_66
          WHERE external_ids_66.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_66.value = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_67.id AS id, false AS is_former
          FROM organisations AS organisations_67
          WHERE organisations_67.municipality_code = $6::VARCHAR
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_68.id AS id, true AS is_former
          FROM organisations AS organisations_68
          JOIN jsonb_array_elements(organisations_68.former_keys) AS former_70 ON true
          WHERE (organisations_68.former_keys @> jsonb_build_array(jsonb_build_object('system', 'scb-kommunkod',
          'value', CAST($6::VARCHAR AS TEXT))))
          AND CASE WHEN ((former_70.value ->> 'system') = 'scb-kommunkod')
           THEN former_70.value ->> 'value' END = $6::VARCHAR
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_69
            WHERE organisations_69.municipality_code = $6::VARCHAR
            AND organisations_69.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          UNION ALL SELECT 'organisation' AS prefix, organisations_71.id AS id, false AS is_former
          FROM organisations AS organisations_71
          WHERE organisations_71.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
          [0-9]{6})([0-9]{4})$', '\1-\2')
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          UNION ALL SELECT 'organisation' AS prefix, organisations_72.id AS id, true AS is_former
          FROM organisations AS organisations_72
          JOIN jsonb_array_elements(organisations_72.former_keys) AS former_74 ON true
          WHERE (organisations_72.former_keys @> jsonb_build_array(jsonb_build_object('system', 'organisationsnummer',
          'value', CAST(regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})([0-9]{4})$', '\1-\2')
           AS TEXT))))
          AND CASE WHEN ((former_74.value ->> 'system') = 'organisationsnummer')
           THEN former_74.value ->> 'value' END = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?([0-9]{6})(
          [0-9]{4})$', '\1-\2')
          AND NOT (EXISTS (
            SELECT 1
            FROM organisations AS organisations_73
            WHERE organisations_73.organisation_number = regexp_replace(translate($6::VARCHAR, '- ', ''), '^(?:16)?(
            [0-9]{6})([0-9]{4})$', '\1-\2')
            AND organisations_73.publication = 'PUBLISHED'))
          AND lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer') AS k_75) AS u_77
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_78
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_79
        WHERE u_77.prefix = 'endorsement'
        AND endorsements_79.id = u_77.id
        AND endorsements_79.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_80
          WHERE knowledge_needs_80.id = endorsements_79.need_id
          AND knowledge_needs_80.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_81
          WHERE organisations_81.id = endorsements_79.organisation_id
          AND organisations_81.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_82
        WHERE u_77.prefix = 'grant'
        AND grants_82.id = u_77.id
        AND (grants_82.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_84
        WHERE u_77.prefix = 'initiative'
        AND initiatives_84.id = u_77.id
        AND initiatives_84.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_85
        WHERE u_77.prefix = 'knowledge_need'
        AND knowledge_needs_85.id = u_77.id
        AND knowledge_needs_85.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_86
        WHERE u_77.prefix = 'lesson'
        AND lessons_86.id = u_77.id
        AND lessons_86.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_87
          WHERE participations_87.id = lessons_86.participation_id
          AND participations_87.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_88
            WHERE initiatives_88.id = participations_87.initiative_id
            AND initiatives_88.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_89
            WHERE organisations_89.id = participations_87.organisation_id
            AND organisations_89.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_90
        WHERE u_77.prefix = 'membership'
        AND memberships_90.id = u_77.id
        AND memberships_90.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_91
          WHERE memberships_90.municipality_id = organisations_91.id
          AND organisations_91.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_92
          WHERE memberships_90.rss_body_id = organisations_92.id
          AND organisations_92.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_93.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_94) AS row_to_json_17
          FROM (
            SELECT organisations_93.municipality_code AS code) AS o_94) ELSE '{}'::json END AS v
        FROM organisations AS organisations_93
        WHERE u_77.prefix = 'organisation'
        AND organisations_93.id = u_77.id
        AND organisations_93.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_95
        WHERE u_77.prefix = 'needs_round'
        AND needs_rounds_95.id = u_77.id
        AND needs_rounds_95.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_96
          WHERE themes_96.id = needs_rounds_95.service_area_id
          AND themes_96.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_97
        WHERE u_77.prefix = 'group'
        AND groups_97.id = u_77.id
        AND groups_97.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_98
        WHERE u_77.prefix = 'output'
        AND outputs_98.id = u_77.id
        AND outputs_98.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_99
        WHERE u_77.prefix = 'participation'
        AND participations_99.id = u_77.id
        AND participations_99.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_100
          WHERE initiatives_100.id = participations_99.initiative_id
          AND initiatives_100.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_101
          WHERE organisations_101.id = participations_99.organisation_id
          AND organisations_101.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_102
        WHERE u_77.prefix = 'person'
        AND people_102.id = u_77.id
        AND (people_102.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_104
        WHERE u_77.prefix = 'seat'
        AND seats_104.id = u_77.id
        AND seats_104.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_105
          WHERE groups_105.id = seats_104.group_id
          AND groups_105.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_106
          WHERE organisations_106.id = seats_104.organisation_id
          AND organisations_106.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_107
        WHERE u_77.prefix = 'theme'
        AND themes_107.id = u_77.id
        AND themes_107.publication = 'PUBLISHED') AS n_108 ON true
      ORDER BY n_108.v IS NULL, u_77.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_156.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_113) AS row_to_json_18
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_112.id AS TEXT), $11::VARCHAR, '')
             AS id) AS o_113) AS v
        FROM api_keys AS api_keys_112
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_115) AS row_to_json_19
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_114.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_115) AS v
        FROM endorsements AS endorsements_114
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_114.id = anon_2.id
        AND endorsements_114.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_116
          WHERE knowledge_needs_116.id = endorsements_114.need_id
          AND knowledge_needs_116.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_117
          WHERE organisations_117.id = endorsements_114.organisation_id
          AND organisations_117.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_119) AS row_to_json_20
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_118.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_119) AS v
        FROM grants AS grants_118
        WHERE anon_2.prefix = 'grant'
        AND grants_118.id = anon_2.id
        AND (grants_118.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_122) AS row_to_json_21
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_121.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_122) AS v
        FROM initiatives AS initiatives_121
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_121.id = anon_2.id
        AND initiatives_121.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_124) AS row_to_json_22
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_123.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_124) AS v
        FROM knowledge_needs AS knowledge_needs_123
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_123.id = anon_2.id
        AND knowledge_needs_123.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_126) AS row_to_json_23
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_125.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_126) AS v
        FROM lessons AS lessons_125
        WHERE anon_2.prefix = 'lesson'
        AND lessons_125.id = anon_2.id
        AND lessons_125.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_127
          WHERE participations_127.id = lessons_125.participation_id
          AND participations_127.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_128
            WHERE initiatives_128.id = participations_127.initiative_id
            AND initiatives_128.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_129
            WHERE organisations_129.id = participations_127.organisation_id
            AND organisations_129.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_131) AS row_to_json_24
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_130.id AS TEXT), $18::VARCHAR,
            '') AS id) AS o_131) AS v
        FROM memberships AS memberships_130
        WHERE anon_2.prefix = 'membership'
        AND memberships_130.id = anon_2.id
        AND memberships_130.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_132
          WHERE memberships_130.municipality_id = organisations_132.id
          AND organisations_132.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_133
          WHERE memberships_130.rss_body_id = organisations_133.id
          AND organisations_133.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_135) AS row_to_json_25
          FROM (
            SELECT CASE WHEN (organisations_134.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_134.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_134.id AS TEXT), $19::VARCHAR, '') AS id) AS o_135) AS v
        FROM organisations AS organisations_134
        WHERE anon_2.prefix = 'organisation'
        AND organisations_134.id = anon_2.id
        AND organisations_134.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_137) AS row_to_json_26
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_136.id AS TEXT),
            $20::VARCHAR, '') AS id) AS o_137) AS v
        FROM needs_rounds AS needs_rounds_136
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_136.id = anon_2.id
        AND needs_rounds_136.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_138
          WHERE themes_138.id = needs_rounds_136.service_area_id
          AND themes_138.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_140) AS row_to_json_27
          FROM (
            SELECT CASE WHEN (groups_139.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_139.id AS TEXT)
            , $21::VARCHAR, '') AS id) AS o_140) AS v
        FROM groups AS groups_139
        WHERE anon_2.prefix = 'group'
        AND groups_139.id = anon_2.id
        AND groups_139.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_142) AS row_to_json_28
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_141.id AS TEXT), $22::VARCHAR, '') AS id)
           AS o_142) AS v
        FROM outputs AS outputs_141
        WHERE anon_2.prefix = 'output'
        AND outputs_141.id = anon_2.id
        AND outputs_141.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_144) AS row_to_json_29
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_143.id AS TEXT),
            $23::VARCHAR, '') AS id) AS o_144) AS v
        FROM participations AS participations_143
        WHERE anon_2.prefix = 'participation'
        AND participations_143.id = anon_2.id
        AND participations_143.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_145
          WHERE initiatives_145.id = participations_143.initiative_id
          AND initiatives_145.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_146
          WHERE organisations_146.id = participations_143.organisation_id
          AND organisations_146.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_148) AS row_to_json_30
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_147.id AS TEXT), $24::VARCHAR, '') AS id)
           AS o_148) AS v
        FROM people AS people_147
        WHERE anon_2.prefix = 'person'
        AND people_147.id = anon_2.id
        AND (people_147.id = $25::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_151) AS row_to_json_31
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_150.id AS TEXT), $26::VARCHAR, '') AS id)
           AS o_151) AS v
        FROM seats AS seats_150
        WHERE anon_2.prefix = 'seat'
        AND seats_150.id = anon_2.id
        AND seats_150.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_152
          WHERE groups_152.id = seats_150.group_id
          AND groups_152.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_153
          WHERE organisations_153.id = seats_150.organisation_id
          AND organisations_153.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_155) AS row_to_json_32
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_154.id AS TEXT), $27::VARCHAR, '') AS id)
           AS o_155) AS v
        FROM themes AS themes_154
        WHERE anon_2.prefix = 'theme'
        AND themes_154.id = anon_2.id
        AND themes_154.publication = 'PUBLISHED') AS n_156 ON true) AS nodes) AS o_157) AS anon_1
