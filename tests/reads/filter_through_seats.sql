SELECT (
  SELECT row_to_json(o_13) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_12) AS row_to_json_2
        FROM (
          SELECT a_10.c0 AS nodes) AS o_12) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_11) AS row_to_json_3
          FROM (
            SELECT groups_9.name AS name) AS o_11)
        ORDER BY p_8.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_7.k0 AS k0, q_7.k1 AS k1, row_number() OVER (ORDER BY q_7.k0 ASC, q_7.k1 ASC) AS rn
          FROM (
            SELECT groups_1.name_sort AS k0, groups_1.id AS k1
            FROM groups AS groups_1
            WHERE groups_1.publication = 'PUBLISHED'
            AND groups_1.kind = 'REFERENCE_GROUP'
            AND NOT (EXISTS (
              SELECT 1
              FROM seats AS seats_2
              WHERE groups_1.id = seats_2.group_id
              AND seats_2.publication = 'PUBLISHED'
              AND (EXISTS (
                SELECT 1
                FROM organisations AS organisations_3
                WHERE organisations_3.id = seats_2.organisation_id
                AND organisations_3.publication = 'PUBLISHED'
                AND (EXISTS (
                  SELECT 1
                  FROM organisation_counties AS organisation_counties_5
                  JOIN counties AS counties_4 ON counties_4.code = organisation_counties_5.county_code
                  WHERE organisations_3.id = organisation_counties_5.organisation_id
                  AND counties_4.code = ANY ($1::TEXT[])))))))
            ORDER BY groups_1.name_sort ASC, groups_1.id ASC
            LIMIT 20) AS q_7) AS p_8
        JOIN groups AS groups_9 ON groups_9.id = p_8.k1) AS a_10) AS "referenceGroups") AS o_13) AS anon_1
