SELECT (
  SELECT row_to_json(o_20) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_19) AS row_to_json_2
        FROM (
          SELECT (
            SELECT count(*) AS count_1
            FROM initiatives AS initiatives_6) AS "totalCount", a_5.c0 AS nodes) AS o_19) AS anon_2
      FROM (
        SELECT coalesce(json_agg((
          SELECT row_to_json(o_18) AS row_to_json_3
          FROM (
            SELECT initiatives_4.title AS title, initiatives_4.publication AS publication, (
              SELECT (
                SELECT row_to_json(o_15) AS row_to_json_4
                FROM (
                  SELECT a_11.c0 AS nodes) AS o_15) AS anon_3
              FROM (
                SELECT coalesce(json_agg((
                  SELECT row_to_json(o_14) AS row_to_json_5
                  FROM (
                    SELECT CASE WHEN (organisations_12.id IS NOT NULL) THEN (
                      SELECT row_to_json(o_13) AS row_to_json_6
                      FROM (
                        SELECT organisations_12.name AS name) AS o_13) END AS organisation) AS o_14)
                ORDER BY p_9.rn ASC), '[]'::json) AS c0
                FROM (
                  SELECT q_8.k0 AS k0, row_number() OVER (ORDER BY q_8.k0 ASC) AS rn
                  FROM (
                    SELECT participations_7.id AS k0
                    FROM participations AS participations_7
                    WHERE initiatives_4.id = participations_7.initiative_id
                    ORDER BY participations_7.id ASC
                    LIMIT 1) AS q_8) AS p_9
                JOIN participations AS participations_10 ON participations_10.id = p_9.k0
                LEFT OUTER
                JOIN organisations AS organisations_12 ON organisations_12.id = participations_10.organisation_id)
               AS a_11) AS participations, (
              SELECT row_to_json(o_17) AS row_to_json_7
              FROM (
                SELECT (
                  SELECT row_to_json(o_16) AS row_to_json_8
                  FROM (
                    SELECT true AS allowed, NULL AS reason) AS o_16) AS update) AS o_17) AS "viewerCan") AS o_18)
        ORDER BY p_3.rn ASC), '[]'::json) AS c0
        FROM (
          SELECT q_2.k0 AS k0, q_2.k1 AS k1, row_number() OVER (ORDER BY q_2.k0 ASC, q_2.k1 ASC) AS rn
          FROM (
            SELECT initiatives_1.title_sort AS k0, initiatives_1.id AS k1
            FROM initiatives AS initiatives_1
            ORDER BY initiatives_1.title_sort ASC, initiatives_1.id ASC
            LIMIT 2) AS q_2) AS p_3
        JOIN initiatives AS initiatives_4 ON initiatives_4.id = p_3.k1) AS a_5) AS initiatives) AS o_20) AS anon_1
