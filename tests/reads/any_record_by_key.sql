SELECT (
  SELECT row_to_json(o_120) AS row_to_json_1
  FROM (
    SELECT (
      SELECT n_45.v
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
            SELECT 'Endorsement' AS __typename) AS o_10) AS v
        FROM endorsements AS endorsements_9
        WHERE u_8.prefix = 'endorsement'
        AND endorsements_9.id = u_8.id
        AND endorsements_9.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_11
          WHERE knowledge_needs_11.id = endorsements_9.need_id
          AND knowledge_needs_11.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_12
          WHERE organisations_12.id = endorsements_9.organisation_id
          AND organisations_12.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_14) AS row_to_json_3
          FROM (
            SELECT 'Initiative' AS __typename, initiatives_13.title AS title) AS o_14) AS v
        FROM initiatives AS initiatives_13
        WHERE u_8.prefix = 'initiative'
        AND initiatives_13.id = u_8.id
        AND initiatives_13.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_16) AS row_to_json_4
          FROM (
            SELECT 'KnowledgeNeed' AS __typename) AS o_16) AS v
        FROM knowledge_needs AS knowledge_needs_15
        WHERE u_8.prefix = 'knowledge_need'
        AND knowledge_needs_15.id = u_8.id
        AND knowledge_needs_15.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_18) AS row_to_json_5
          FROM (
            SELECT 'Lesson' AS __typename) AS o_18) AS v
        FROM lessons AS lessons_17
        WHERE u_8.prefix = 'lesson'
        AND lessons_17.id = u_8.id
        AND lessons_17.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_19
          WHERE participations_19.id = lessons_17.participation_id
          AND participations_19.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_20
            WHERE initiatives_20.id = participations_19.initiative_id
            AND initiatives_20.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_21
            WHERE organisations_21.id = participations_19.organisation_id
            AND organisations_21.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_23) AS row_to_json_6
          FROM (
            SELECT 'Membership' AS __typename) AS o_23) AS v
        FROM memberships AS memberships_22
        WHERE u_8.prefix = 'membership'
        AND memberships_22.id = u_8.id
        AND memberships_22.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_24
          WHERE memberships_22.municipality_id = organisations_24.id
          AND organisations_24.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_25
          WHERE memberships_22.rss_body_id = organisations_25.id
          AND organisations_25.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_27) AS row_to_json_7
          FROM (
            SELECT CASE WHEN (organisations_26.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_26.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            organisations_26.name AS name) AS o_27) AS v
        FROM organisations AS organisations_26
        WHERE u_8.prefix = 'organisation'
        AND organisations_26.id = u_8.id
        AND organisations_26.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_29) AS row_to_json_8
          FROM (
            SELECT 'NeedsRound' AS __typename) AS o_29) AS v
        FROM needs_rounds AS needs_rounds_28
        WHERE u_8.prefix = 'needs_round'
        AND needs_rounds_28.id = u_8.id
        AND needs_rounds_28.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_30
          WHERE themes_30.id = needs_rounds_28.service_area_id
          AND themes_30.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_32) AS row_to_json_9
          FROM (
            SELECT CASE WHEN (groups_31.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename) AS o_32) AS v
        FROM groups AS groups_31
        WHERE u_8.prefix = 'group'
        AND groups_31.id = u_8.id
        AND groups_31.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_34) AS row_to_json_10
          FROM (
            SELECT 'Output' AS __typename) AS o_34) AS v
        FROM outputs AS outputs_33
        WHERE u_8.prefix = 'output'
        AND outputs_33.id = u_8.id
        AND outputs_33.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_36) AS row_to_json_11
          FROM (
            SELECT 'Participation' AS __typename) AS o_36) AS v
        FROM participations AS participations_35
        WHERE u_8.prefix = 'participation'
        AND participations_35.id = u_8.id
        AND participations_35.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_37
          WHERE initiatives_37.id = participations_35.initiative_id
          AND initiatives_37.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_38
          WHERE organisations_38.id = participations_35.organisation_id
          AND organisations_38.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_40) AS row_to_json_12
          FROM (
            SELECT 'Seat' AS __typename) AS o_40) AS v
        FROM seats AS seats_39
        WHERE u_8.prefix = 'seat'
        AND seats_39.id = u_8.id
        AND seats_39.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_41
          WHERE groups_41.id = seats_39.group_id
          AND groups_41.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_42
          WHERE organisations_42.id = seats_39.organisation_id
          AND organisations_42.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_44) AS row_to_json_13
          FROM (
            SELECT 'Theme' AS __typename) AS o_44) AS v
        FROM themes AS themes_43
        WHERE u_8.prefix = 'theme'
        AND themes_43.id = u_8.id
        AND themes_43.publication = 'PUBLISHED') AS n_45 ON true
      LIMIT 1) AS lookup, (
      SELECT n_79.v
      FROM (
        SELECT 'initiative' AS prefix, case_numbers_48.initiative_id AS id
        FROM case_numbers AS case_numbers_48
        JOIN organisations AS organisations_49 ON organisations_49.id = case_numbers_48.authority_id
        WHERE $3::VARCHAR = concat('diarienummer:', organisations_49.slug)
        AND case_numbers_48.value = $4::VARCHAR
        AND organisations_49.publication = 'PUBLISHED'
        UNION ALL SELECT lower(external_ids_50.record_type) AS prefix, external_ids_50.record_id AS id
        FROM external_ids AS external_ids_50
        WHERE external_ids_50.system = $3::VARCHAR
        AND external_ids_50.value = $4::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_51.id AS id
        FROM organisations AS organisations_51
        WHERE $3::VARCHAR = 'scb-kommunkod'
        AND organisations_51.municipality_code = $4::VARCHAR
        UNION ALL SELECT 'organisation' AS prefix, organisations_52.id AS id
        FROM organisations AS organisations_52
        WHERE $3::VARCHAR = 'organisationsnummer'
        AND organisations_52.organisation_number = overlay(right(translate($4::VARCHAR, '- ', ''), 10), '-', 7, 0))
       AS u_53
      LEFT OUTER
      JOIN LATERAL (
        SELECT '{}'::json AS v
        FROM endorsements AS endorsements_54
        WHERE u_53.prefix = 'endorsement'
        AND endorsements_54.id = u_53.id
        AND endorsements_54.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_55
          WHERE knowledge_needs_55.id = endorsements_54.need_id
          AND knowledge_needs_55.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_56
          WHERE organisations_56.id = endorsements_54.organisation_id
          AND organisations_56.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM initiatives AS initiatives_57
        WHERE u_53.prefix = 'initiative'
        AND initiatives_57.id = u_53.id
        AND initiatives_57.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM knowledge_needs AS knowledge_needs_58
        WHERE u_53.prefix = 'knowledge_need'
        AND knowledge_needs_58.id = u_53.id
        AND knowledge_needs_58.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM lessons AS lessons_59
        WHERE u_53.prefix = 'lesson'
        AND lessons_59.id = u_53.id
        AND lessons_59.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_60
          WHERE participations_60.id = lessons_59.participation_id
          AND participations_60.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_61
            WHERE initiatives_61.id = participations_60.initiative_id
            AND initiatives_61.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_62
            WHERE organisations_62.id = participations_60.organisation_id
            AND organisations_62.publication = 'PUBLISHED'))))
        UNION ALL SELECT '{}'::json AS v
        FROM memberships AS memberships_63
        WHERE u_53.prefix = 'membership'
        AND memberships_63.id = u_53.id
        AND memberships_63.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_64
          WHERE memberships_63.municipality_id = organisations_64.id
          AND organisations_64.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_65
          WHERE memberships_63.rss_body_id = organisations_65.id
          AND organisations_65.publication = 'PUBLISHED'))
        UNION ALL SELECT CASE WHEN (organisations_66.kind IN ('MUNICIPALITY')) THEN (
          SELECT row_to_json(o_67) AS row_to_json_14
          FROM (
            SELECT organisations_66.municipality_code AS code) AS o_67) ELSE '{}'::json END AS v
        FROM organisations AS organisations_66
        WHERE u_53.prefix = 'organisation'
        AND organisations_66.id = u_53.id
        AND organisations_66.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM needs_rounds AS needs_rounds_68
        WHERE u_53.prefix = 'needs_round'
        AND needs_rounds_68.id = u_53.id
        AND needs_rounds_68.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_69
          WHERE themes_69.id = needs_rounds_68.service_area_id
          AND themes_69.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM groups AS groups_70
        WHERE u_53.prefix = 'group'
        AND groups_70.id = u_53.id
        AND groups_70.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM outputs AS outputs_71
        WHERE u_53.prefix = 'output'
        AND outputs_71.id = u_53.id
        AND outputs_71.publication = 'PUBLISHED'
        UNION ALL SELECT '{}'::json AS v
        FROM participations AS participations_72
        WHERE u_53.prefix = 'participation'
        AND participations_72.id = u_53.id
        AND participations_72.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_73
          WHERE initiatives_73.id = participations_72.initiative_id
          AND initiatives_73.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_74
          WHERE organisations_74.id = participations_72.organisation_id
          AND organisations_74.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM seats AS seats_75
        WHERE u_53.prefix = 'seat'
        AND seats_75.id = u_53.id
        AND seats_75.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_76
          WHERE groups_76.id = seats_75.group_id
          AND groups_76.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_77
          WHERE organisations_77.id = seats_75.organisation_id
          AND organisations_77.publication = 'PUBLISHED'))
        UNION ALL SELECT '{}'::json AS v
        FROM themes AS themes_78
        WHERE u_53.prefix = 'theme'
        AND themes_78.id = u_53.id
        AND themes_78.publication = 'PUBLISHED') AS n_79 ON true
      LIMIT 1) AS number, (
      SELECT coalesce(json_agg(n_119.v
      ORDER BY anon_2.place), '[]'::json) AS coalesce_1
      FROM unnest($5::TEXT[], $6::UUID[]) WITH ORDINALITY AS anon_2(prefix, id, place)
      LEFT OUTER
      JOIN LATERAL (
        SELECT (
          SELECT row_to_json(o_84) AS row_to_json_15
          FROM (
            SELECT 'Endorsement' AS __typename, 'endorsement_' || replace(CAST(endorsements_83.id AS TEXT),
            $7::VARCHAR, '') AS id) AS o_84) AS v
        FROM endorsements AS endorsements_83
        WHERE anon_2.prefix = 'endorsement'
        AND endorsements_83.id = anon_2.id
        AND endorsements_83.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM knowledge_needs AS knowledge_needs_85
          WHERE knowledge_needs_85.id = endorsements_83.need_id
          AND knowledge_needs_85.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_86
          WHERE organisations_86.id = endorsements_83.organisation_id
          AND organisations_86.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_88) AS row_to_json_16
          FROM (
            SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_87.id AS TEXT), $8::VARCHAR,
            '') AS id) AS o_88) AS v
        FROM initiatives AS initiatives_87
        WHERE anon_2.prefix = 'initiative'
        AND initiatives_87.id = anon_2.id
        AND initiatives_87.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_90) AS row_to_json_17
          FROM (
            SELECT 'KnowledgeNeed' AS __typename, 'knowledge_need_' || replace(CAST(knowledge_needs_89.id AS TEXT),
            $9::VARCHAR, '') AS id) AS o_90) AS v
        FROM knowledge_needs AS knowledge_needs_89
        WHERE anon_2.prefix = 'knowledge_need'
        AND knowledge_needs_89.id = anon_2.id
        AND knowledge_needs_89.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_92) AS row_to_json_18
          FROM (
            SELECT 'Lesson' AS __typename, 'lesson_' || replace(CAST(lessons_91.id AS TEXT), $10::VARCHAR, '') AS id)
           AS o_92) AS v
        FROM lessons AS lessons_91
        WHERE anon_2.prefix = 'lesson'
        AND lessons_91.id = anon_2.id
        AND lessons_91.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM participations AS participations_93
          WHERE participations_93.id = lessons_91.participation_id
          AND participations_93.publication = 'PUBLISHED'
          AND (EXISTS (
            SELECT 1
            FROM initiatives AS initiatives_94
            WHERE initiatives_94.id = participations_93.initiative_id
            AND initiatives_94.publication = 'PUBLISHED'))
          AND (EXISTS (
            SELECT 1
            FROM organisations AS organisations_95
            WHERE organisations_95.id = participations_93.organisation_id
            AND organisations_95.publication = 'PUBLISHED'))))
        UNION ALL SELECT (
          SELECT row_to_json(o_97) AS row_to_json_19
          FROM (
            SELECT 'Membership' AS __typename, 'membership_' || replace(CAST(memberships_96.id AS TEXT), $11::VARCHAR,
            '') AS id) AS o_97) AS v
        FROM memberships AS memberships_96
        WHERE anon_2.prefix = 'membership'
        AND memberships_96.id = anon_2.id
        AND memberships_96.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_98
          WHERE memberships_96.municipality_id = organisations_98.id
          AND organisations_98.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_99
          WHERE memberships_96.rss_body_id = organisations_99.id
          AND organisations_99.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_101) AS row_to_json_20
          FROM (
            SELECT CASE WHEN (organisations_100.kind IN ('MUNICIPALITY')) THEN 'Municipality' WHEN (
            organisations_100.kind IN ('RSS_BODY')) THEN 'RssBody' ELSE 'OtherOrganisation' END AS __typename,
            'organisation_' || replace(CAST(organisations_100.id AS TEXT), $12::VARCHAR, '') AS id) AS o_101) AS v
        FROM organisations AS organisations_100
        WHERE anon_2.prefix = 'organisation'
        AND organisations_100.id = anon_2.id
        AND organisations_100.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_103) AS row_to_json_21
          FROM (
            SELECT 'NeedsRound' AS __typename, 'needs_round_' || replace(CAST(needs_rounds_102.id AS TEXT),
            $13::VARCHAR, '') AS id) AS o_103) AS v
        FROM needs_rounds AS needs_rounds_102
        WHERE anon_2.prefix = 'needs_round'
        AND needs_rounds_102.id = anon_2.id
        AND needs_rounds_102.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM themes AS themes_104
          WHERE themes_104.id = needs_rounds_102.service_area_id
          AND themes_104.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_106) AS row_to_json_22
          FROM (
            SELECT CASE WHEN (groups_105.kind IN ('REFERENCE_GROUP'))
             THEN 'ReferenceGroup' ELSE 'OtherGroup' END AS __typename, 'group_' || replace(CAST(groups_105.id AS TEXT)
            , $14::VARCHAR, '') AS id) AS o_106) AS v
        FROM groups AS groups_105
        WHERE anon_2.prefix = 'group'
        AND groups_105.id = anon_2.id
        AND groups_105.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_108) AS row_to_json_23
          FROM (
            SELECT 'Output' AS __typename, 'output_' || replace(CAST(outputs_107.id AS TEXT), $15::VARCHAR, '') AS id)
           AS o_108) AS v
        FROM outputs AS outputs_107
        WHERE anon_2.prefix = 'output'
        AND outputs_107.id = anon_2.id
        AND outputs_107.publication = 'PUBLISHED'
        UNION ALL SELECT (
          SELECT row_to_json(o_110) AS row_to_json_24
          FROM (
            SELECT 'Participation' AS __typename, 'participation_' || replace(CAST(participations_109.id AS TEXT),
            $16::VARCHAR, '') AS id) AS o_110) AS v
        FROM participations AS participations_109
        WHERE anon_2.prefix = 'participation'
        AND participations_109.id = anon_2.id
        AND participations_109.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM initiatives AS initiatives_111
          WHERE initiatives_111.id = participations_109.initiative_id
          AND initiatives_111.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_112
          WHERE organisations_112.id = participations_109.organisation_id
          AND organisations_112.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_114) AS row_to_json_25
          FROM (
            SELECT 'Seat' AS __typename, 'seat_' || replace(CAST(seats_113.id AS TEXT), $17::VARCHAR, '') AS id)
           AS o_114) AS v
        FROM seats AS seats_113
        WHERE anon_2.prefix = 'seat'
        AND seats_113.id = anon_2.id
        AND seats_113.publication = 'PUBLISHED'
        AND (EXISTS (
          SELECT 1
          FROM groups AS groups_115
          WHERE groups_115.id = seats_113.group_id
          AND groups_115.publication = 'PUBLISHED'))
        AND (EXISTS (
          SELECT 1
          FROM organisations AS organisations_116
          WHERE organisations_116.id = seats_113.organisation_id
          AND organisations_116.publication = 'PUBLISHED'))
        UNION ALL SELECT (
          SELECT row_to_json(o_118) AS row_to_json_26
          FROM (
            SELECT 'Theme' AS __typename, 'theme_' || replace(CAST(themes_117.id AS TEXT), $18::VARCHAR, '') AS id)
           AS o_118) AS v
        FROM themes AS themes_117
        WHERE anon_2.prefix = 'theme'
        AND themes_117.id = anon_2.id
        AND themes_117.publication = 'PUBLISHED') AS n_119 ON true) AS nodes) AS o_120) AS anon_1
