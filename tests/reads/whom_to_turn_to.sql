SELECT (
  SELECT row_to_json(o_58) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_30) AS row_to_json_2
        FROM (
          SELECT (
            SELECT row_to_json(o_9) AS row_to_json_3
            FROM (
              SELECT 'ContactPoint' AS __typename, CASE WHEN ((
                SELECT organisations_3.id
                FROM organisations AS organisations_3
                WHERE initiatives_1.keeper_id = organisations_3.id
                AND organisations_3.publication = 'PUBLISHED') IS NOT NULL) THEN 'KEEPER' ELSE 'NATIONAL' END AS role,
              coalesce('Vänd dig till ' || (
                SELECT organisations_4.name
                FROM organisations AS organisations_4
                WHERE initiatives_1.keeper_id = organisations_4.id
                AND organisations_4.publication = 'PUBLISHED') || ', som förvaltar posten.',
              'Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.')
               AS "inWords", CASE WHEN (organisations_5.id IS NOT NULL) THEN (
                SELECT row_to_json(o_7) AS row_to_json_4
                FROM (
                  SELECT organisations_5.name AS name) AS o_7) END AS organisation, $1::JSON AS "registryContact")
             AS o_9) AS "contactPoint", (
            SELECT (
              SELECT row_to_json(o_29) AS row_to_json_5
              FROM (
                SELECT a_15.c0 AS nodes) AS o_29) AS anon_3
            FROM (
              SELECT coalesce(json_agg((
                SELECT row_to_json(o_28) AS row_to_json_6
                FROM (
                  SELECT (
                    SELECT row_to_json(o_27) AS row_to_json_7
                    FROM (
                      SELECT CASE WHEN ((
                        SELECT organisations_16.id
                        FROM organisations AS organisations_16
                        WHERE participations_14.keeper_id = organisations_16.id
                        AND organisations_16.publication = 'PUBLISHED') IS NOT NULL) THEN 'KEEPER' WHEN ((
                        SELECT organisations_18.id
                        FROM initiatives AS initiatives_17, organisations AS organisations_18
                        WHERE initiatives_17.id = participations_14.initiative_id
                        AND initiatives_17.keeper_id = organisations_18.id
                        AND organisations_18.publication = 'PUBLISHED') IS NOT NULL)
                       THEN 'KEEPER_OF_WHOLE' ELSE 'NATIONAL' END AS role, coalesce('Turn to ' || (
                        SELECT organisations_19.name
                        FROM organisations AS organisations_19
                        WHERE participations_14.keeper_id = organisations_19.id
                        AND organisations_19.publication = 'PUBLISHED') || ', which keeps the record.', 'Turn to ' || (
                        SELECT organisations_21.name
                        FROM initiatives AS initiatives_20, organisations AS organisations_21
                        WHERE initiatives_20.id = participations_14.initiative_id
                        AND initiatives_20.keeper_id = organisations_21.id
                        AND organisations_21.publication = 'PUBLISHED') || ',
                      which keeps what the record is a part of.',
                      'Turn to the national editors: no organisation is shown that keeps the record.') AS "inWords",
                      CASE WHEN (organisations_22.id IS NOT NULL) THEN (
                        SELECT row_to_json(o_26) AS row_to_json_8
                        FROM (
                          SELECT organisations_22.name AS name) AS o_26) END AS organisation) AS o_27)
                   AS "contactPoint") AS o_28)
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
              JOIN organisations AS organisations_22 ON organisations_22.id = coalesce((
                SELECT organisations_23.id
                FROM organisations AS organisations_23
                WHERE participations_14.keeper_id = organisations_23.id
                AND organisations_23.publication = 'PUBLISHED'), (
                SELECT organisations_25.id
                FROM initiatives AS initiatives_24, organisations AS organisations_25
                WHERE initiatives_24.id = participations_14.initiative_id
                AND initiatives_24.keeper_id = organisations_25.id
                AND organisations_25.publication = 'PUBLISHED'))) AS a_15) AS participations) AS o_30) AS anon_2
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
        SELECT row_to_json(o_39) AS row_to_json_9
        FROM (
          SELECT (
            SELECT row_to_json(o_38) AS row_to_json_10
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_33.id
                FROM organisations AS organisations_33
                WHERE initiatives_31.keeper_id = organisations_33.id
                AND organisations_33.publication = 'PUBLISHED') IS NOT NULL)
               THEN 'KEEPER' ELSE 'NATIONAL' END AS role, coalesce('Vänd dig till ' || (
                SELECT organisations_34.name
                FROM organisations AS organisations_34
                WHERE initiatives_31.keeper_id = organisations_34.id
                AND organisations_34.publication = 'PUBLISHED') || ', som förvaltar posten.',
              'Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.')
               AS "inWords", CASE WHEN (organisations_35.id IS NOT NULL) THEN (
                SELECT row_to_json(o_37) AS row_to_json_11
                FROM (
                  SELECT organisations_35.name AS name) AS o_37) END AS organisation) AS o_38) AS "contactPoint")
         AS o_39) AS anon_4
      FROM initiatives AS initiatives_31
      LEFT OUTER
      JOIN organisations AS organisations_35 ON organisations_35.id = coalesce((
        SELECT organisations_36.id
        FROM organisations AS organisations_36
        WHERE initiatives_31.keeper_id = organisations_36.id
        AND organisations_36.publication = 'PUBLISHED'))
      WHERE (initiatives_31.slug = $3::VARCHAR OR (initiatives_31.former_slugs @> ARRAY[CAST($3::VARCHAR AS TEXT)]))
      AND initiatives_31.publication = 'PUBLISHED'
      ORDER BY initiatives_31.slug = $3::VARCHAR DESC, initiatives_31.publication = 'PUBLISHED' DESC, initiatives_31.id
      LIMIT 1) AS unkept, (
      SELECT (
        SELECT row_to_json(o_49) AS row_to_json_12
        FROM (
          SELECT (
            SELECT row_to_json(o_48) AS row_to_json_13
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_42.id
                FROM organisations AS organisations_42
                WHERE groups_40.keeper_id = organisations_42.id
                AND organisations_42.publication = 'PUBLISHED') IS NOT NULL) THEN 'KEEPER' WHEN ((
                SELECT organisations_43.id
                FROM organisations AS organisations_43
                WHERE organisations_43.id = groups_40.convener_id
                AND organisations_43.publication = 'PUBLISHED') IS NOT NULL)
               THEN 'CONVENER' ELSE 'NATIONAL' END AS role, CASE WHEN (organisations_44.id IS NOT NULL) THEN (
                SELECT row_to_json(o_47) AS row_to_json_14
                FROM (
                  SELECT organisations_44.name AS name) AS o_47) END AS organisation) AS o_48) AS "contactPoint")
         AS o_49) AS anon_5
      FROM groups AS groups_40
      LEFT OUTER
      JOIN organisations AS organisations_44 ON organisations_44.id = coalesce((
        SELECT organisations_45.id
        FROM organisations AS organisations_45
        WHERE groups_40.keeper_id = organisations_45.id
        AND organisations_45.publication = 'PUBLISHED'), (
        SELECT organisations_46.id
        FROM organisations AS organisations_46
        WHERE organisations_46.id = groups_40.convener_id
        AND organisations_46.publication = 'PUBLISHED'))
      WHERE (groups_40.slug = $4::VARCHAR OR (groups_40.former_slugs @> ARRAY[CAST($4::VARCHAR AS TEXT)]))
      AND groups_40.publication = 'PUBLISHED'
      ORDER BY groups_40.slug = $4::VARCHAR DESC, groups_40.publication = 'PUBLISHED' DESC, groups_40.id
      LIMIT 1) AS "group", (
      SELECT (
        SELECT row_to_json(o_57) AS row_to_json_15
        FROM (
          SELECT (
            SELECT row_to_json(o_56) AS row_to_json_16
            FROM (
              SELECT CASE WHEN ((
                SELECT organisations_52.id
                FROM organisations AS organisations_52
                WHERE organisations_50.keeper_id = organisations_52.id
                AND organisations_52.publication = 'PUBLISHED') IS NOT NULL) THEN 'KEEPER' WHEN (
              organisations_50.id IS NOT NULL) THEN 'ITSELF' ELSE 'NATIONAL' END AS role, CASE WHEN (
              organisations_53.id IS NOT NULL) THEN (
                SELECT row_to_json(o_55) AS row_to_json_17
                FROM (
                  SELECT organisations_53.name AS name) AS o_55) END AS organisation) AS o_56) AS "contactPoint")
         AS o_57) AS anon_6
      FROM organisations AS organisations_50
      LEFT OUTER
      JOIN organisations AS organisations_53 ON organisations_53.id = coalesce((
        SELECT organisations_54.id
        FROM organisations AS organisations_54
        WHERE organisations_50.keeper_id = organisations_54.id
        AND organisations_54.publication = 'PUBLISHED'), organisations_50.id)
      WHERE (organisations_50.slug = $5::VARCHAR OR (organisations_50.former_slugs @> ARRAY[CAST($5::VARCHAR AS TEXT)]))
      AND organisations_50.publication = 'PUBLISHED'
      ORDER BY organisations_50.slug = $5::VARCHAR DESC, organisations_50.publication = 'PUBLISHED' DESC,
      organisations_50.id
      LIMIT 1) AS organisation) AS o_58) AS anon_1
