SELECT (
  SELECT row_to_json(o_145) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_55.v
      FROM (
        SELECT k_8.prefix AS prefix, coalesce((
          SELECT organisations_9.merged_into_id
          FROM organisations AS organisations_9
          WHERE organisations_9.id = k_8.id), k_8.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_3.initiative_id AS id
          FROM case_numbers AS case_numbers_3
          JOIN organisations AS organisations_4 ON organisations_4.id = case_numbers_3.authority_id
          WHERE starts_with(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_4.slug = substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_4.former_slugs @> ARRAY[substr(lower(btrim($1::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_3.value = $2::VARCHAR
          AND organisations_4.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_5.record_type) AS prefix, external_ids_5.record_id AS id
          FROM external_ids AS external_ids_5
          WHERE external_ids_5.system = lower(btrim($1::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_5.value = $2::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_6.id AS id
          FROM organisations AS organisations_6
          WHERE lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          AND organisations_6.municipality_code = $2::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_7.id AS id
          FROM organisations AS organisations_7
          WHERE lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          AND organisations_7.organisation_number = overlay(right(translate($2::VARCHAR, '- ', ''), 10), '-', 7, 0))
         AS k_8) AS u_10
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_12) AS row_to_json_2
          FROM (
            SELECT 'ApiKey' AS __typename) AS o_12) AS v
        FROM api_keys AS api_keys_11
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_14) AS row_to_json_3
          FROM (
            SELECT 'Endorsement' AS __typename) AS o_14) AS v
        FROM endorsements AS endorsements_13
        WHERE u_10.prefix = 'endorsement'
        AND endorsements_13.id = u_10.id
        AND endorsements_13.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_15
          WHERE knowledge_needs_15.id = endorsements_13.need_id
          AND knowledge_needs_15.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_16
          WHERE organisations_16.id = endorsements_13.organisation_id
          AND organisations_16.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_18) AS row_to_json_4
          FROM (
            SELECT 'Grant' AS __typename) AS o_18) AS v
        FROM grants AS grants_17
        WHERE u_10.prefix = 'grant'
        AND grants_17.id = u_10.id
        AND (grants_17.person_id = $3::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_21) AS row_to_json_5
          FROM (
            SELECT 'Initiative' AS __typename, initiatives_20.title AS title) AS o_21) AS v
        FROM initiatives AS initiatives_20
        WHERE u_10.prefix = 'initiative'
        AND initiatives_20.id = u_10.id
        AND initiatives_20.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_23) AS row_to_json_6
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_23) AS v
        FROM knowledge_needs AS knowledge_needs_22
        WHERE u_10.prefix = 'knowledge_need'
        AND knowledge_needs_22.id = u_10.id
        AND knowledge_needs_22.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_25) AS row_to_json_7
          FROM (
            SELECT 'Lesson' AS __typename) AS o_25) AS v
        FROM lessons AS lessons_24
        WHERE u_10.prefix = 'lesson'
        AND lessons_24.id = u_10.id
        AND lessons_24.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_26
          WHERE participations_26.id = lessons_24.participation_id
          AND participations_26.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_27
            WHERE initiatives_27.id = participations_26.initiative_id
            AND initiatives_27.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_28
            WHERE organisations_28.id = participations_26.organisation_id
            AND organisations_28.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_30) AS row_to_json_8
          FROM (
            SELECT 'Membership' AS __typename) AS o_30) AS v
        FROM memberships AS memberships_29
        WHERE u_10.prefix = 'membership'
        AND memberships_29.id = u_10.id
        AND memberships_29.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_31
          WHERE memberships_29.municipality_id = organisations_31.id
          AND organisations_31.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_32
          WHERE memberships_29.rss_body_id = organisations_32.id
          AND organisations_32.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_9
          FROM (
            SELECT CASE WHEN (organisations_33.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_33.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_33.name AS name) AS o_34) AS v
        FROM organisations AS organisations_33
        WHERE u_10.prefix = 'organisation'
        AND organisations_33.id = u_10.id
        AND organisations_33.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_36) AS row_to_json_10
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_36) AS v
        FROM needs_rounds AS needs_rounds_35
        WHERE u_10.prefix = 'needs_round'
        AND needs_rounds_35.id = u_10.id
        AND needs_rounds_35.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_37
          WHERE themes_37.id = needs_rounds_35.service_area_id
          AND themes_37.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_39) AS row_to_json_11
          FROM (
            SELECT CASE WHEN (groups_38.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_39) AS v
        FROM groups AS groups_38
        WHERE u_10.prefix = 'group'
        AND groups_38.id = u_10.id
        AND groups_38.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_41) AS row_to_json_12
          FROM (
            SELECT 'Output' AS __typename) AS o_41) AS v
        FROM outputs AS outputs_40
        WHERE u_10.prefix = 'output'
        AND outputs_40.id = u_10.id
        AND outputs_40.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_43) AS row_to_json_13
          FROM (
            SELECT 'Participation' AS __typename) AS o_43) AS v
        FROM participations AS participations_42
        WHERE u_10.prefix = 'participation'
        AND participations_42.id = u_10.id
        AND participations_42.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_44
          WHERE initiatives_44.id = participations_42.initiative_id
          AND initiatives_44.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_45
          WHERE organisations_45.id = participations_42.organisation_id
          AND organisations_45.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_47) AS row_to_json_14
          FROM (
            SELECT 'Person' AS __typename) AS o_47) AS v
        FROM people AS people_46
        WHERE u_10.prefix = 'person'
        AND people_46.id = u_10.id
        AND (people_46.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_50) AS row_to_json_15
          FROM (
            SELECT 'Seat' AS __typename) AS o_50) AS v
        FROM seats AS seats_49
        WHERE u_10.prefix = 'seat'
        AND seats_49.id = u_10.id
        AND seats_49.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_51
          WHERE groups_51.id = seats_49.group_id
          AND groups_51.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_52
          WHERE organisations_52.id = seats_49.organisation_id
          AND organisations_52.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_54) AS row_to_json_16
          FROM (
            SELECT 'Theme' AS __typename) AS o_54) AS v
        FROM themes AS themes_53
        WHERE u_10.prefix = 'theme'
        AND themes_53.id = u_10.id
        AND themes_53.publication = 'PUBLISHED') AS n_55 ON true
      ORDER BY n_55.v IS NULL, u_10.id
      LIMIT 1) AS lookup, (
      SELECT n_96.v
      FROM (
        SELECT k_63.prefix AS prefix, coalesce((
          SELECT organisations_64.merged_into_id
          FROM organisations AS organisations_64
          WHERE organisations_64.id = k_63.id), k_63.id) AS id
        FROM (
          SELECT 'initiative' AS prefix, case_numbers_58.initiative_id AS id
          FROM case_numbers AS case_numbers_58
          JOIN organisations AS organisations_59 ON organisations_59.id = case_numbers_58.authority_id
          WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
          AND (organisations_59.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
          organisations_59.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
          AND case_numbers_58.value = $6::VARCHAR
          AND organisations_59.publication = 'PUBLISHED'
          UNION ALL SELECT lower(external_ids_60.record_type) AS prefix, external_ids_60.record_id AS id
          FROM external_ids AS external_ids_60
          WHERE external_ids_60.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
          AND external_ids_60.value = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_61.id AS id
          FROM organisations AS organisations_61
          WHERE lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
          AND organisations_61.municipality_code = $6::VARCHAR
          UNION ALL SELECT 'organisation' AS prefix, organisations_62.id AS id
          FROM organisations AS organisations_62
          WHERE lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
          AND organisations_62.organisation_number = overlay(right(translate($6::VARCHAR, '- ', ''), 10), '-', 7, 0))
         AS k_63) AS u_65
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_66
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_67
        WHERE u_65.prefix = 'endorsement'
        AND endorsements_67.id = u_65.id
        AND endorsements_67.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_68
          WHERE knowledge_needs_68.id = endorsements_67.need_id
          AND knowledge_needs_68.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_69
          WHERE organisations_69.id = endorsements_67.organisation_id
          AND organisations_69.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_70
        WHERE u_65.prefix = 'grant'
        AND grants_70.id = u_65.id
        AND (grants_70.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_72
        WHERE u_65.prefix = 'initiative'
        AND initiatives_72.id = u_65.id
        AND initiatives_72.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_73
        WHERE u_65.prefix = 'knowledge_need'
        AND knowledge_needs_73.id = u_65.id
        AND knowledge_needs_73.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_74
        WHERE u_65.prefix = 'lesson'
        AND lessons_74.id = u_65.id
        AND lessons_74.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_75
          WHERE participations_75.id = lessons_74.participation_id
          AND participations_75.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_76
            WHERE initiatives_76.id = participations_75.initiative_id
            AND initiatives_76.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_77
            WHERE organisations_77.id = participations_75.organisation_id
            AND organisations_77.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_78
        WHERE u_65.prefix = 'membership'
        AND memberships_78.id = u_65.id
        AND memberships_78.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_79
          WHERE memberships_78.municipality_id = organisations_79.id
          AND organisations_79.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_80
          WHERE memberships_78.rss_body_id = organisations_80.id
          AND organisations_80.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_81.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_82) AS row_to_json_17
          FROM (
            SELECT organisations_81.municipality_code AS code) AS o_82) ELSE '{}'::json END AS v
        FROM organisations AS organisations_81
        WHERE u_65.prefix = 'organisation'
        AND organisations_81.id = u_65.id
        AND organisations_81.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_83
        WHERE u_65.prefix = 'needs_round'
        AND needs_rounds_83.id = u_65.id
        AND needs_rounds_83.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_84
          WHERE themes_84.id = needs_rounds_83.service_area_id
          AND themes_84.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_85
        WHERE u_65.prefix = 'group'
        AND groups_85.id = u_65.id
        AND groups_85.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_86
        WHERE u_65.prefix = 'output'
        AND outputs_86.id = u_65.id
        AND outputs_86.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_87
        WHERE u_65.prefix = 'participation'
        AND participations_87.id = u_65.id
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
          AND organisations_89.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_90
        WHERE u_65.prefix = 'person'
        AND people_90.id = u_65.id
        AND (people_90.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_92
        WHERE u_65.prefix = 'seat'
        AND seats_92.id = u_65.id
        AND seats_92.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_93
          WHERE groups_93.id = seats_92.group_id
          AND groups_93.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_94
          WHERE organisations_94.id = seats_92.organisation_id
          AND organisations_94.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_95
        WHERE u_65.prefix = 'theme'
        AND themes_95.id = u_65.id
        AND themes_95.publication = 'PUBLISHED') AS n_96 ON true
      ORDER BY n_96.v IS NULL, u_65.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_144.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_101) AS row_to_json_18
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_100.id AS TEXT), $11::VARCHAR, '')
             AS id) AS o_101) AS v
        FROM api_keys AS api_keys_100
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_103) AS row_to_json_19
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_102.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_103) AS v
        FROM endorsements AS endorsements_102
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_102.id = anon_2.id
        AND endorsements_102.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_104
          WHERE knowledge_needs_104.id = endorsements_102.need_id
          AND knowledge_needs_104.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_105
          WHERE organisations_105.id = endorsements_102.organisation_id
          AND organisations_105.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_107) AS row_to_json_20
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_106.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_107) AS v
        FROM grants AS grants_106
        WHERE anon_2.prefix = 'grant'
        AND grants_106.id = anon_2.id
        AND (grants_106.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_110) AS row_to_json_21
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_109.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_110) AS v
        FROM initiatives AS initiatives_109
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_109.id = anon_2.id
        AND initiatives_109.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_112) AS row_to_json_22
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_111.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_112) AS v
        FROM knowledge_needs AS knowledge_needs_111
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_111.id = anon_2.id
        AND knowledge_needs_111.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_114) AS row_to_json_23
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_113.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_114) AS v
        FROM lessons AS lessons_113
        WHERE anon_2.prefix = 'lesson'
        AND lessons_113.id = anon_2.id
        AND lessons_113.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_115
          WHERE participations_115.id = lessons_113.participation_id
          AND participations_115.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_116
            WHERE initiatives_116.id = participations_115.initiative_id
            AND initiatives_116.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_117
            WHERE organisations_117.id = participations_115.organisation_id
            AND organisations_117.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_119) AS row_to_json_24
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_118.id AS TEXT), $18::VARCHAR,
            '') AS id) AS o_119) AS v
        FROM memberships AS memberships_118
        WHERE anon_2.prefix = 'membership'
        AND memberships_118.id = anon_2.id
        AND memberships_118.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_120
          WHERE memberships_118.municipality_id = organisations_120.id
          AND organisations_120.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_121
          WHERE memberships_118.rss_body_id = organisations_121.id
          AND organisations_121.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_123) AS row_to_json_25
          FROM (
            SELECT CASE WHEN (organisations_122.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_122.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_122.id AS TEXT), $19::VARCHAR, '') AS id) AS o_123) AS v
        FROM organisations AS organisations_122
        WHERE anon_2.prefix = 'organisation'
        AND organisations_122.id = anon_2.id
        AND organisations_122.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_125) AS row_to_json_26
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_124.id AS TEXT),
            $20::VARCHAR, '') AS id) AS o_125) AS v
        FROM needs_rounds AS needs_rounds_124
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_124.id = anon_2.id
        AND needs_rounds_124.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_126
          WHERE themes_126.id = needs_rounds_124.service_area_id
          AND themes_126.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_128) AS row_to_json_27
          FROM (
            SELECT CASE WHEN (groups_127.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_127.id AS TEXT)
            , $21::VARCHAR, '') AS id) AS o_128) AS v
        FROM groups AS groups_127
        WHERE anon_2.prefix = 'group'
        AND groups_127.id = anon_2.id
        AND groups_127.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_130) AS row_to_json_28
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_129.id AS TEXT), $22::VARCHAR, '') AS id)
           AS o_130) AS v
        FROM outputs AS outputs_129
        WHERE anon_2.prefix = 'output'
        AND outputs_129.id = anon_2.id
        AND outputs_129.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_132) AS row_to_json_29
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_131.id AS TEXT),
            $23::VARCHAR, '') AS id) AS o_132) AS v
        FROM participations AS participations_131
        WHERE anon_2.prefix = 'participation'
        AND participations_131.id = anon_2.id
        AND participations_131.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_133
          WHERE initiatives_133.id = participations_131.initiative_id
          AND initiatives_133.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_134
          WHERE organisations_134.id = participations_131.organisation_id
          AND organisations_134.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_136) AS row_to_json_30
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_135.id AS TEXT), $24::VARCHAR, '') AS id)
           AS o_136) AS v
        FROM people AS people_135
        WHERE anon_2.prefix = 'person'
        AND people_135.id = anon_2.id
        AND (people_135.id = $25::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_139) AS row_to_json_31
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_138.id AS TEXT), $26::VARCHAR, '') AS id)
           AS o_139) AS v
        FROM seats AS seats_138
        WHERE anon_2.prefix = 'seat'
        AND seats_138.id = anon_2.id
        AND seats_138.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_140
          WHERE groups_140.id = seats_138.group_id
          AND groups_140.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_141
          WHERE organisations_141.id = seats_138.organisation_id
          AND organisations_141.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_143) AS row_to_json_32
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_142.id AS TEXT), $27::VARCHAR, '') AS id)
           AS o_143) AS v
        FROM themes AS themes_142
        WHERE anon_2.prefix = 'theme'
        AND themes_142.id = anon_2.id
        AND themes_142.publication = 'PUBLISHED') AS n_144 ON true) AS nodes) AS o_145) AS anon_1
