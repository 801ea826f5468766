SELECT (
  SELECT row_to_json(o_21) AS row_to_json_1
  FROM (
    SELECT (
      SELECT (
        SELECT row_to_json(o_20) AS row_to_json_2
        FROM (
          SELECT 'Initiative' AS __typename, 'initiative_' || replace(CAST(initiatives_1.id AS TEXT), '-', '') AS id,
          initiatives_1.version AS version, initiatives_1.created_at AS "createdAt",
          initiatives_1.publication AS publication, initiatives_1.title AS title, initiatives_1.kind AS kind,
          initiatives_1.pilot_focus AS "pilotFocus", initiatives_1.state AS state, CASE WHEN (num_nonnulls(
          initiatives_1.period_start, initiatives_1.period_start_is, initiatives_1.period_end,
          initiatives_1.period_end_is) > 0) THEN (
            SELECT row_to_json(o_3) AS row_to_json_3
            FROM (
              SELECT 'Period' AS __typename, initiatives_1.period_start AS start,
              initiatives_1.period_start_is AS "startIs", initiatives_1.period_end AS "end",
              initiatives_1.period_end_is AS "endIs") AS o_3) END AS period, CASE WHEN (num_nonnulls(
          initiatives_1.target_group_text, initiatives_1.target_group_age_from, initiatives_1.target_group_age_to) > 0)
           THEN (
            SELECT row_to_json(o_4) AS row_to_json_4
            FROM (
              SELECT initiatives_1.target_group_text AS text, initiatives_1.target_group_age_from AS "ageFrom",
              initiatives_1.target_group_age_to AS "ageTo") AS o_4) END AS "targetGroup", CASE WHEN (num_nonnulls(
          initiatives_1.opening_seeks, initiatives_1.opening_demands, initiatives_1.opening_offers,
          initiatives_1.opening_places, initiatives_1.opening_closes_on, initiatives_1.opening_contact_function,
          initiatives_1.opening_contact_email, initiatives_1.opening_contact_phone,
          initiatives_1.opening_contact_organisation_id) > 0) THEN (
            SELECT row_to_json(o_8) AS row_to_json_5
            FROM (
              SELECT initiatives_1.opening_seeks IS NOT NULL
              AND (initiatives_1.opening_closes_on IS NULL OR initiatives_1.opening_closes_on >= CAST(timezone(
              'Europe/Stockholm', now()) AS DATE)) AS "isOpen", initiatives_1.opening_seeks AS seeks, CASE WHEN (
              num_nonnulls(initiatives_1.opening_contact_function, initiatives_1.opening_contact_email,
              initiatives_1.opening_contact_phone, initiatives_1.opening_contact_organisation_id) > 0) THEN (
                SELECT row_to_json(o_7) AS row_to_json_6
                FROM (
                  SELECT initiatives_1.opening_contact_function AS function, CASE WHEN (organisations_5.id IS NOT NULL)
                   THEN (
                    SELECT row_to_json(o_6) AS row_to_json_7
                    FROM (
                      SELECT organisations_5.name AS name) AS o_6) END AS organisation) AS o_7) END AS contact) AS o_8)
           END AS opening, initiatives_1.questions AS questions, initiatives_1.methods AS methods, (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_10) AS row_to_json_8
              FROM (
                SELECT anon_3.value ->> 'title' AS title, anon_3.value ->> 'url' AS url, CAST(
                anon_3.value -> 'fields' AS JSON) AS fields) AS o_10)
            ORDER BY anon_3.place), '[]'::json) AS coalesce_1
            FROM jsonb_array_elements(initiatives_1.sources) WITH ORDINALITY AS anon_3(value, place)) AS sources, (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_12) AS row_to_json_9
              FROM (
                SELECT external_ids_11.system AS system, external_ids_11.value AS value) AS o_12)
            ORDER BY external_ids_11.system ASC, external_ids_11.value ASC, external_ids_11.record_id ASC), '[]'::json)
             AS coalesce_2
            FROM external_ids AS external_ids_11
            WHERE external_ids_11.record_id = initiatives_1.id) AS "externalIds", (
            SELECT row_to_json(o_14) AS row_to_json_10
            FROM (
              SELECT (
                SELECT row_to_json(o_13) AS row_to_json_11
                FROM (
                  SELECT false AS allowed, 'Logga in för att ändra poster.' AS reason,
                  'Sign in to change records.' AS english) AS o_13) AS update) AS o_14) AS "viewerCan", CASE WHEN (
          initiatives_15.id IS NOT NULL) THEN (
            SELECT row_to_json(o_16) AS row_to_json_12
            FROM (
              SELECT initiatives_15.title AS title) AS o_16) END AS parent, (
            SELECT coalesce(json_agg((
              SELECT row_to_json(o_19) AS row_to_json_13
              FROM (
                SELECT themes_17.slug AS slug, themes_17.name AS name) AS o_19)
            ORDER BY themes_17.name_sort ASC, themes_17.id ASC), '[]'::json) AS coalesce_3
            FROM initiative_themes AS initiative_themes_18
            JOIN themes AS themes_17 ON themes_17.id = initiative_themes_18.theme_id
            WHERE initiatives_1.id = initiative_themes_18.initiative_id
            AND themes_17.publication = 'PUBLISHED') AS themes) AS o_20) AS anon_2
      FROM initiatives AS initiatives_1
      LEFT OUTER
      JOIN organisations AS organisations_5 ON organisations_5.id = initiatives_1.opening_contact_organisation_id
      AND organisations_5.publication = 'PUBLISHED'
      LEFT OUTER
      JOIN initiatives AS initiatives_15 ON initiatives_15.id = initiatives_1.parent_id
      AND initiatives_15.publication = 'PUBLISHED'
      WHERE (initiatives_1.slug = $1::VARCHAR OR (initiatives_1.former_slugs @> ARRAY[CAST($1::VARCHAR AS TEXT)]))
      AND initiatives_1.publication = 'PUBLISHED'
      ORDER BY initiatives_1.slug = $1::VARCHAR DESC, initiatives_1.publication = 'PUBLISHED' DESC, initiatives_1.id
      LIMIT 1) AS initiative) AS o_21) AS anon_1
