SELECT (
  SELECT row_to_json(o_125) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_47.v
      FROM (
        SELECT 'initiative' AS prefix, case_numbers_3.initiative_id AS id
        FROM case_numbers AS case_numbers_3
        JOIN organisations AS organisations_4 ON organisations_4.id = case_numbers_3.authority_id
        WHERE $1::VARCHAR = concat('diarienummer:', organisations_4.slug)
        AND case_numbers_3.value = $2::VARCHAR
        AND organisations_4.publication = 'PUBLISHED'
        UNION ALL SELECT lower(external_ids_5.record_type) AS prefix, external_ids_5.record_id AS id
        FROM external_ids AS external_ids_5
        WHERE external_ids_5.system = $1::VARCHAR
        AND external_ids_5.value = $2::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_6.id AS id
        FROM organisations AS organisations_6
        WHERE $1::VARCHAR = 'scb-kommunkod'
        AND organisations_6.municipality_code = $2::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_7.id AS id
        FROM organisations AS organisations_7
        WHERE $1::VARCHAR = 'organisationsnummer'
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
            SELECT 'Initiative' AS __typename, initiatives_15.title AS title) AS o_16) AS v
        FROM initiatives AS initiatives_15
        WHERE u_8.prefix = 'initiative'
        AND initiatives_15.id = u_8.id
        AND initiatives_15.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_18) AS row_to_json_5
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_18) AS v
        FROM knowledge_needs AS knowledge_needs_17
        WHERE u_8.prefix = 'knowledge_need'
        AND knowledge_needs_17.id = u_8.id
        AND knowledge_needs_17.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_20) AS row_to_json_6
          FROM (
            SELECT 'Lesson' AS __typename) AS o_20) AS v
        FROM lessons AS lessons_19
        WHERE u_8.prefix = 'lesson'
        AND lessons_19.id = u_8.id
        AND lessons_19.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_21
          WHERE participations_21.id = lessons_19.participation_id
          AND participations_21.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_22
            WHERE initiatives_22.id = participations_21.initiative_id
            AND initiatives_22.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_23
            WHERE organisations_23.id = participations_21.organisation_id
            AND organisations_23.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_25) AS row_to_json_7
          FROM (
            SELECT 'Membership' AS __typename) AS o_25) AS v
        FROM memberships AS memberships_24
        WHERE u_8.prefix = 'membership'
        AND memberships_24.id = u_8.id
        AND memberships_24.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_26
          WHERE memberships_24.municipality_id = organisations_26.id
          AND organisations_26.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_27
          WHERE memberships_24.rss_body_id = organisations_27.id
          AND organisations_27.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_29) AS row_to_json_8
          FROM (
            SELECT CASE WHEN (organisations_28.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_28.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_28.name AS name) AS o_29) AS v
        FROM organisations AS organisations_28
        WHERE u_8.prefix = 'organisation'
        AND organisations_28.id = u_8.id
        AND organisations_28.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_31) AS row_to_json_9
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_31) AS v
        FROM needs_rounds AS needs_rounds_30
        WHERE u_8.prefix = 'needs_round'
        AND needs_rounds_30.id = u_8.id
        AND needs_rounds_30.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_32
          WHERE themes_32.id = needs_rounds_30.service_area_id
          AND themes_32.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_10
          FROM (
            SELECT CASE WHEN (groups_33.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_34) AS v
        FROM groups AS groups_33
        WHERE u_8.prefix = 'group'
        AND groups_33.id = u_8.id
        AND groups_33.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_36) AS row_to_json_11
          FROM (
            SELECT 'Output' AS __typename) AS o_36) AS v
        FROM outputs AS outputs_35
        WHERE u_8.prefix = 'output'
        AND outputs_35.id = u_8.id
        AND outputs_35.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_38) AS row_to_json_12
          FROM (
            SELECT 'Participation' AS __typename) AS o_38) AS v
        FROM participations AS participations_37
        WHERE u_8.prefix = 'participation'
        AND participations_37.id = u_8.id
        AND participations_37.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_39
          WHERE initiatives_39.id = participations_37.initiative_id
          AND initiatives_39.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_40
          WHERE organisations_40.id = participations_37.organisation_id
          AND organisations_40.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_42) AS row_to_json_13
          FROM (
            SELECT 'Seat' AS __typename) AS o_42) AS v
        FROM seats AS seats_41
        WHERE u_8.prefix = 'seat'
        AND seats_41.id = u_8.id
        AND seats_41.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_43
          WHERE groups_43.id = seats_41.group_id
          AND groups_43.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_44
          WHERE organisations_44.id = seats_41.organisation_id
          AND organisations_44.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_46) AS row_to_json_14
          FROM (
            SELECT 'Theme' AS __typename) AS o_46) AS v
        FROM themes AS themes_45
        WHERE u_8.prefix = 'theme'
        AND themes_45.id = u_8.id
        AND themes_45.publication = 'PUBLISHED') AS n_47 ON true
      LIMIT 1) AS lookup, (
      SELECT n_82.v
      FROM (
        SELECT 'initiative' AS prefix, case_numbers_50.initiative_id AS id
        FROM case_numbers AS case_numbers_50
        JOIN organisations AS organisations_51 ON organisations_51.id = case_numbers_50.authority_id
        WHERE $3::VARCHAR = concat('diarienummer:', organisations_51.slug)
        AND case_numbers_50.value = $4::VARCHAR
        AND organisations_51.publication = 'PUBLISHED'
        UNION ALL SELECT lower(external_ids_52.record_type) AS prefix, external_ids_52.record_id AS id
        FROM external_ids AS external_ids_52
        WHERE external_ids_52.system = $3::VARCHAR
        AND external_ids_52.value = $4::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_53.id AS id
        FROM organisations AS organisations_53
        WHERE $3::VARCHAR = 'scb-kommunkod'
        AND organisations_53.municipality_code = $4::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_54.id AS id
        FROM organisations AS organisations_54
        WHERE $3::VARCHAR = 'organisationsnummer'
        AND organisations_54.organisation_number = overlay(right(translate($4::VARCHAR, '- ', ''), 10), '-', 7, 0))
       AS u_55
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM api_keys AS api_keys_56
        WHERE false
        UNION ALL SELECT '{}'::json AS v
        FROM endorsements AS endorsements_57
        WHERE u_55.prefix = 'endorsement'
        AND endorsements_57.id = u_55.id
        AND endorsements_57.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_58
          WHERE knowledge_needs_58.id = endorsements_57.need_id
          AND knowledge_needs_58.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_59
          WHERE organisations_59.id = endorsements_57.organisation_id
          AND organisations_59.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_60
        WHERE u_55.prefix = 'initiative'
        AND initiatives_60.id = u_55.id
        AND initiatives_60.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_61
        WHERE u_55.prefix = 'knowledge_need'
        AND knowledge_needs_61.id = u_55.id
        AND knowledge_needs_61.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_62
        WHERE u_55.prefix = 'lesson'
        AND lessons_62.id = u_55.id
        AND lessons_62.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_63
          WHERE participations_63.id = lessons_62.participation_id
          AND participations_63.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_64
            WHERE initiatives_64.id = participations_63.initiative_id
            AND initiatives_64.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_65
            WHERE organisations_65.id = participations_63.organisation_id
            AND organisations_65.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_66
        WHERE u_55.prefix = 'membership'
        AND memberships_66.id = u_55.id
        AND memberships_66.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_67
          WHERE memberships_66.municipality_id = organisations_67.id
          AND organisations_67.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_68
          WHERE memberships_66.rss_body_id = organisations_68.id
          AND organisations_68.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_69.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_70) AS row_to_json_15
          FROM (
            SELECT organisations_69.municipality_code AS code) AS o_70) ELSE '{}'::json END AS v
        FROM organisations AS organisations_69
        WHERE u_55.prefix = 'organisation'
        AND organisations_69.id = u_55.id
        AND organisations_69.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_71
        WHERE u_55.prefix = 'needs_round'
        AND needs_rounds_71.id = u_55.id
        AND needs_rounds_71.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_72
          WHERE themes_72.id = needs_rounds_71.service_area_id
          AND themes_72.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_73
        WHERE u_55.prefix = 'group'
        AND groups_73.id = u_55.id
        AND groups_73.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_74
        WHERE u_55.prefix = 'output'
        AND outputs_74.id = u_55.id
        AND outputs_74.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_75
        WHERE u_55.prefix = 'participation'
        AND participations_75.id = u_55.id
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
          AND organisations_77.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_78
        WHERE u_55.prefix = 'seat'
        AND seats_78.id = u_55.id
        AND seats_78.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_79
          WHERE groups_79.id = seats_78.group_id
          AND groups_79.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_80
          WHERE organisations_80.id = seats_78.organisation_id
          AND organisations_80.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_81
        WHERE u_55.prefix = 'theme'
        AND themes_81.id = u_55.id
        AND themes_81.publication = 'PUBLISHED') AS n_82 ON true
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_124.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($5::TEXT[], $6::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_87) AS row_to_json_16
          FROM (
            SELECT 'ApiKey' AS __typename, 'api_key_' || replace(CAST(api_keys_86.id AS TEXT), $7::VARCHAR, '') AS id)
           AS o_87) AS v
        FROM api_keys AS api_keys_86
        WHERE false
        UNION ALL SELECT (
          SELECT row_to_json(o_89) AS row_to_json_17
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_88.id AS TEXT),
            $8::VARCHAR, '') AS id) AS o_89) AS v
        FROM endorsements AS endorsements_88
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_88.id = anon_2.id
        AND endorsements_88.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_90
          WHERE knowledge_needs_90.id = endorsements_88.need_id
          AND knowledge_needs_90.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_91
          WHERE organisations_91.id = endorsements_88.organisation_id
          AND organisations_91.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_93) AS row_to_json_18
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_92.id AS TEXT), $9::VARCHAR,
            '') AS id) AS o_93) AS v
        FROM initiatives AS initiatives_92
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_92.id = anon_2.id
        AND initiatives_92.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_95) AS row_to_json_19
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_94.id AS TEXT),
            $10::VARCHAR, '') AS id) AS o_95) AS v
        FROM knowledge_needs AS knowledge_needs_94
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_94.id = anon_2.id
        AND knowledge_needs_94.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_97) AS row_to_json_20
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_96.id AS TEXT), $11::VARCHAR, '') AS id)
           AS o_97) AS v
        FROM lessons AS lessons_96
        WHERE anon_2.prefix = 'lesson'
        AND lessons_96.id = anon_2.id
        AND lessons_96.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_98
          WHERE participations_98.id = lessons_96.participation_id
          AND participations_98.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_99
            WHERE initiatives_99.id = participations_98.initiative_id
            AND initiatives_99.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_100
            WHERE organisations_100.id = participations_98.organisation_id
            AND organisations_100.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_102) AS row_to_json_21
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_101.id AS TEXT), $12::VARCHAR,
            '') AS id) AS o_102) AS v
        FROM memberships AS memberships_101
        WHERE anon_2.prefix = 'membership'
        AND memberships_101.id = anon_2.id
        AND memberships_101.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_103
          WHERE memberships_101.municipality_id = organisations_103.id
          AND organisations_103.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_104
          WHERE memberships_101.rss_body_id = organisations_104.id
          AND organisations_104.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_106) AS row_to_json_22
          FROM (
            SELECT CASE WHEN (organisations_105.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_105.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_105.id AS TEXT), $13::VARCHAR, '') AS id) AS o_106) AS v
        FROM organisations AS organisations_105
        WHERE anon_2.prefix = 'organisation'
        AND organisations_105.id = anon_2.id
        AND organisations_105.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_108) AS row_to_json_23
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_107.id AS TEXT),
            $14::VARCHAR, '') AS id) AS o_108) AS v
        FROM needs_rounds AS needs_rounds_107
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_107.id = anon_2.id
        AND needs_rounds_107.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_109
          WHERE themes_109.id = needs_rounds_107.service_area_id
          AND themes_109.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_111) AS row_to_json_24
          FROM (
            SELECT CASE WHEN (groups_110.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_110.id AS TEXT)
            , $15::VARCHAR, '') AS id) AS o_111) AS v
        FROM groups AS groups_110
        WHERE anon_2.prefix = 'group'
        AND groups_110.id = anon_2.id
        AND groups_110.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_113) AS row_to_json_25
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_112.id AS TEXT), $16::VARCHAR, '') AS id)
           AS o_113) AS v
        FROM outputs AS outputs_112
        WHERE anon_2.prefix = 'output'
        AND outputs_112.id = anon_2.id
        AND outputs_112.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_115) AS row_to_json_26
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_114.id AS TEXT),
            $17::VARCHAR, '') AS id) AS o_115) AS v
        FROM participations AS participations_114
        WHERE anon_2.prefix = 'participation'
        AND participations_114.id = anon_2.id
        AND participations_114.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_116
          WHERE initiatives_116.id = participations_114.initiative_id
          AND initiatives_116.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_117
          WHERE organisations_117.id = participations_114.organisation_id
          AND organisations_117.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_119) AS row_to_json_27
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_118.id AS TEXT), $18::VARCHAR, '') AS id)
           AS o_119) AS v
        FROM seats AS seats_118
        WHERE anon_2.prefix = 'seat'
        AND seats_118.id = anon_2.id
        AND seats_118.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_120
          WHERE groups_120.id = seats_118.group_id
          AND groups_120.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_121
          WHERE organisations_121.id = seats_118.organisation_id
          AND organisations_121.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_123) AS row_to_json_28
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_122.id AS TEXT), $19::VARCHAR, '') AS id)
           AS o_123) AS v
        FROM themes AS themes_122
        WHERE anon_2.prefix = 'theme'
        AND themes_122.id = anon_2.id
        AND themes_122.publication = 'PUBLISHED') AS n_124 ON true) AS nodes) AS o_125) AS anon_1
