SELECT (
  SELECT row_to_json(o_141) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_53.v
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
        UNION ALL SELECT 'organisation' AS prefix, coalesce(organisations_6.merged_into_id, organisations_6.id) AS id
        FROM organisations AS organisations_6
        WHERE lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
        AND organisations_6.municipality_code = $2::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, coalesce(organisations_7.merged_into_id, organisations_7.id) AS id
        FROM organisations AS organisations_7
        WHERE lower(btrim($1::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
        AND organisations_7.organisation_number = overlay(right(translate($2::VARCHAR, '- ', ''), 10), '-', 7, 0))
       AS u_8
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_10) AS row_to_json_2
          FROM (
            SELECT 'ApiKey' AS __typename) AS o_10) AS v
        FROM api_keys AS api_keys_9
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_12) AS row_to_json_3
          FROM (
            SELECT 'Endorsement' AS __typename) AS o_12) AS v
        FROM endorsements AS endorsements_11
        WHERE u_8.prefix = 'endorsement'
        AND endorsements_11.id = u_8.id
        AND endorsements_11.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_13
          WHERE knowledge_needs_13.id = endorsements_11.need_id
          AND knowledge_needs_13.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_14
          WHERE organisations_14.id = endorsements_11.organisation_id
          AND organisations_14.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_16) AS row_to_json_4
          FROM (
            SELECT 'Grant' AS __typename) AS o_16) AS v
        FROM grants AS grants_15
        WHERE u_8.prefix = 'grant'
        AND grants_15.id = u_8.id
        AND (grants_15.person_id = $3::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_19) AS row_to_json_5
          FROM (
            SELECT 'Initiative' AS __typename, initiatives_18.title AS title) AS o_19) AS v
        FROM initiatives AS initiatives_18
        WHERE u_8.prefix = 'initiative'
        AND initiatives_18.id = u_8.id
        AND initiatives_18.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_21) AS row_to_json_6
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_21) AS v
        FROM knowledge_needs AS knowledge_needs_20
        WHERE u_8.prefix = 'knowledge_need'
        AND knowledge_needs_20.id = u_8.id
        AND knowledge_needs_20.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_23) AS row_to_json_7
          FROM (
            SELECT 'Lesson' AS __typename) AS o_23) AS v
        FROM lessons AS lessons_22
        WHERE u_8.prefix = 'lesson'
        AND lessons_22.id = u_8.id
        AND lessons_22.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_24
          WHERE participations_24.id = lessons_22.participation_id
          AND participations_24.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_25
            WHERE initiatives_25.id = participations_24.initiative_id
            AND initiatives_25.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_26
            WHERE organisations_26.id = participations_24.organisation_id
            AND organisations_26.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_28) AS row_to_json_8
          FROM (
            SELECT 'Membership' AS __typename) AS o_28) AS v
        FROM memberships AS memberships_27
        WHERE u_8.prefix = 'membership'
        AND memberships_27.id = u_8.id
        AND memberships_27.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_29
          WHERE memberships_27.municipality_id = organisations_29.id
          AND organisations_29.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_30
          WHERE memberships_27.rss_body_id = organisations_30.id
          AND organisations_30.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_32) AS row_to_json_9
          FROM (
            SELECT CASE WHEN (organisations_31.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_31.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_31.name AS name) AS o_32) AS v
        FROM organisations AS organisations_31
        WHERE u_8.prefix = 'organisation'
        AND organisations_31.id = u_8.id
        AND organisations_31.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_10
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_34) AS v
        FROM needs_rounds AS needs_rounds_33
        WHERE u_8.prefix = 'needs_round'
        AND needs_rounds_33.id = u_8.id
        AND needs_rounds_33.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_35
          WHERE themes_35.id = needs_rounds_33.service_area_id
          AND themes_35.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_37) AS row_to_json_11
          FROM (
            SELECT CASE WHEN (groups_36.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_37) AS v
        FROM groups AS groups_36
        WHERE u_8.prefix = 'group'
        AND groups_36.id = u_8.id
        AND groups_36.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_39) AS row_to_json_12
          FROM (
            SELECT 'Output' AS __typename) AS o_39) AS v
        FROM outputs AS outputs_38
        WHERE u_8.prefix = 'output'
        AND outputs_38.id = u_8.id
        AND outputs_38.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_41) AS row_to_json_13
          FROM (
            SELECT 'Participation' AS __typename) AS o_41) AS v
        FROM participations AS participations_40
        WHERE u_8.prefix = 'participation'
        AND participations_40.id = u_8.id
        AND participations_40.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_42
          WHERE initiatives_42.id = participations_40.initiative_id
          AND initiatives_42.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_43
          WHERE organisations_43.id = participations_40.organisation_id
          AND organisations_43.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_45) AS row_to_json_14
          FROM (
            SELECT 'Person' AS __typename) AS o_45) AS v
        FROM people AS people_44
        WHERE u_8.prefix = 'person'
        AND people_44.id = u_8.id
        AND (people_44.id = $4::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_48) AS row_to_json_15
          FROM (
            SELECT 'Seat' AS __typename) AS o_48) AS v
        FROM seats AS seats_47
        WHERE u_8.prefix = 'seat'
        AND seats_47.id = u_8.id
        AND seats_47.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_49
          WHERE groups_49.id = seats_47.group_id
          AND groups_49.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_50
          WHERE organisations_50.id = seats_47.organisation_id
          AND organisations_50.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_52) AS row_to_json_16
          FROM (
            SELECT 'Theme' AS __typename) AS o_52) AS v
        FROM themes AS themes_51
        WHERE u_8.prefix = 'theme'
        AND themes_51.id = u_8.id
        AND themes_51.publication = 'PUBLISHED') AS n_53 ON true
      ORDER BY n_53.v IS NULL, u_8.id
      LIMIT 1) AS lookup, (
      SELECT n_92.v
      FROM (
        SELECT 'initiative' AS prefix, case_numbers_56.initiative_id AS id
        FROM case_numbers AS case_numbers_56
        JOIN organisations AS organisations_57 ON organisations_57.id = case_numbers_56.authority_id
        WHERE starts_with(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 'diarienummer:')
        AND (organisations_57.slug = substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14) OR (
        organisations_57.former_slugs @> ARRAY[substr(lower(btrim($5::VARCHAR) COLLATE pg_c_utf8), 14)]))
        AND case_numbers_56.value = $6::VARCHAR
        AND organisations_57.publication = 'PUBLISHED'
        UNION ALL SELECT lower(external_ids_58.record_type) AS prefix, external_ids_58.record_id AS id
        FROM external_ids AS external_ids_58
        WHERE external_ids_58.system = lower(btrim($5::VARCHAR) COLLATE pg_c_utf8)
        AND external_ids_58.value = $6::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, coalesce(organisations_59.merged_into_id, organisations_59.id)
         AS id
        FROM organisations AS organisations_59
        WHERE lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'scb-kommunkod'
        AND organisations_59.municipality_code = $6::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, coalesce(organisations_60.merged_into_id, organisations_60.id)
         AS id
        FROM organisations AS organisations_60
        WHERE lower(btrim($5::VARCHAR) COLLATE pg_c_utf8) = 'organisationsnummer'
        AND organisations_60.organisation_number = overlay(right(translate($6::VARCHAR, '- ', ''), 10), '-', 7, 0))
       AS u_61
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_62
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_63
        WHERE u_61.prefix = 'endorsement'
        AND endorsements_63.id = u_61.id
        AND endorsements_63.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_64
          WHERE knowledge_needs_64.id = endorsements_63.need_id
          AND knowledge_needs_64.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_65
          WHERE organisations_65.id = endorsements_63.organisation_id
          AND organisations_65.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM grants AS grants_66
        WHERE u_61.prefix = 'grant'
        AND grants_66.id = u_61.id
        AND (grants_66.person_id = $7::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_68
        WHERE u_61.prefix = 'initiative'
        AND initiatives_68.id = u_61.id
        AND initiatives_68.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_69
        WHERE u_61.prefix = 'knowledge_need'
        AND knowledge_needs_69.id = u_61.id
        AND knowledge_needs_69.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_70
        WHERE u_61.prefix = 'lesson'
        AND lessons_70.id = u_61.id
        AND lessons_70.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_71
          WHERE participations_71.id = lessons_70.participation_id
          AND participations_71.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_72
            WHERE initiatives_72.id = participations_71.initiative_id
            AND initiatives_72.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_73
            WHERE organisations_73.id = participations_71.organisation_id
            AND organisations_73.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_74
        WHERE u_61.prefix = 'membership'
        AND memberships_74.id = u_61.id
        AND memberships_74.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_75
          WHERE memberships_74.municipality_id = organisations_75.id
          AND organisations_75.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_76
          WHERE memberships_74.rss_body_id = organisations_76.id
          AND organisations_76.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_77.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_78) AS row_to_json_17
          FROM (
            SELECT organisations_77.municipality_code AS code) AS o_78) ELSE '{}'::json END AS v
        FROM organisations AS organisations_77
        WHERE u_61.prefix = 'organisation'
        AND organisations_77.id = u_61.id
        AND organisations_77.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_79
        WHERE u_61.prefix = 'needs_round'
        AND needs_rounds_79.id = u_61.id
        AND needs_rounds_79.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_80
          WHERE themes_80.id = needs_rounds_79.service_area_id
          AND themes_80.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_81
        WHERE u_61.prefix = 'group'
        AND groups_81.id = u_61.id
        AND groups_81.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_82
        WHERE u_61.prefix = 'output'
        AND outputs_82.id = u_61.id
        AND outputs_82.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_83
        WHERE u_61.prefix = 'participation'
        AND participations_83.id = u_61.id
        AND participations_83.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_84
          WHERE initiatives_84.id = participations_83.initiative_id
          AND initiatives_84.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_85
          WHERE organisations_85.id = participations_83.organisation_id
          AND organisations_85.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM people AS people_86
        WHERE u_61.prefix = 'person'
        AND people_86.id = u_61.id
        AND (people_86.id = $8::UUID) IS true
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_88
        WHERE u_61.prefix = 'seat'
        AND seats_88.id = u_61.id
        AND seats_88.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_89
          WHERE groups_89.id = seats_88.group_id
          AND groups_89.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_90
          WHERE organisations_90.id = seats_88.organisation_id
          AND organisations_90.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_91
        WHERE u_61.prefix = 'theme'
        AND themes_91.id = u_61.id
        AND themes_91.publication = 'PUBLISHED') AS n_92 ON true
      ORDER BY n_92.v IS NULL, u_61.id
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_140.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($9::TEXT[], $10::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_97) AS row_to_json_18
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_96.id AS TEXT), $11::VARCHAR, '') AS id)
           AS o_97) AS v
        FROM api_keys AS api_keys_96
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_99) AS row_to_json_19
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_98.id AS TEXT),
            $12::VARCHAR, '') AS id) AS o_99) AS v
        FROM endorsements AS endorsements_98
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_98.id = anon_2.id
        AND endorsements_98.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_100
          WHERE knowledge_needs_100.id = endorsements_98.need_id
          AND knowledge_needs_100.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_101
          WHERE organisations_101.id = endorsements_98.organisation_id
          AND organisations_101.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_103) AS row_to_json_20
          FROM (
            SELECT 'Grant' AS __typename, 'grant_' || replace(CAST(grants_102.id AS TEXT), $13::VARCHAR, '') AS id)
           AS o_103) AS v
        FROM grants AS grants_102
        WHERE anon_2.prefix = 'grant'
        AND grants_102.id = anon_2.id
        AND (grants_102.person_id = $14::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_106) AS row_to_json_21
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_105.id AS TEXT), $15::VARCHAR,
            '') AS id) AS o_106) AS v
        FROM initiatives AS initiatives_105
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_105.id = anon_2.id
        AND initiatives_105.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_108) AS row_to_json_22
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_107.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_108) AS v
        FROM knowledge_needs AS knowledge_needs_107
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_107.id = anon_2.id
        AND knowledge_needs_107.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_110) AS row_to_json_23
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_109.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_110) AS v
        FROM lessons AS lessons_109
        WHERE anon_2.prefix = 'lesson'
        AND lessons_109.id = anon_2.id
        AND lessons_109.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_111
          WHERE participations_111.id = lessons_109.participation_id
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
        UNION ALL SELECT (
          SELECT row_to_json(o_115) AS row_to_json_24
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_114.id AS TEXT), $18::VARCHAR,
            '') AS id) AS o_115) AS v
        FROM memberships AS memberships_114
        WHERE anon_2.prefix = 'membership'
        AND memberships_114.id = anon_2.id
        AND memberships_114.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_116
          WHERE memberships_114.municipality_id = organisations_116.id
          AND organisations_116.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_117
          WHERE memberships_114.rss_body_id = organisations_117.id
          AND organisations_117.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_119) AS row_to_json_25
          FROM (
            SELECT CASE WHEN (organisations_118.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_118.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_118.id AS TEXT), $19::VARCHAR, '') AS id) AS o_119) AS v
        FROM organisations AS organisations_118
        WHERE anon_2.prefix = 'organisation'
        AND organisations_118.id = anon_2.id
        AND organisations_118.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_121) AS row_to_json_26
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_120.id AS TEXT),
            $20::VARCHAR, '') AS id) AS o_121) AS v
        FROM needs_rounds AS needs_rounds_120
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_120.id = anon_2.id
        AND needs_rounds_120.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_122
          WHERE themes_122.id = needs_rounds_120.service_area_id
          AND themes_122.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_124) AS row_to_json_27
          FROM (
            SELECT CASE WHEN (groups_123.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_123.id AS TEXT)
            , $21::VARCHAR, '') AS id) AS o_124) AS v
        FROM groups AS groups_123
        WHERE anon_2.prefix = 'group'
        AND groups_123.id = anon_2.id
        AND groups_123.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_126) AS row_to_json_28
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_125.id AS TEXT), $22::VARCHAR, '') AS id)
           AS o_126) AS v
        FROM outputs AS outputs_125
        WHERE anon_2.prefix = 'output'
        AND outputs_125.id = anon_2.id
        AND outputs_125.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_128) AS row_to_json_29
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_127.id AS TEXT),
            $23::VARCHAR, '') AS id) AS o_128) AS v
        FROM participations AS participations_127
        WHERE anon_2.prefix = 'participation'
        AND participations_127.id = anon_2.id
        AND participations_127.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_129
          WHERE initiatives_129.id = participations_127.initiative_id
          AND initiatives_129.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_130
          WHERE organisations_130.id = participations_127.organisation_id
          AND organisations_130.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_132) AS row_to_json_30
          FROM (
            SELECT 'Person' AS __typename, 'person_' || replace(CAST(people_131.id AS TEXT), $24::VARCHAR, '') AS id)
           AS o_132) AS v
        FROM people AS people_131
        WHERE anon_2.prefix = 'person'
        AND people_131.id = anon_2.id
        AND (people_131.id = $25::UUID) IS true
        UNION ALL SELECT (
          SELECT row_to_json(o_135) AS row_to_json_31
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_134.id AS TEXT), $26::VARCHAR, '') AS id)
           AS o_135) AS v
        FROM seats AS seats_134
        WHERE anon_2.prefix = 'seat'
        AND seats_134.id = anon_2.id
        AND seats_134.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_136
          WHERE groups_136.id = seats_134.group_id
          AND groups_136.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_137
          WHERE organisations_137.id = seats_134.organisation_id
          AND organisations_137.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_139) AS row_to_json_32
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_138.id AS TEXT), $27::VARCHAR, '') AS id)
           AS o_139) AS v
        FROM themes AS themes_138
        WHERE anon_2.prefix = 'theme'
        AND themes_138.id = anon_2.id
        AND themes_138.publication = 'PUBLISHED') AS n_140 ON true) AS nodes) AS o_141) AS anon_1
