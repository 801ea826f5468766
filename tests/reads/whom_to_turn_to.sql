SELECT (
  SELECT row_to_json(o_60) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_32) AS row_to_json_2
        FROM (
          SELECT (
            SELECT row_to_json(o_9) AS row_to_json_3
            FROM (
              SELECT 'ContactPoint' AS __typename, CASE WHEN ((
                SELECT organisations_3.id
                FROM organisations AS organisations_3
                WHERE initiatives_1.keeper_id = organisations_3.id
                AND organisations_3.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN (
              initiatives_1.keeper_accepted_at IS NOT NULL)
               THEN 'KEEPER' ELSE 'SUGGESTED_KEEPER' END ELSE 'NATIONAL' END AS role, coalesce('Vänd dig till ' || (
                SELECT organisations_4.name
                FROM organisations AS organisations_4
                WHERE initiatives_1.keeper_id = organisations_4.id
                AND organisations_4.publication = 'PUBLISHED') || CASE WHEN (
              initiatives_1.keeper_accepted_at IS NOT NULL) THEN ', som förvaltar posten.' ELSE ',
              som registret föreslår som förvaltare av posten men som inte har tagit på sig det.' END,
              'Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.')
               AS "inWords", CASE WHEN (organisations_5.id IS NOT NULL) THEN (
                SELECT row_to_json(o_7) AS row_to_json_4
                FROM (
                  SELECT organisations_5.name AS name) AS o_7) END AS organisation, $1::JSON AS "registryContact")
             AS o_9) AS "contactPoint", (
            SELECT (
              SELECT row_to_json(o_31) AS row_to_json_5
              FROM (
                SELECT a_15.c0 AS nodes) AS o_31) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_30) AS row_to_json_6
                FROM (
                  SELECT (
                    SELECT row_to_json(o_29) AS row_to_json_7
                    FROM (
                      SELECT CASE WHEN ((
                        SELECT organisations_16.id
                        FROM organisations AS organisations_16
                        WHERE participations_14.keeper_id = organisations_16.id
                        AND organisations_16.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN (
                      participations_14.keeper_accepted_at IS NOT NULL)
                       THEN 'KEEPER' ELSE 'SUGGESTED_KEEPER' END WHEN ((
                        SELECT organisations_18.id
                        FROM initiatives AS initiatives_17, organisations AS organisations_18
                        WHERE initiatives_17.id = participations_14.initiative_id
                        AND initiatives_17.keeper_id = organisations_18.id
                        AND organisations_18.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN ((
                        SELECT initiatives_19.keeper_accepted_at
                        FROM initiatives AS initiatives_19
                        WHERE initiatives_19.id = participations_14.initiative_id) IS NOT NULL)
                       THEN 'KEEPER_OF_WHOLE' ELSE 'SUGGESTED_KEEPER_OF_WHOLE' END ELSE 'NATIONAL' END AS role,
                      coalesce('Turn to ' || (
                        SELECT organisations_20.name
                        FROM organisations AS organisations_20
                        WHERE participations_14.keeper_id = organisations_20.id
                        AND organisations_20.publication = 'PUBLISHED') || CASE WHEN (
                      participations_14.keeper_accepted_at IS NOT NULL) THEN ', which keeps the record.' ELSE ',
                      which the registry suggests as keeper of the record and which has not taken that on.' END,
                      'Turn to ' || (
                        SELECT organisations_22.name
                        FROM initiatives AS initiatives_21, organisations AS organisations_22
                        WHERE initiatives_21.id = participations_14.initiative_id
                        AND initiatives_21.keeper_id = organisations_22.id
                        AND organisations_22.publication = 'PUBLISHED') || CASE WHEN ((
                        SELECT initiatives_23.keeper_accepted_at
                        FROM initiatives AS initiatives_23
                        WHERE initiatives_23.id = participations_14.initiative_id) IS NOT NULL) THEN ',
                      which keeps what the record is a part of.' ELSE ',
                      which the registry suggests as keeper of what the record is a part of and which has not taken that on.' END,
                      'Turn to the national editors: no organisation is shown that keeps the record.') AS "inWords",
                      CASE WHEN (organisations_24.id IS NOT NULL) THEN (
                        SELECT row_to_json(o_28) AS row_to_json_8
                        FROM (
                          SELECT organisations_24.name AS name) AS o_28) END AS organisation) AS o_29)
                   AS "contactPoint") AS o_30)
              ORDER BY p_13.rn ASC), '[]'::json) AS c0
              FROM (
                SELECT q_12.k0 AS k0, row_number() OVER (ORDER BY q_12.k0 ASC) AS rn
                FROM (
                  SELECT participations_10.id AS k0
                  FROM participations AS participations_10
                  WHERE initiatives_1.id = participations_10.initiative_id
                  AND participations_10.publication = 'PUBLISHED'
                  AND (EXISTS (
                    SELECT 1
                    FROM organisations AS organisations_11
                    WHERE organisations_11.id = participations_10.organisation_id
                    AND organisations_11.publication = 'PUBLISHED'))
                  ORDER BY participations_10.id ASC
                  LIMIT 1) AS q_12) AS p_13
              JOIN participations AS participations_14 ON participations_14.id = p_13.k0
              LEFT OUTER
              JOIN organisations AS organisations_24 ON organisations_24.id = coalesce((
                SELECT organisations_25.id
                FROM organisations AS organisations_25
                WHERE participations_14.keeper_id = organisations_25.id
                AND organisations_25.publication = 'PUBLISHED'), (
                SELECT organisations_27.id
                FROM initiatives AS initiatives_26, organisations AS organisations_27
                WHERE initiatives_26.id = participations_14.initiative_id
                AND initiatives_26.keeper_id = organisations_27.id
                AND organisations_27.publication = 'PUBLISHED'))) AS a_15) AS participations) AS o_32) AS anon_2
      FROM initiatives AS initiatives_1
      LEFT OUTER
      JOIN organisations AS organisations_5 ON organisations_5.id = coalesce((
        SELECT organisations_6.id
        FROM organisations AS organisations_6
        WHERE initiatives_1.keeper_id = organisations_6.id
        AND organisations_6.publication = 'PUBLISHED'))
      WHERE (initiatives_1.slug = $2::VARCHAR OR (initiatives_1.former_slugs @> ARRAY[CAST($2::VARCHAR AS TEXT)]))
      AND initiatives_1.publication = 'PUBLISHED'
      ORDER BY initiatives_1.slug = $2::VARCHAR DESC, initiatives_1.publication = 'PUBLISHED' DESC, initiatives_1.id
      LIMIT 1) AS kept, (
      SELECT (
        SELECT row_to_json(o_41) AS row_to_json_9
        FROM (
          SELECT (
            SELECT row_to_json(o_40) AS row_to_json_10
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_35.id
                FROM organisations AS organisations_35
                WHERE initiatives_33.keeper_id = organisations_35.id
                AND organisations_35.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN (
              initiatives_33.keeper_accepted_at IS NOT NULL)
               THEN 'KEEPER' ELSE 'SUGGESTED_KEEPER' END ELSE 'NATIONAL' END AS role, coalesce('Vänd dig till ' || (
                SELECT organisations_36.name
                FROM organisations AS organisations_36
                WHERE initiatives_33.keeper_id = organisations_36.id
                AND organisations_36.publication = 'PUBLISHED') || CASE WHEN (
              initiatives_33.keeper_accepted_at IS NOT NULL) THEN ', som förvaltar posten.' ELSE ',
              som registret föreslår som förvaltare av posten men som inte har tagit på sig det.' END,
              'Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.')
               AS "inWords", CASE WHEN (organisations_37.id IS NOT NULL) THEN (
                SELECT row_to_json(o_39) AS row_to_json_11
                FROM (
                  SELECT organisations_37.name AS name) AS o_39) END AS organisation) AS o_40) AS "contactPoint")
         AS o_41) AS anon_4
      FROM initiatives AS initiatives_33
      LEFT OUTER
      JOIN organisations AS organisations_37 ON organisations_37.id = coalesce((
        SELECT organisations_38.id
        FROM organisations AS organisations_38
        WHERE initiatives_33.keeper_id = organisations_38.id
        AND organisations_38.publication = 'PUBLISHED'))
      WHERE (initiatives_33.slug = $3::VARCHAR OR (initiatives_33.former_slugs @> ARRAY[CAST($3::VARCHAR AS TEXT)]))
      AND initiatives_33.publication = 'PUBLISHED'
      ORDER BY initiatives_33.slug = $3::VARCHAR DESC, initiatives_33.publication = 'PUBLISHED' DESC, initiatives_33.id
      LIMIT 1) AS unkept, (
      SELECT (
        SELECT row_to_json(o_51) AS row_to_json_12
        FROM (
          SELECT (
            SELECT row_to_json(o_50) AS row_to_json_13
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_44.id
                FROM organisations AS organisations_44
                WHERE groups_42.keeper_id = organisations_44.id
                AND organisations_44.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN (
              groups_42.keeper_accepted_at IS NOT NULL) THEN 'KEEPER' ELSE 'SUGGESTED_KEEPER' END WHEN ((
                SELECT organisations_45.id
                FROM organisations AS organisations_45
                WHERE organisations_45.id = groups_42.convener_id
                AND organisations_45.publication = 'PUBLISHED') IS NOT NULL)
               THEN 'CONVENER' ELSE 'NATIONAL' END AS role, CASE WHEN (organisations_46.id IS NOT NULL) THEN (
                SELECT row_to_json(o_49) AS row_to_json_14
                FROM (
                  SELECT organisations_46.name AS name) AS o_49) END AS organisation) AS o_50) AS "contactPoint")
         AS o_51) AS anon_5
      FROM groups AS groups_42
      LEFT OUTER
      JOIN organisations AS organisations_46 ON organisations_46.id = coalesce((
        SELECT organisations_47.id
        FROM organisations AS organisations_47
        WHERE groups_42.keeper_id = organisations_47.id
        AND organisations_47.publication = 'PUBLISHED'), (
        SELECT organisations_48.id
        FROM organisations AS organisations_48
        WHERE organisations_48.id = groups_42.convener_id
        AND organisations_48.publication = 'PUBLISHED'))
      WHERE (groups_42.slug = $4::VARCHAR OR (groups_42.former_slugs @> ARRAY[CAST($4::VARCHAR AS TEXT)]))
      AND groups_42.publication = 'PUBLISHED'
      ORDER BY groups_42.slug = $4::VARCHAR DESC, groups_42.publication = 'PUBLISHED' DESC, groups_42.id
      LIMIT 1) AS "group", (
      SELECT (
        SELECT row_to_json(o_59) AS row_to_json_15
        FROM (
          SELECT (
            SELECT row_to_json(o_58) AS row_to_json_16
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_54.id
                FROM organisations AS organisations_54
                WHERE organisations_52.keeper_id = organisations_54.id
                AND organisations_54.publication = 'PUBLISHED') IS NOT NULL) THEN CASE WHEN (
              organisations_52.keeper_accepted_at IS NOT NULL) THEN 'KEEPER' ELSE 'SUGGESTED_KEEPER' END WHEN (
              organisations_52.id IS NOT NULL) THEN 'ITSELF' ELSE 'NATIONAL' END AS role, CASE WHEN (
              organisations_55.id IS NOT NULL) THEN (
                SELECT row_to_json(o_57) AS row_to_json_17
                FROM (
                  SELECT organisations_55.name AS name) AS o_57) END AS organisation) AS o_58) AS "contactPoint")
         AS o_59) AS anon_6
      FROM organisations AS organisations_52
      LEFT OUTER
      JOIN organisations AS organisations_55 ON organisations_55.id = coalesce((
        SELECT organisations_56.id
        FROM organisations AS organisations_56
        WHERE organisations_52.keeper_id = organisations_56.id
        AND organisations_56.publication = 'PUBLISHED'), organisations_52.id)
      WHERE (organisations_52.slug = $5::VARCHAR OR (organisations_52.former_slugs @> ARRAY[CAST($5::VARCHAR AS TEXT)]))
      AND organisations_52.publication = 'PUBLISHED'
      ORDER BY organisations_52.slug = $5::VARCHAR DESC, organisations_52.publication = 'PUBLISHED' DESC,
      organisations_52.id
      LIMIT 1) AS organisation) AS o_60) AS anon_1
