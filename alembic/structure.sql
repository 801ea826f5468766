CREATE FUNCTION public.camel(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg(CASE WHEN (parts.place = 1) THEN parts.part ELSE initcap(parts.part) END, ''::text ORDER BY parts.place) AS string_agg FROM string_to_table(camel.name, '_'::text) WITH ORDINALITY parts(part, place));
CREATE FUNCTION public.differences(before jsonb, after jsonb, openly boolean) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE((SELECT jsonb_agg(jsonb_build_object('field', public.camel(COALESCE(b.key, a.key)), 'before', (b.value #>> '{}'::text[]), 'after', (a.value #>> '{}'::text[])) ORDER BY COALESCE(b.key, a.key)) AS jsonb_agg FROM (jsonb_each(differences.before) b(key, value) FULL JOIN jsonb_each(differences.after) a(key, value) USING (key)) WHERE ((a.value IS DISTINCT FROM b.value) AND (key <> ALL (ARRAY['id'::text, 'version'::text, 'created_at'::text, 'updated_at'::text])) AND (key !~~ '%\_sort'::text) AND (NOT (differences.openly AND ((key ~~ '%\_id'::text) OR (key = ANY (ARRAY['contacts'::text, 'keeper_id'::text]))))))), '[]'::jsonb);
CREATE FUNCTION public.erase(the_type text, the_record uuid, fields text[], parts text[], reasons text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform set_config('registry.erasing', 'on', true);
  update changes set before = before - fields, after = after - fields, erased_at = now()
  where record_type = the_type and record_id = the_record and part is null and (before ?| fields or after ?| fields);
  update changes set reason = null, erased_at = now()
  where reason = any(reasons) and reason is distinct from nullif(current_setting('registry.reason', true), '')
    and commit_id in (select commit_id from changes where record_type = the_type and record_id = the_record);
  update changes each set before = null, after = null, erased_at = now()
  where part = any(parts)
    and ((record_type = the_type and record_id = the_record)
         or part = 'external_ids' and exists (
           select from changes own
           where own.record_type = the_type and own.record_id = the_record and own.part = 'external_ids'
             and coalesce(own.after, own.before) - array['record_type', 'record_id']
               = coalesce(each.after, each.before) - array['record_type', 'record_id']));
  perform set_config('registry.erasing', '', true);
  insert into changes (commit_id, record_type, record_id, verb, erased_at)
  values (this_commit(), the_type, the_record, 'ERASED', now());
end $$;
CREATE FUNCTION public.is_day(year integer, month integer, day integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (((year >= 1) AND (year <= 9998)) AND ((month >= 1) AND (month <= 12)) AND (day >= 1)) THEN ((day)::numeric <= EXTRACT(day FROM (make_date((year + (month / 12)), ((month % 12) + 1), 1) - 1))) ELSE false END;
CREATE FUNCTION public.is_luhn(digits text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT ((sum(CASE WHEN (((length(is_luhn.digits) - each_digit.place) % 2) = 0) THEN each_digit.digit WHEN (each_digit.digit > 4) THEN ((2 * each_digit.digit) - 9) ELSE (2 * each_digit.digit) END) % (10)::bigint) = 0) FROM (SELECT place.place, (substr(is_luhn.digits, place.place, 1))::integer AS digit FROM generate_series(1, length(is_luhn.digits)) place(place)) each_digit);
CREATE FUNCTION public.own_digits(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
  if value !~ '[\U00000660-\U00000669\U000006F0-\U000006F9\U000007C0-\U000007C9\U00000966-\U0000096F\U000009E6-\U000009EF\U00000A66-\U00000A6F\U00000AE6-\U00000AEF\U00000B66-\U00000B6F\U00000BE6-\U00000BEF\U00000C66-\U00000C6F\U00000CE6-\U00000CEF\U00000D66-\U00000D6F\U00000DE6-\U00000DEF\U00000E50-\U00000E59\U00000ED0-\U00000ED9\U00000F20-\U00000F29\U00001040-\U00001049\U00001090-\U00001099\U000017E0-\U000017E9\U00001810-\U00001819\U00001946-\U0000194F\U000019D0-\U000019D9\U00001A80-\U00001A89\U00001A90-\U00001A99\U00001B50-\U00001B59\U00001BB0-\U00001BB9\U00001C40-\U00001C49\U00001C50-\U00001C59\U0000A620-\U0000A629\U0000A8D0-\U0000A8D9\U0000A900-\U0000A909\U0000A9D0-\U0000A9D9\U0000A9F0-\U0000A9F9\U0000AA50-\U0000AA59\U0000ABF0-\U0000ABF9\U0000FF10-\U0000FF19\U000104A0-\U000104A9\U00010D30-\U00010D39\U00011066-\U0001106F\U000110F0-\U000110F9\U00011136-\U0001113F\U000111D0-\U000111D9\U000112F0-\U000112F9\U00011450-\U00011459\U000114D0-\U000114D9\U00011650-\U00011659\U000116C0-\U000116C9\U00011730-\U00011739\U000118E0-\U000118E9\U00011950-\U00011959\U00011C50-\U00011C59\U00011D50-\U00011D59\U00011DA0-\U00011DA9\U00016A60-\U00016A69\U00016AC0-\U00016AC9\U00016B50-\U00016B59\U0001D7CE-\U0001D7D7\U0001D7D8-\U0001D7E1\U0001D7E2-\U0001D7EB\U0001D7EC-\U0001D7F5\U0001D7F6-\U0001D7FF\U0001E140-\U0001E149\U0001E2F0-\U0001E2F9\U0001E950-\U0001E959\U0001FBF0-\U0001FBF9]' then
    return value;
  end if;
  return translate(
    value,
    (select string_agg(chr(zero + digit), '' order by place, digit)
     from unnest(array[1632, 1776, 1984, 2406, 2534, 2662, 2790, 2918, 3046, 3174, 3302, 3430, 3558, 3664, 3792, 3872, 4160, 4240, 6112, 6160, 6470, 6608, 6784, 6800, 6992, 7088, 7232, 7248, 42528, 43216, 43264, 43472, 43504, 43600, 44016, 65296, 66720, 68912, 69734, 69872, 69942, 70096, 70384, 70736, 70864, 71248, 71360, 71472, 71904, 72016, 72784, 73040, 73120, 92768, 92864, 93008, 120782, 120792, 120802, 120812, 120822, 123200, 123632, 125264, 130032]) with ordinality zeros(zero, place),
       generate_series(0, 9) digit),
    repeat('0123456789', 65));
end $$;
CREATE FUNCTION public.holds_personal_number(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (EXISTS (SELECT FROM regexp_matches(regexp_replace(public.own_digits(holds_personal_number.value), '[\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]'::text, ''::text, 'g'::text), '(?<![0-9])(?:(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?[0-9]{4}|(?:18|19|20)(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?[0-9]{2}(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?!(?:18|19|20)[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2}(?![0-9]))[0-9]{4}|[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2})|(?<![+])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?[0-9]{4}|(?<![+])[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}(?:0[1-9]|1[0-2])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?!(?:18|19|20)[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2}(?![0-9]))[0-9]{4}|(?<![+])[1-9][0-9](?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?:0[1-9]|1[0-2])(?:[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3})?(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2}[+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164]{1,3}[0-9]{2})(?![0-9])'::text, 'g'::text) found(found), LATERAL (SELECT regexp_replace(found.found[1], '[^0-9]'::text, ''::text, 'g'::text) AS digits) each_one WHERE (public.is_luhn("right"(each_one.digits, 10)) AND (EXISTS (SELECT FROM unnest(ARRAY['18'::text, '19'::text, '20'::text]) century(century) WHERE (((length(each_one.digits) = 10) OR ("left"(each_one.digits, 2) = century.century)) AND public.is_day(((century.century || substr("right"(each_one.digits, 10), 1, 2)))::integer, (substr("right"(each_one.digits, 10), 3, 2))::integer, ((substr("right"(each_one.digits, 10), 5, 2))::integer % 60))))))));
CREATE FUNCTION public.is_organisation_number(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((value ~ '^[0-9]{2}[2-9][0-9]{3}-[0-9]{4}$'::text) AND public.is_luhn(replace(value, '-'::text, ''::text)));
CREATE FUNCTION public.is_partial_date(value text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (value ~ '^[0-9]{4}$'::text) THEN true WHEN (value ~ '^[0-9]{4}-[0-9]{2}$'::text) THEN ((("right"(value, 2))::integer >= 1) AND (("right"(value, 2))::integer <= 12)) WHEN (value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text) THEN public.is_day(("left"(value, 4))::integer, (substr(value, 6, 2))::integer, ("right"(value, 2))::integer) ELSE false END;
CREATE FUNCTION public.is_value(list text, value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((jsonb_typeof(value) = 'object'::text) AND (CASE list WHEN 'sources'::text THEN (((value - ARRAY['title'::text, 'url'::text, 'publisher'::text, 'date'::text, 'fields'::text]) = '{}'::jsonb) AND (btrim((value ->> 'title'::text)) <> ''::text) AND COALESCE(((value ->> 'url'::text) ~ '^https?://[^[:space:]]+$'::text), true) AND COALESCE(public.is_partial_date((value ->> 'date'::text)), true) AND (jsonb_typeof((value -> 'fields'::text)) = 'array'::text)) WHEN 'contacts'::text THEN (((value - ARRAY['function'::text, 'organisation_id'::text, 'email'::text, 'phone'::text]) = '{}'::jsonb) AND (btrim((value ->> 'function'::text)) <> ''::text) AND COALESCE(((value ->> 'organisation_id'::text) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text), true) AND COALESCE(((value ->> 'email'::text) ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text), true)) WHEN 'reported_counts'::text THEN (((value - ARRAY['unit'::text, 'count'::text, 'is_approximate'::text, 'on'::text, 'source'::text]) = '{}'::jsonb) AND ((value ->> 'unit'::text) = ANY (ARRAY['MUNICIPALITIES'::text, 'ORGANISATIONS'::text, 'PEOPLE'::text])) AND COALESCE(((value ->> 'count'::text) ~ '^[0-9]{1,9}$'::text), false) AND (jsonb_typeof((value -> 'is_approximate'::text)) = 'boolean'::text) AND COALESCE(public.is_partial_date((value ->> 'on'::text)), true) AND (btrim(((value -> 'source'::text) ->> 'title'::text)) <> ''::text) AND (jsonb_typeof(((value -> 'source'::text) -> 'fields'::text)) = 'array'::text)) ELSE (((value - ARRAY['name'::text, 'until'::text]) = '{}'::jsonb) AND (btrim((value ->> 'name'::text)) <> ''::text) AND COALESCE(public.is_partial_date((value ->> 'until'::text)), true)) END IS TRUE));
CREATE FUNCTION public.is_values(list text, value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ((jsonb_typeof(value) = 'array'::text) AND (NOT (EXISTS (SELECT FROM jsonb_array_elements(is_values.value) item(value) WHERE (NOT COALESCE(public.is_value(is_values.list, item.value), false))))));
CREATE FUNCTION public.keep_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.former_slugs := array_append(array_remove(old.former_slugs, new.slug), old.slug);
  return new;
end $$;
CREATE FUNCTION public.log_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  the_part text := nullif(tg_argv[2], '');
  private text[] := coalesce(tg_argv[3:], '{}');
  the_commit bigint;
begin
  if tg_op = 'UPDATE' and the_part is null then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, verb, before, after)
    select the_commit, tg_argv[0], added.id, 'UPDATED', to_jsonb(removed) - private, to_jsonb(added) - private
    from added join removed using (id);
    return null;
  end if;
  -- A link has no life of its own: to change it is to remove it and add another.
  if tg_op in ('UPDATE', 'DELETE') then
    if not exists (select from removed) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, before)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'DELETED', body - private
    from (select to_jsonb(removed) as body from removed) each_row;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, after)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'CREATED', body - private
    from (select to_jsonb(added) as body from added) each_row;
  end if;
  return null;
end $$;
CREATE FUNCTION public.place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform pg_advisory_xact_lock(7368);
  update commits set position = nextval('commit_positions'), xid = null where id = new.id;
  return null;
end $$;
CREATE FUNCTION public.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'changes' and current_setting('registry.erasing', true) = 'on'
     and current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'changes') then
    return new;
  end if;
  raise exception '% of % is refused: the trail must stay whole', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
CREATE TABLE public.changes (
    id bigint NOT NULL,
    commit_id bigint NOT NULL,
    record_type character varying(40) NOT NULL,
    record_id uuid NOT NULL,
    part text,
    verb character varying(40) NOT NULL,
    before jsonb,
    after jsonb,
    erased_at timestamp with time zone,
    reason text DEFAULT NULLIF(current_setting('registry.reason'::text, true), ''::text),
    CONSTRAINT ck_changes_no_personal_number CHECK ((NOT public.holds_personal_number(COALESCE(reason, ''::text)))),
    CONSTRAINT ck_changes_verb CHECK (((verb)::text = ANY ((ARRAY['CREATED'::character varying, 'UPDATED'::character varying, 'DELETED'::character varying, 'ERASED'::character varying])::text[])))
);
CREATE TABLE public.commits (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id(),
    "position" bigint,
    at timestamp with time zone DEFAULT now() NOT NULL,
    caller text DEFAULT NULLIF(current_setting('registry.caller'::text, true), ''::text),
    act text DEFAULT NULLIF(current_setting('registry.act'::text, true), ''::text),
    role text DEFAULT NULLIF(current_setting('registry.role'::text, true), ''::text),
    organisation_id uuid DEFAULT (NULLIF(current_setting('registry.organisation'::text, true), ''::text))::uuid,
    person_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (caller ~ '^person_[0-9a-f]{32}$'::text) THEN (substr(caller, 8))::uuid
    ELSE NULL::uuid
END) STORED
);
CREATE FUNCTION public.stood_at(the_record uuid, place bigint) RETURNS jsonb
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN (SELECT c.after FROM (public.changes c JOIN public.commits k ON ((k.id = c.commit_id))) WHERE ((c.record_id = stood_at.the_record) AND (c.part IS NULL) AND ((c.verb)::text <> 'ERASED'::text) AND (COALESCE(k."position", '9223372036854775807'::bigint) <= stood_at.place)) ORDER BY c.id DESC LIMIT 1);
CREATE FUNCTION public.swedish_sort(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(lower((value COLLATE pg_c_utf8)), 'åäæøéèêëáàüúóíñç'::text, 'äååöeeeeaayuoinc'::text);
CREATE FUNCTION public.tell_access() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform pg_notify('registry_access', '');
  return null;
end $$;
CREATE FUNCTION public.texts(value text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN array_to_string(value, ' | '::text);
CREATE FUNCTION public.this_commit() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into commits default values on conflict (xid) do nothing;
  return (select id from commits where xid = pg_current_xact_id());
end $$;
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare ignored text[] := tg_argv || array['version', 'updated_at'];
begin
  if new.version = old.version and to_jsonb(old) - ignored = to_jsonb(new) - ignored then
    return null;
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;
CREATE FUNCTION public.words_of(list jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg((leaf.leaf #>> '{}'::text[]), ' | '::text) AS string_agg FROM jsonb_array_elements(CASE jsonb_typeof(words_of.list) WHEN 'array'::text THEN words_of.list ELSE '[]'::jsonb END) item(value), LATERAL jsonb_path_query(CASE jsonb_typeof(item.value) WHEN 'object'::text THEN (item.value - 'organisation_id'::text) ELSE item.value END, 'strict $.**'::jsonpath) leaf(leaf) WHERE (jsonb_typeof(leaf.leaf) = 'string'::text));
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.api_keys (
    purpose text NOT NULL,
    prefix text NOT NULL COLLATE pg_catalog."C",
    digest bytea NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    expires_at timestamp with time zone,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_api_keys_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((COALESCE(purpose, ''::text) || ' | '::text) || COALESCE(prefix, ''::text)) || ' | '::text) || COALESCE(public.texts(scopes), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_api_keys_organisation_by_role CHECK ((((role)::text = ANY ((ARRAY['READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying])::text[])) = (organisation_id IS NOT NULL))),
    CONSTRAINT ck_api_keys_prefix CHECK ((prefix ~ '^prk_[0-9a-f]{8}$'::text)),
    CONSTRAINT ck_api_keys_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_api_keys_purpose_said CHECK ((btrim(purpose) <> ''::text)),
    CONSTRAINT ck_api_keys_role CHECK (((role)::text = ANY ((ARRAY['ANONYMOUS'::character varying, 'READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying, 'NATIONAL_EDITOR'::character varying, 'ADMINISTRATOR'::character varying])::text[]))),
    CONSTRAINT ck_api_keys_role_may_something CHECK (((role)::text <> 'ANONYMOUS'::text)),
    CONSTRAINT ck_api_keys_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_api_keys_version CHECK ((version > 0)),
    CONSTRAINT ck_api_keys_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.case_numbers (
    authority_id uuid NOT NULL,
    value text NOT NULL COLLATE pg_catalog."C",
    initiative_id uuid NOT NULL,
    CONSTRAINT ck_case_numbers_no_personal_number CHECK ((NOT public.holds_personal_number(COALESCE(value, ''::text))))
);
ALTER TABLE public.changes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.changes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.commit_positions
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE public.commits ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.commits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.counties (
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    region_name text NOT NULL,
    CONSTRAINT ck_counties_code CHECK ((code ~ '^[0-9]{2}$'::text)),
    CONSTRAINT ck_counties_name_said CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT ck_counties_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(name, ''::text) || ' | '::text) || COALESCE(region_name, ''::text)))))
);
CREATE TABLE public.endorsements (
    need_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    via_id uuid,
    kind character varying(40) DEFAULT 'RAISED'::character varying NOT NULL,
    local_wording text,
    priority integer,
    stated_on text COLLATE pg_catalog."C",
    round_id uuid,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    via_kind character varying(40) GENERATED ALWAYS AS ('RSS_BODY'::character varying) STORED,
    CONSTRAINT ck_endorsements_kind CHECK (((kind)::text = ANY ((ARRAY['RAISED'::character varying, 'SHARED'::character varying])::text[]))),
    CONSTRAINT ck_endorsements_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(local_wording, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_endorsements_priority CHECK (((priority >= 1) AND (priority <= 10))),
    CONSTRAINT ck_endorsements_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_endorsements_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_endorsements_stated_on_is_date CHECK (public.is_partial_date(stated_on)),
    CONSTRAINT ck_endorsements_version CHECK ((version > 0)),
    CONSTRAINT ck_endorsements_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.external_ids (
    system text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    record_type character varying(40) NOT NULL,
    record_id uuid NOT NULL,
    CONSTRAINT ck_external_ids_key_written CHECK (((system = lower((btrim(system) COLLATE pg_c_utf8))) AND (system <> ''::text) AND (value = btrim(value)) AND (value <> ''::text))),
    CONSTRAINT ck_external_ids_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(system, ''::text) || ' | '::text) || COALESCE(value, ''::text))))),
    CONSTRAINT ck_external_ids_not_official CHECK (((system <> ALL (ARRAY['scb-kommunkod'::text, 'organisationsnummer'::text])) AND (split_part(system, ':'::text, 1) <> 'diarienummer'::text))),
    CONSTRAINT ck_external_ids_record_type CHECK (((record_type)::text = ANY ((ARRAY['ORGANISATION'::character varying, 'MEMBERSHIP'::character varying, 'THEME'::character varying, 'INITIATIVE'::character varying, 'PARTICIPATION'::character varying, 'LESSON'::character varying, 'GROUP'::character varying, 'SEAT'::character varying, 'NEEDS_ROUND'::character varying, 'KNOWLEDGE_NEED'::character varying, 'ENDORSEMENT'::character varying, 'OUTPUT'::character varying, 'API_KEY'::character varying, 'PERSON'::character varying, 'GRANT'::character varying])::text[])))
);
CREATE TABLE public.grants (
    person_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid,
    expires_at timestamp with time zone,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_grants_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(withdrawn_because, ''::text) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_grants_organisation_by_role CHECK ((((role)::text = ANY ((ARRAY['READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying])::text[])) = (organisation_id IS NOT NULL))),
    CONSTRAINT ck_grants_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_grants_role CHECK (((role)::text = ANY ((ARRAY['ANONYMOUS'::character varying, 'READER'::character varying, 'EDITOR'::character varying, 'INTEGRATION'::character varying, 'NATIONAL_EDITOR'::character varying, 'ADMINISTRATOR'::character varying])::text[]))),
    CONSTRAINT ck_grants_role_may_something CHECK (((role)::text <> 'ANONYMOUS'::text)),
    CONSTRAINT ck_grants_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_grants_version CHECK ((version > 0)),
    CONSTRAINT ck_grants_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.group_themes (
    group_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.groups (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    remit text,
    convener_id uuid,
    concerns_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_groups_kind CHECK (((kind)::text = ANY ((ARRAY['REFERENCE_GROUP'::character varying, 'STEERING_GROUP'::character varying, 'PREPARATORY_GROUP'::character varying, 'WORKING_GROUP'::character varying, 'NETWORK'::character varying])::text[]))),
    CONSTRAINT ck_groups_name_said CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT ck_groups_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(remit, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_groups_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_groups_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_groups_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_groups_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_groups_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_groups_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_groups_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_groups_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_groups_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_groups_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_groups_version CHECK ((version > 0)),
    CONSTRAINT ck_groups_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.initiative_follows (
    initiative_id uuid NOT NULL,
    follows_id uuid NOT NULL
);
CREATE TABLE public.initiative_implements (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_needs (
    initiative_id uuid NOT NULL,
    need_id uuid NOT NULL
);
CREATE TABLE public.initiative_outputs (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_prompts (
    initiative_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.initiative_themes (
    initiative_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.initiatives (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    summary text,
    summary_en text,
    former_titles jsonb DEFAULT '[]'::jsonb NOT NULL,
    kind character varying(40) NOT NULL,
    pilot_focus character varying(40),
    side character varying(40),
    state character varying(40) DEFAULT 'PROPOSED'::character varying NOT NULL,
    phase_note text,
    discontinued_because text,
    period_start_sort text GENERATED ALWAYS AS (COALESCE(period_start, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    period_end_sort text GENERATED ALWAYS AS (COALESCE(period_end, '9999'::text)) STORED NOT NULL COLLATE pg_catalog."C",
    questions text[] DEFAULT '{}'::text[] NOT NULL,
    methods text[] DEFAULT '{}'::text[] NOT NULL,
    contacts jsonb DEFAULT '[]'::jsonb NOT NULL,
    reported_counts jsonb DEFAULT '[]'::jsonb NOT NULL,
    opening_seeks text,
    opening_demands text,
    opening_offers text,
    opening_places integer,
    opening_closes_on date,
    opening_contact_function text,
    opening_contact_email text,
    opening_contact_phone text,
    opening_contact_organisation_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    target_group_text text,
    target_group_age_from integer,
    target_group_age_to integer,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_initiatives_contacts_whole CHECK (public.is_values('contacts'::text, contacts)),
    CONSTRAINT ck_initiatives_discontinued_has_reason CHECK ((((state)::text = 'DISCONTINUED'::text) = (discontinued_because IS NOT NULL))),
    CONSTRAINT ck_initiatives_former_titles_whole CHECK (public.is_values('former_titles'::text, former_titles)),
    CONSTRAINT ck_initiatives_kind CHECK (((kind)::text = ANY ((ARRAY['PILOT'::character varying, 'PRE_STUDY'::character varying, 'INQUIRY'::character varying, 'NATIONAL_TEST'::character varying, 'PRIORITY_AREA'::character varying, 'PROGRAMME'::character varying, 'YRKESRESA'::character varying, 'JOINT_DEVELOPMENT'::character varying, 'JOINT_OPERATION'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((((((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(summary_en, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_titles), ''::text)) || ' | '::text) || COALESCE(phase_note, ''::text)) || ' | '::text) || COALESCE(discontinued_because, ''::text)) || ' | '::text) || COALESCE(public.texts(questions), ''::text)) || ' | '::text) || COALESCE(public.texts(methods), ''::text)) || ' | '::text) || COALESCE(public.words_of(contacts), ''::text)) || ' | '::text) || COALESCE(public.words_of(reported_counts), ''::text)) || ' | '::text) || COALESCE(opening_seeks, ''::text)) || ' | '::text) || COALESCE(opening_demands, ''::text)) || ' | '::text) || COALESCE(opening_offers, ''::text)) || ' | '::text) || COALESCE(opening_contact_function, ''::text)) || ' | '::text) || COALESCE(opening_contact_email, ''::text)) || ' | '::text) || COALESCE(opening_contact_phone, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_initiatives_not_its_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT ck_initiatives_only_pilot_has_focus CHECK ((((kind)::text = 'PILOT'::text) OR (pilot_focus IS NULL))),
    CONSTRAINT ck_initiatives_opening_places CHECK ((opening_places > 0)),
    CONSTRAINT ck_initiatives_opening_says_what CHECK ((num_nonnulls(opening_seeks, opening_demands) <> 1)),
    CONSTRAINT ck_initiatives_opening_whole CHECK (((opening_seeks IS NOT NULL) OR (num_nonnulls(opening_offers, opening_places, opening_closes_on, opening_contact_function) = 0))),
    CONSTRAINT ck_initiatives_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_initiatives_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_initiatives_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_initiatives_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_initiatives_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_initiatives_pilot_focus CHECK (((pilot_focus)::text = ANY ((ARRAY['METHOD'::character varying, 'IMPLEMENTATION'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_reported_counts_whole CHECK (public.is_values('reported_counts'::text, reported_counts)),
    CONSTRAINT ck_initiatives_side CHECK (((side)::text = ANY ((ARRAY['AUTHORITY'::character varying, 'PROVIDER'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_initiatives_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_initiatives_state CHECK (((state)::text = ANY ((ARRAY['PROPOSED'::character varying, 'PREPARING'::character varying, 'ONGOING'::character varying, 'COMPLETED'::character varying, 'DISCONTINUED'::character varying])::text[]))),
    CONSTRAINT ck_initiatives_target_group_ages CHECK ((((target_group_age_from >= 0) AND (target_group_age_from <= 130)) AND ((target_group_age_to >= 0) AND (target_group_age_to <= 130)))),
    CONSTRAINT ck_initiatives_target_group_ages_in_order CHECK ((target_group_age_from <= target_group_age_to)),
    CONSTRAINT ck_initiatives_target_group_described CHECK (((target_group_text IS NOT NULL) OR (num_nonnulls(target_group_age_from, target_group_age_to) = 0))),
    CONSTRAINT ck_initiatives_title_said CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT ck_initiatives_version CHECK ((version > 0)),
    CONSTRAINT ck_initiatives_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.kept_answers (
    caller text NOT NULL COLLATE pg_catalog."C",
    key bytea NOT NULL,
    fingerprint bytea NOT NULL,
    answer bytea NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.key_uses (
    prefix text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.knowledge_needs (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    description text,
    side character varying(40),
    state character varying(40) DEFAULT 'RAISED'::character varying NOT NULL,
    close_reason character varying(40),
    raised_on text COLLATE pg_catalog."C",
    raised_on_sort text GENERATED ALWAYS AS (COALESCE(raised_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    addressed_on text COLLATE pg_catalog."C",
    round_id uuid,
    handling_ways text[],
    handling_decided_on text COLLATE pg_catalog."C",
    handling_decided_by_id uuid,
    handling_reason text,
    handling_case_number_authority_id uuid,
    handling_case_number_value text,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    target_group_text text,
    target_group_age_from integer,
    target_group_age_to integer,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    sent_back_because text,
    CONSTRAINT ck_knowledge_needs_addressed_on_is_date CHECK (public.is_partial_date(addressed_on)),
    CONSTRAINT ck_knowledge_needs_close_reason CHECK (((close_reason)::text = ANY ((ARRAY['MET'::character varying, 'NOT_A_KNOWLEDGE_NEED'::character varying, 'SOLVED_LOCALLY'::character varying, 'NOT_TAKEN_UP'::character varying, 'MERGED'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_closed_has_reason CHECK ((((state)::text = 'CLOSED'::text) = (close_reason IS NOT NULL))),
    CONSTRAINT ck_knowledge_needs_handling_case_number_whole CHECK ((num_nonnulls(handling_case_number_authority_id, handling_case_number_value) <> 1)),
    CONSTRAINT ck_knowledge_needs_handling_decided CHECK (((handling_ways IS NOT NULL) OR (num_nonnulls(handling_decided_by_id, handling_case_number_value) = 0))),
    CONSTRAINT ck_knowledge_needs_handling_decided_on_is_date CHECK (public.is_partial_date(handling_decided_on)),
    CONSTRAINT ck_knowledge_needs_handling_ways CHECK (((handling_ways <@ ARRAY['NEW_GUIDANCE'::text, 'ADAPTED_GUIDANCE'::text, 'RESEARCH_OVERVIEW'::text, 'PILOT'::text, 'YRKESRESA'::text, 'NONE'::text]) AND (cardinality(handling_ways) > 0))),
    CONSTRAINT ck_knowledge_needs_handling_whole CHECK ((num_nonnulls(handling_ways, handling_decided_on, handling_reason) = ANY (ARRAY[0, 3]))),
    CONSTRAINT ck_knowledge_needs_merged_says_into_what CHECK ((((close_reason)::text = 'MERGED'::text) = (merged_into_id IS NOT NULL))),
    CONSTRAINT ck_knowledge_needs_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(description, ''::text)) || ' | '::text) || COALESCE(public.texts(handling_ways), ''::text)) || ' | '::text) || COALESCE(handling_reason, ''::text)) || ' | '::text) || COALESCE(handling_case_number_value, ''::text)) || ' | '::text) || COALESCE(sent_back_because, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_knowledge_needs_not_merged_into_itself CHECK ((merged_into_id <> id)),
    CONSTRAINT ck_knowledge_needs_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_raised_on_is_date CHECK (public.is_partial_date(raised_on)),
    CONSTRAINT ck_knowledge_needs_sent_back_to_raised CHECK (((sent_back_because IS NULL) OR ((state)::text = 'RAISED'::text))),
    CONSTRAINT ck_knowledge_needs_side CHECK (((side)::text = ANY ((ARRAY['AUTHORITY'::character varying, 'PROVIDER'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_knowledge_needs_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_knowledge_needs_state CHECK (((state)::text = ANY ((ARRAY['RAISED'::character varying, 'COMPILED'::character varying, 'PRIORITISED'::character varying, 'HANDLING_DECIDED'::character varying, 'ADDRESSED'::character varying, 'CLOSED'::character varying])::text[]))),
    CONSTRAINT ck_knowledge_needs_target_group_ages CHECK ((((target_group_age_from >= 0) AND (target_group_age_from <= 130)) AND ((target_group_age_to >= 0) AND (target_group_age_to <= 130)))),
    CONSTRAINT ck_knowledge_needs_target_group_ages_in_order CHECK ((target_group_age_from <= target_group_age_to)),
    CONSTRAINT ck_knowledge_needs_target_group_described CHECK (((target_group_text IS NOT NULL) OR (num_nonnulls(target_group_age_from, target_group_age_to) = 0))),
    CONSTRAINT ck_knowledge_needs_title_said CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT ck_knowledge_needs_version CHECK ((version > 0)),
    CONSTRAINT ck_knowledge_needs_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.lessons (
    participation_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    text text NOT NULL,
    stated_on text COLLATE pg_catalog."C",
    stated_on_sort text GENERATED ALWAYS AS (COALESCE(stated_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_lessons_kind CHECK (((kind)::text = ANY ((ARRAY['WORKED'::character varying, 'DID_NOT_WORK'::character varying, 'ADVICE'::character varying])::text[]))),
    CONSTRAINT ck_lessons_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(text, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_lessons_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_lessons_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_lessons_stated_on_is_date CHECK (public.is_partial_date(stated_on)),
    CONSTRAINT ck_lessons_version CHECK ((version > 0)),
    CONSTRAINT ck_lessons_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.memberships (
    municipality_id uuid NOT NULL,
    rss_body_id uuid NOT NULL,
    kind character varying(40) DEFAULT 'MEMBER'::character varying NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    primary_sort integer GENERATED ALWAYS AS (
CASE
    WHEN is_primary THEN 0
    ELSE 1
END) STORED NOT NULL,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    municipality_kind character varying(40) GENERATED ALWAYS AS ('MUNICIPALITY'::character varying) STORED,
    rss_body_kind character varying(40) GENERATED ALWAYS AS ('RSS_BODY'::character varying) STORED,
    CONSTRAINT ck_memberships_kind CHECK (((kind)::text = ANY ((ARRAY['MEMBER'::character varying, 'ASSOCIATE'::character varying])::text[]))),
    CONSTRAINT ck_memberships_no_personal_number CHECK ((NOT public.holds_personal_number(((COALESCE(withdrawn_because, ''::text) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_memberships_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_memberships_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_memberships_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_memberships_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_memberships_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_memberships_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_memberships_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_memberships_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_memberships_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_memberships_version CHECK ((version > 0)),
    CONSTRAINT ck_memberships_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.need_outputs (
    need_id uuid NOT NULL,
    output_id uuid NOT NULL
);
CREATE TABLE public.need_themes (
    need_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.needs_rounds (
    service_area_id uuid NOT NULL,
    year integer NOT NULL,
    step integer,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_needs_rounds_no_personal_number CHECK ((NOT public.holds_personal_number(((((((COALESCE(slug, ''::text) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_needs_rounds_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_needs_rounds_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_needs_rounds_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_needs_rounds_step CHECK (((step >= 1) AND (step <= 7))),
    CONSTRAINT ck_needs_rounds_version CHECK ((version > 0)),
    CONSTRAINT ck_needs_rounds_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL))),
    CONSTRAINT ck_needs_rounds_year CHECK (((year >= 2000) AND (year <= 2200)))
);
CREATE TABLE public.organisation_counties (
    organisation_id uuid NOT NULL,
    county_code text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.organisations (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    name_en text,
    short_name text,
    former_names jsonb DEFAULT '[]'::jsonb NOT NULL,
    website text,
    contacts jsonb DEFAULT '[]'::jsonb NOT NULL,
    organisation_number text COLLATE pg_catalog."C",
    municipality_code text COLLATE pg_catalog."C",
    county_code text COLLATE pg_catalog."C",
    population integer,
    population_year integer,
    population_sort integer GENERATED ALWAYS AS (COALESCE(population, 0)) STORED NOT NULL,
    valid_from date,
    valid_to date,
    host_id uuid,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_organisations_contacts_whole CHECK (public.is_values('contacts'::text, contacts)),
    CONSTRAINT ck_organisations_former_names_whole CHECK (public.is_values('former_names'::text, former_names)),
    CONSTRAINT ck_organisations_kind CHECK (((kind)::text = ANY ((ARRAY['MUNICIPALITY'::character varying, 'REGION'::character varying, 'RSS_BODY'::character varying, 'MUNICIPAL_ASSOCIATION'::character varying, 'NATIONAL_AGENCY'::character varying, 'ASSOCIATION'::character varying, 'RESEARCH_UNIT'::character varying, 'OTHER'::character varying])::text[]))),
    CONSTRAINT ck_organisations_municipality_code CHECK (((municipality_code ~ '^[0-9]{4}$'::text) AND ("left"(municipality_code, 2) = county_code))),
    CONSTRAINT ck_organisations_municipality_has_code CHECK ((((kind)::text <> 'MUNICIPALITY'::text) OR ((municipality_code IS NOT NULL) AND (county_code IS NOT NULL)))),
    CONSTRAINT ck_organisations_name_said CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT ck_organisations_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(short_name, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_names), ''::text)) || ' | '::text) || COALESCE(website, ''::text)) || ' | '::text) || COALESCE(public.words_of(contacts), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_organisations_only_municipality_has_code CHECK ((((kind)::text = 'MUNICIPALITY'::text) OR (municipality_code IS NULL))),
    CONSTRAINT ck_organisations_only_municipality_has_county CHECK ((((kind)::text = 'MUNICIPALITY'::text) OR (county_code IS NULL))),
    CONSTRAINT ck_organisations_only_rss_body_has_host CHECK ((((kind)::text = 'RSS_BODY'::text) OR (host_id IS NULL))),
    CONSTRAINT ck_organisations_organisation_number CHECK (public.is_organisation_number(organisation_number)),
    CONSTRAINT ck_organisations_population CHECK (((population > 0) AND ((population_year >= 1749) AND (population_year <= 2200)))),
    CONSTRAINT ck_organisations_population_has_year CHECK (((population IS NULL) = (population_year IS NULL))),
    CONSTRAINT ck_organisations_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_organisations_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_organisations_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_organisations_validity_in_order CHECK ((valid_from <= valid_to)),
    CONSTRAINT ck_organisations_version CHECK ((version > 0)),
    CONSTRAINT ck_organisations_website CHECK ((website ~ '^https://[^[:space:]]+$'::text)),
    CONSTRAINT ck_organisations_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.output_makers (
    output_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.output_themes (
    output_id uuid NOT NULL,
    theme_id uuid NOT NULL
);
CREATE TABLE public.outputs (
    title text NOT NULL,
    title_sort text GENERATED ALWAYS AS (public.swedish_sort(title)) STORED NOT NULL COLLATE pg_catalog."C",
    title_en text,
    summary text,
    kind character varying(40) NOT NULL,
    published_on text COLLATE pg_catalog."C",
    published_on_sort text GENERATED ALWAYS AS (COALESCE(published_on, ''::text)) STORED NOT NULL COLLATE pg_catalog."C",
    language text DEFAULT 'sv'::text NOT NULL COLLATE pg_catalog."C",
    url text,
    licence text,
    on_kunskapsguiden boolean,
    publisher_id uuid,
    supersedes_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_outputs_kind CHECK (((kind)::text = ANY ((ARRAY['REPORT'::character varying, 'EVIDENCE_BASE'::character varying, 'KNOWLEDGE_SUPPORT'::character varying, 'RESEARCH_OVERVIEW'::character varying, 'MODEL'::character varying, 'COURSE'::character varying, 'FILM'::character varying, 'DISCUSSION_PAPER'::character varying])::text[]))),
    CONSTRAINT ck_outputs_language CHECK ((language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{5,8}|[0-9][0-9a-z]{3}))?$'::text)),
    CONSTRAINT ck_outputs_licence CHECK ((licence ~ '^https?://[^[:space:]]+$'::text)),
    CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_outputs_not_its_own_successor CHECK ((supersedes_id <> id)),
    CONSTRAINT ck_outputs_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_outputs_published_on_is_date CHECK (public.is_partial_date(published_on)),
    CONSTRAINT ck_outputs_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_outputs_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_outputs_title_said CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT ck_outputs_url CHECK ((url ~ '^https://[^[:space:]]+$'::text)),
    CONSTRAINT ck_outputs_version CHECK ((version > 0)),
    CONSTRAINT ck_outputs_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.participations (
    initiative_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    unit text,
    role character varying(40) DEFAULT 'PARTICIPANT'::character varying NOT NULL,
    status character varying(40) DEFAULT 'CONFIRMED'::character varying NOT NULL,
    local_target_group_text text,
    local_target_group_age_from integer,
    local_target_group_age_to integer,
    note text,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_participations_local_target_group_ages CHECK ((((local_target_group_age_from >= 0) AND (local_target_group_age_from <= 130)) AND ((local_target_group_age_to >= 0) AND (local_target_group_age_to <= 130)))),
    CONSTRAINT ck_participations_local_target_group_ages_in_order CHECK ((local_target_group_age_from <= local_target_group_age_to)),
    CONSTRAINT ck_participations_local_target_group_described CHECK (((local_target_group_text IS NOT NULL) OR (num_nonnulls(local_target_group_age_from, local_target_group_age_to) = 0))),
    CONSTRAINT ck_participations_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((COALESCE(unit, ''::text) || ' | '::text) || COALESCE(local_target_group_text, ''::text)) || ' | '::text) || COALESCE(note, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_participations_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_participations_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_participations_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_participations_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_participations_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_participations_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_participations_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_participations_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_participations_role CHECK (((role)::text = ANY ((ARRAY['INITIATOR'::character varying, 'COMMISSIONER'::character varying, 'OWNER'::character varying, 'PROJECT_LEAD'::character varying, 'PROCESS_LEADER'::character varying, 'PARTICIPANT'::character varying, 'NATIONAL_PRODUCER'::character varying, 'REGIONAL_COORDINATOR'::character varying, 'RESEARCHER'::character varying, 'CONSULTED'::character varying])::text[]))),
    CONSTRAINT ck_participations_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_participations_status CHECK (((status)::text = ANY ((ARRAY['INTERESTED'::character varying, 'INVITED'::character varying, 'CONFIRMED'::character varying, 'DECLINED'::character varying, 'LEFT'::character varying])::text[]))),
    CONSTRAINT ck_participations_version CHECK ((version > 0)),
    CONSTRAINT ck_participations_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.people (
    issuer text NOT NULL,
    subject text COLLATE pg_catalog."C",
    name text,
    email text,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_people_erased_whole CHECK (((subject IS NOT NULL) OR (num_nonnulls(name, email) = 0))),
    CONSTRAINT ck_people_known_or_erased CHECK ((((publication)::text = 'WITHDRAWN'::text) = (subject IS NULL))),
    CONSTRAINT ck_people_name_said CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT ck_people_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((COALESCE(issuer, ''::text) || ' | '::text) || COALESCE(subject, ''::text)) || ' | '::text) || COALESCE(name, ''::text)) || ' | '::text) || COALESCE(email, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_people_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_people_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_people_version CHECK ((version > 0)),
    CONSTRAINT ck_people_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.seats (
    group_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role character varying(40) DEFAULT 'MEMBER'::character varying NOT NULL,
    function text,
    period_start text COLLATE pg_catalog."C",
    period_start_is character varying(40),
    period_end text COLLATE pg_catalog."C",
    period_end_is character varying(40),
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_seats_no_personal_number CHECK ((NOT public.holds_personal_number(((((COALESCE(function, ''::text) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_seats_period_end_is CHECK (((period_end_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_seats_period_end_is_date CHECK (public.is_partial_date(period_end)),
    CONSTRAINT ck_seats_period_end_known CHECK (((period_end IS NOT NULL) OR (period_end_is IS NULL))),
    CONSTRAINT ck_seats_period_in_order CHECK ((period_start <= (period_end || '~'::text))),
    CONSTRAINT ck_seats_period_start_is CHECK (((period_start_is)::text = ANY ((ARRAY['PLANNED'::character varying, 'ACTUAL'::character varying])::text[]))),
    CONSTRAINT ck_seats_period_start_is_date CHECK (public.is_partial_date(period_start)),
    CONSTRAINT ck_seats_period_start_known CHECK (((period_start IS NOT NULL) OR (period_start_is IS NULL))),
    CONSTRAINT ck_seats_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_seats_role CHECK (((role)::text = ANY ((ARRAY['CHAIR'::character varying, 'CONVENER'::character varying, 'MEMBER'::character varying, 'CO_OPTED'::character varying])::text[]))),
    CONSTRAINT ck_seats_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_seats_version CHECK ((version > 0)),
    CONSTRAINT ck_seats_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
CREATE TABLE public.sessions (
    digest bytea NOT NULL,
    person_id uuid NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    organisation text,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.sightings (
    person_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.themes (
    kind character varying(40) NOT NULL,
    name text NOT NULL,
    name_sort text GENERATED ALWAYS AS (public.swedish_sort(name)) STORED NOT NULL COLLATE pg_catalog."C",
    name_en text,
    former_names jsonb DEFAULT '[]'::jsonb NOT NULL,
    parent_id uuid,
    slug text NOT NULL COLLATE pg_catalog."C",
    former_slugs text[] DEFAULT '{}'::text[] NOT NULL,
    id uuid DEFAULT uuidv7() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    keeper_id uuid,
    publication character varying(40) DEFAULT 'DRAFT'::character varying NOT NULL,
    withdrawn_because text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    last_confirmed_at timestamp with time zone,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    merged_into_id uuid,
    CONSTRAINT ck_themes_former_names_whole CHECK (public.is_values('former_names'::text, former_names)),
    CONSTRAINT ck_themes_kind CHECK (((kind)::text = ANY ((ARRAY['SERVICE_AREA'::character varying, 'TOPIC'::character varying])::text[]))),
    CONSTRAINT ck_themes_name_said CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT ck_themes_no_personal_number CHECK ((NOT public.holds_personal_number(((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(public.words_of(former_names), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(public.texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(public.words_of(sources), ''::text))))),
    CONSTRAINT ck_themes_publication CHECK (((publication)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying, 'WITHDRAWN'::character varying])::text[]))),
    CONSTRAINT ck_themes_slug CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT ck_themes_sources_whole CHECK (public.is_values('sources'::text, sources)),
    CONSTRAINT ck_themes_version CHECK ((version > 0)),
    CONSTRAINT ck_themes_withdrawn_has_reason CHECK ((((publication)::text = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT pk_api_keys PRIMARY KEY (id);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT pk_case_numbers PRIMARY KEY (authority_id, value, initiative_id);
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT pk_changes PRIMARY KEY (id);
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT pk_commits PRIMARY KEY (id);
ALTER TABLE ONLY public.counties
    ADD CONSTRAINT pk_counties PRIMARY KEY (code);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT pk_endorsements PRIMARY KEY (id);
ALTER TABLE ONLY public.external_ids
    ADD CONSTRAINT pk_external_ids PRIMARY KEY (system, value, record_id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT pk_grants PRIMARY KEY (id);
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT pk_group_themes PRIMARY KEY (group_id, theme_id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT pk_groups PRIMARY KEY (id);
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT pk_initiative_follows PRIMARY KEY (initiative_id, follows_id);
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT pk_initiative_implements PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT pk_initiative_needs PRIMARY KEY (initiative_id, need_id);
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT pk_initiative_outputs PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT pk_initiative_prompts PRIMARY KEY (initiative_id, output_id);
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT pk_initiative_themes PRIMARY KEY (initiative_id, theme_id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT pk_initiatives PRIMARY KEY (id);
ALTER TABLE ONLY public.kept_answers
    ADD CONSTRAINT pk_kept_answers PRIMARY KEY (caller, key);
ALTER TABLE ONLY public.key_uses
    ADD CONSTRAINT pk_key_uses PRIMARY KEY (prefix);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT pk_knowledge_needs PRIMARY KEY (id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT pk_lessons PRIMARY KEY (id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT pk_memberships PRIMARY KEY (id);
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT pk_need_outputs PRIMARY KEY (need_id, output_id);
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT pk_need_themes PRIMARY KEY (need_id, theme_id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT pk_needs_rounds PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT pk_organisation_counties PRIMARY KEY (organisation_id, county_code);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT pk_organisations PRIMARY KEY (id);
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT pk_output_makers PRIMARY KEY (output_id, organisation_id);
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT pk_output_themes PRIMARY KEY (output_id, theme_id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT pk_outputs PRIMARY KEY (id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT pk_participations PRIMARY KEY (id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT pk_seats PRIMARY KEY (id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (digest);
ALTER TABLE ONLY public.sightings
    ADD CONSTRAINT pk_sightings PRIMARY KEY (person_id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT pk_themes PRIMARY KEY (id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT uq_api_keys_prefix UNIQUE (prefix);
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT uq_commits_position UNIQUE ("position");
ALTER TABLE ONLY public.commits
    ADD CONSTRAINT uq_commits_xid UNIQUE (xid);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT uq_organisations_municipality_code UNIQUE (municipality_code);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT uq_organisations_organisation_number UNIQUE (organisation_number);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT uq_outputs_supersedes_id UNIQUE (supersedes_id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT uq_people_issuer_subject UNIQUE (issuer, subject);
CREATE INDEX ix_api_keys_keeper_id ON public.api_keys USING btree (keeper_id);
CREATE INDEX ix_api_keys_merged_into_id ON public.api_keys USING btree (merged_into_id);
CREATE INDEX ix_api_keys_organisation_id ON public.api_keys USING btree (organisation_id);
CREATE INDEX ix_api_keys_publication ON public.api_keys USING btree (publication, keeper_id);
CREATE INDEX ix_case_numbers_initiative_id ON public.case_numbers USING btree (initiative_id);
CREATE INDEX ix_changes_commit_id ON public.changes USING btree (commit_id, id);
CREATE INDEX ix_changes_endorsements_need_id ON public.changes USING btree (((after ->> 'need_id'::text))) WHERE (((record_type)::text = 'ENDORSEMENT'::text) AND (part IS NULL));
CREATE INDEX ix_changes_endorsements_organisation_id ON public.changes USING btree (((after ->> 'organisation_id'::text))) WHERE (((record_type)::text = 'ENDORSEMENT'::text) AND (part IS NULL));
CREATE INDEX ix_changes_groups_concerns_id ON public.changes USING btree (((after ->> 'concerns_id'::text))) WHERE (((record_type)::text = 'GROUP'::text) AND (part IS NULL));
CREATE INDEX ix_changes_initiatives_parent_id ON public.changes USING btree (((after ->> 'parent_id'::text))) WHERE (((record_type)::text = 'INITIATIVE'::text) AND (part IS NULL));
CREATE INDEX ix_changes_knowledge_needs_merged_into_id ON public.changes USING btree (((after ->> 'merged_into_id'::text))) WHERE (((record_type)::text = 'KNOWLEDGE_NEED'::text) AND (part IS NULL));
CREATE INDEX ix_changes_knowledge_needs_round_id ON public.changes USING btree (((after ->> 'round_id'::text))) WHERE (((record_type)::text = 'KNOWLEDGE_NEED'::text) AND (part IS NULL));
CREATE INDEX ix_changes_lessons_participation_id ON public.changes USING btree (((after ->> 'participation_id'::text))) WHERE (((record_type)::text = 'LESSON'::text) AND (part IS NULL));
CREATE INDEX ix_changes_memberships_municipality_id ON public.changes USING btree (((after ->> 'municipality_id'::text))) WHERE (((record_type)::text = 'MEMBERSHIP'::text) AND (part IS NULL));
CREATE INDEX ix_changes_memberships_rss_body_id ON public.changes USING btree (((after ->> 'rss_body_id'::text))) WHERE (((record_type)::text = 'MEMBERSHIP'::text) AND (part IS NULL));
CREATE INDEX ix_changes_outputs_supersedes_id ON public.changes USING btree (((after ->> 'supersedes_id'::text))) WHERE (((record_type)::text = 'OUTPUT'::text) AND (part IS NULL));
CREATE INDEX ix_changes_participations_initiative_id ON public.changes USING btree (((after ->> 'initiative_id'::text))) WHERE (((record_type)::text = 'PARTICIPATION'::text) AND (part IS NULL));
CREATE INDEX ix_changes_participations_organisation_id ON public.changes USING btree (((after ->> 'organisation_id'::text))) WHERE (((record_type)::text = 'PARTICIPATION'::text) AND (part IS NULL));
CREATE INDEX ix_changes_record_id ON public.changes USING btree (record_id, id);
CREATE INDEX ix_changes_seats_group_id ON public.changes USING btree (((after ->> 'group_id'::text))) WHERE (((record_type)::text = 'SEAT'::text) AND (part IS NULL));
CREATE INDEX ix_changes_seats_organisation_id ON public.changes USING btree (((after ->> 'organisation_id'::text))) WHERE (((record_type)::text = 'SEAT'::text) AND (part IS NULL));
CREATE INDEX ix_commits_person_id ON public.commits USING btree (person_id);
CREATE INDEX ix_endorsements_keeper_id ON public.endorsements USING btree (keeper_id);
CREATE INDEX ix_endorsements_merged_into_id ON public.endorsements USING btree (merged_into_id);
CREATE INDEX ix_endorsements_need_id ON public.endorsements USING btree (need_id, id);
CREATE INDEX ix_endorsements_organisation_id ON public.endorsements USING btree (organisation_id, id);
CREATE INDEX ix_endorsements_publication ON public.endorsements USING btree (publication, keeper_id);
CREATE INDEX ix_endorsements_round_id ON public.endorsements USING btree (round_id);
CREATE INDEX ix_endorsements_via_id ON public.endorsements USING btree (via_id);
CREATE INDEX ix_external_ids_record_id ON public.external_ids USING btree (record_id);
CREATE INDEX ix_grants_keeper_id ON public.grants USING btree (keeper_id);
CREATE INDEX ix_grants_merged_into_id ON public.grants USING btree (merged_into_id);
CREATE INDEX ix_grants_organisation_id ON public.grants USING btree (organisation_id);
CREATE INDEX ix_grants_person_id ON public.grants USING btree (person_id);
CREATE INDEX ix_grants_publication ON public.grants USING btree (publication, keeper_id);
CREATE INDEX ix_group_themes_theme_id ON public.group_themes USING btree (theme_id);
CREATE INDEX ix_groups_concerns_id ON public.groups USING btree (concerns_id);
CREATE INDEX ix_groups_convener_id ON public.groups USING btree (convener_id);
CREATE INDEX ix_groups_former_slugs ON public.groups USING gin (former_slugs);
CREATE INDEX ix_groups_keeper_id ON public.groups USING btree (keeper_id);
CREATE INDEX ix_groups_kind_name_sort ON public.groups USING btree (kind, name_sort, id);
CREATE INDEX ix_groups_merged_into_id ON public.groups USING btree (merged_into_id);
CREATE INDEX ix_groups_name_sort ON public.groups USING btree (name_sort, id);
CREATE INDEX ix_groups_parent_id ON public.groups USING btree (parent_id);
CREATE INDEX ix_groups_publication ON public.groups USING btree (publication, keeper_id);
CREATE INDEX ix_groups_slug ON public.groups USING btree (slug);
CREATE INDEX ix_initiative_follows_follows_id ON public.initiative_follows USING btree (follows_id);
CREATE INDEX ix_initiative_implements_output_id ON public.initiative_implements USING btree (output_id);
CREATE INDEX ix_initiative_needs_need_id ON public.initiative_needs USING btree (need_id);
CREATE INDEX ix_initiative_outputs_output_id ON public.initiative_outputs USING btree (output_id);
CREATE INDEX ix_initiative_prompts_output_id ON public.initiative_prompts USING btree (output_id);
CREATE INDEX ix_initiative_themes_theme_id ON public.initiative_themes USING btree (theme_id);
CREATE INDEX ix_initiatives_end ON public.initiatives USING btree (period_end_sort, id);
CREATE INDEX ix_initiatives_former_slugs ON public.initiatives USING gin (former_slugs);
CREATE INDEX ix_initiatives_keeper_id ON public.initiatives USING btree (keeper_id);
CREATE INDEX ix_initiatives_kind_state_start ON public.initiatives USING btree (kind, state, period_start_sort, id);
CREATE INDEX ix_initiatives_kind_title_sort ON public.initiatives USING btree (kind, title_sort, id);
CREATE INDEX ix_initiatives_merged_into_id ON public.initiatives USING btree (merged_into_id);
CREATE INDEX ix_initiatives_opening_contact_organisation_id ON public.initiatives USING btree (opening_contact_organisation_id);
CREATE INDEX ix_initiatives_parent_id ON public.initiatives USING btree (parent_id);
CREATE INDEX ix_initiatives_publication ON public.initiatives USING btree (publication, keeper_id);
CREATE INDEX ix_initiatives_slug ON public.initiatives USING btree (slug);
CREATE INDEX ix_initiatives_start ON public.initiatives USING btree (period_start_sort, id);
CREATE INDEX ix_initiatives_title_sort ON public.initiatives USING btree (title_sort, id);
CREATE INDEX ix_initiatives_updated_at ON public.initiatives USING btree (updated_at, id);
CREATE INDEX ix_kept_answers_at ON public.kept_answers USING btree (at);
CREATE INDEX ix_knowledge_needs_former_slugs ON public.knowledge_needs USING gin (former_slugs);
CREATE INDEX ix_knowledge_needs_handling_case_number_authority_id ON public.knowledge_needs USING btree (handling_case_number_authority_id);
CREATE INDEX ix_knowledge_needs_handling_decided_by_id ON public.knowledge_needs USING btree (handling_decided_by_id);
CREATE INDEX ix_knowledge_needs_keeper_id ON public.knowledge_needs USING btree (keeper_id);
CREATE INDEX ix_knowledge_needs_merged_into_id ON public.knowledge_needs USING btree (merged_into_id);
CREATE INDEX ix_knowledge_needs_publication ON public.knowledge_needs USING btree (publication, keeper_id);
CREATE INDEX ix_knowledge_needs_raised_on ON public.knowledge_needs USING btree (raised_on_sort, id);
CREATE INDEX ix_knowledge_needs_round_id ON public.knowledge_needs USING btree (round_id);
CREATE INDEX ix_knowledge_needs_slug ON public.knowledge_needs USING btree (slug);
CREATE INDEX ix_knowledge_needs_state ON public.knowledge_needs USING btree (state, title_sort, id);
CREATE INDEX ix_knowledge_needs_title_sort ON public.knowledge_needs USING btree (title_sort, id);
CREATE INDEX ix_lessons_keeper_id ON public.lessons USING btree (keeper_id);
CREATE INDEX ix_lessons_merged_into_id ON public.lessons USING btree (merged_into_id);
CREATE INDEX ix_lessons_participation_id ON public.lessons USING btree (participation_id, stated_on_sort, id);
CREATE INDEX ix_lessons_publication ON public.lessons USING btree (publication, keeper_id);
CREATE INDEX ix_memberships_keeper_id ON public.memberships USING btree (keeper_id);
CREATE INDEX ix_memberships_merged_into_id ON public.memberships USING btree (merged_into_id);
CREATE INDEX ix_memberships_municipality_id ON public.memberships USING btree (municipality_id, primary_sort, id);
CREATE INDEX ix_memberships_publication ON public.memberships USING btree (publication, keeper_id);
CREATE INDEX ix_memberships_rss_body_id ON public.memberships USING btree (rss_body_id, primary_sort, id);
CREATE INDEX ix_need_outputs_output_id ON public.need_outputs USING btree (output_id);
CREATE INDEX ix_need_themes_theme_id ON public.need_themes USING btree (theme_id);
CREATE INDEX ix_needs_rounds_former_slugs ON public.needs_rounds USING gin (former_slugs);
CREATE INDEX ix_needs_rounds_keeper_id ON public.needs_rounds USING btree (keeper_id);
CREATE INDEX ix_needs_rounds_merged_into_id ON public.needs_rounds USING btree (merged_into_id);
CREATE INDEX ix_needs_rounds_publication ON public.needs_rounds USING btree (publication, keeper_id);
CREATE INDEX ix_needs_rounds_service_area_id ON public.needs_rounds USING btree (service_area_id);
CREATE INDEX ix_needs_rounds_slug ON public.needs_rounds USING btree (slug);
CREATE INDEX ix_organisation_counties_county_code ON public.organisation_counties USING btree (county_code);
CREATE INDEX ix_organisations_county_code ON public.organisations USING btree (county_code);
CREATE INDEX ix_organisations_former_slugs ON public.organisations USING gin (former_slugs);
CREATE INDEX ix_organisations_host_id ON public.organisations USING btree (host_id);
CREATE INDEX ix_organisations_keeper_id ON public.organisations USING btree (keeper_id);
CREATE INDEX ix_organisations_kind_name_sort ON public.organisations USING btree (kind, name_sort, id);
CREATE INDEX ix_organisations_kind_population ON public.organisations USING btree (kind, population_sort, id);
CREATE INDEX ix_organisations_merged_into_id ON public.organisations USING btree (merged_into_id);
CREATE INDEX ix_organisations_name_sort ON public.organisations USING btree (name_sort, id);
CREATE INDEX ix_organisations_parent_id ON public.organisations USING btree (parent_id);
CREATE INDEX ix_organisations_publication ON public.organisations USING btree (publication, keeper_id);
CREATE INDEX ix_organisations_slug ON public.organisations USING btree (slug);
CREATE INDEX ix_output_makers_organisation_id ON public.output_makers USING btree (organisation_id);
CREATE INDEX ix_output_themes_theme_id ON public.output_themes USING btree (theme_id);
CREATE INDEX ix_outputs_former_slugs ON public.outputs USING gin (former_slugs);
CREATE INDEX ix_outputs_keeper_id ON public.outputs USING btree (keeper_id);
CREATE INDEX ix_outputs_kind ON public.outputs USING btree (kind, title_sort, id);
CREATE INDEX ix_outputs_merged_into_id ON public.outputs USING btree (merged_into_id);
CREATE INDEX ix_outputs_publication ON public.outputs USING btree (publication, keeper_id);
CREATE INDEX ix_outputs_published_on ON public.outputs USING btree (published_on_sort, id);
CREATE INDEX ix_outputs_publisher_id ON public.outputs USING btree (publisher_id);
CREATE INDEX ix_outputs_slug ON public.outputs USING btree (slug);
CREATE INDEX ix_outputs_title_sort ON public.outputs USING btree (title_sort, id);
CREATE INDEX ix_participations_initiative_id ON public.participations USING btree (initiative_id, id);
CREATE INDEX ix_participations_keeper_id ON public.participations USING btree (keeper_id);
CREATE INDEX ix_participations_merged_into_id ON public.participations USING btree (merged_into_id);
CREATE INDEX ix_participations_organisation_id ON public.participations USING btree (organisation_id, id);
CREATE INDEX ix_participations_publication ON public.participations USING btree (publication, keeper_id);
CREATE INDEX ix_people_keeper_id ON public.people USING btree (keeper_id);
CREATE INDEX ix_people_merged_into_id ON public.people USING btree (merged_into_id);
CREATE INDEX ix_people_publication ON public.people USING btree (publication, keeper_id);
CREATE INDEX ix_seats_group_id ON public.seats USING btree (group_id, id);
CREATE INDEX ix_seats_keeper_id ON public.seats USING btree (keeper_id);
CREATE INDEX ix_seats_merged_into_id ON public.seats USING btree (merged_into_id);
CREATE INDEX ix_seats_organisation_id ON public.seats USING btree (organisation_id, id);
CREATE INDEX ix_seats_publication ON public.seats USING btree (publication, keeper_id);
CREATE INDEX ix_sessions_person_id ON public.sessions USING btree (person_id);
CREATE INDEX ix_sessions_until ON public.sessions USING btree (until);
CREATE INDEX ix_themes_former_slugs ON public.themes USING gin (former_slugs);
CREATE INDEX ix_themes_keeper_id ON public.themes USING btree (keeper_id);
CREATE INDEX ix_themes_merged_into_id ON public.themes USING btree (merged_into_id);
CREATE INDEX ix_themes_name_sort ON public.themes USING btree (name_sort, id);
CREATE INDEX ix_themes_parent_id ON public.themes USING btree (parent_id);
CREATE INDEX ix_themes_publication ON public.themes USING btree (publication, keeper_id);
CREATE INDEX ix_themes_slug ON public.themes USING btree (slug);
CREATE UNIQUE INDEX uq_endorsements_pair ON public.endorsements USING btree (need_id, organisation_id) WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_groups_slug ON public.groups USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_initiatives_slug ON public.initiatives USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_knowledge_needs_slug ON public.knowledge_needs USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_memberships_one_primary ON public.memberships USING btree (municipality_id) WHERE (is_primary AND ((publication)::text <> 'WITHDRAWN'::text));
CREATE UNIQUE INDEX uq_memberships_pair ON public.memberships USING btree (municipality_id, rss_body_id) WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_needs_rounds_slug ON public.needs_rounds USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_organisations_id_kind ON public.organisations USING btree (id, kind);
CREATE UNIQUE INDEX uq_organisations_slug ON public.organisations USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_outputs_slug ON public.outputs USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE UNIQUE INDEX uq_participations_part ON public.participations USING btree (initiative_id, organisation_id, role, unit) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_seats_place ON public.seats USING btree (group_id, organisation_id, role, function) NULLS NOT DISTINCT WHERE ((publication)::text <> 'WITHDRAWN'::text);
CREATE UNIQUE INDEX uq_themes_slug ON public.themes USING btree (slug) WHERE ((publication)::text = 'PUBLISHED'::text);
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.groups FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.initiatives FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.knowledge_needs FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.needs_rounds FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.organisations FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.outputs FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON public.themes FOR EACH ROW WHEN ((old.slug IS DISTINCT FROM new.slug)) EXECUTE FUNCTION public.keep_slug();
CREATE TRIGGER log_delete AFTER DELETE ON public.api_keys REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_delete AFTER DELETE ON public.case_numbers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_delete AFTER DELETE ON public.endorsements REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.external_ids REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_delete AFTER DELETE ON public.grants REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.group_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.groups REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_follows REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_implements REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_needs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_prompts REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiative_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.initiatives REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.knowledge_needs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.lessons REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.memberships REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.need_outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_delete AFTER DELETE ON public.need_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.needs_rounds REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.organisation_counties REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_delete AFTER DELETE ON public.organisations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.output_makers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_delete AFTER DELETE ON public.output_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_delete AFTER DELETE ON public.outputs REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.participations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_delete AFTER DELETE ON public.seats REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_delete AFTER DELETE ON public.themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.api_keys REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_insert AFTER INSERT ON public.case_numbers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_insert AFTER INSERT ON public.endorsements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.external_ids REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_insert AFTER INSERT ON public.grants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.group_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.groups REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_follows REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_implements REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_prompts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiative_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.initiatives REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.knowledge_needs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.lessons REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.memberships REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.need_outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_insert AFTER INSERT ON public.need_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.needs_rounds REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.organisation_counties REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_insert AFTER INSERT ON public.organisations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.output_makers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_insert AFTER INSERT ON public.output_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_insert AFTER INSERT ON public.outputs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.participations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_insert AFTER INSERT ON public.seats REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_insert AFTER INSERT ON public.themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.api_keys REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('API_KEY', 'id', '', 'digest');
CREATE TRIGGER log_update AFTER UPDATE ON public.case_numbers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'case_numbers');
CREATE TRIGGER log_update AFTER UPDATE ON public.endorsements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ENDORSEMENT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.external_ids REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('', 'record_id', 'external_ids');
CREATE TRIGGER log_update AFTER UPDATE ON public.grants REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GRANT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.group_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'group_id', 'group_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.groups REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('GROUP', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_follows REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_follows');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_implements REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_implements');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_needs');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_outputs');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_prompts REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_prompts');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiative_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'initiative_id', 'initiative_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.initiatives REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('INITIATIVE', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.knowledge_needs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('LESSON', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.memberships REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('MEMBERSHIP', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.need_outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_outputs');
CREATE TRIGGER log_update AFTER UPDATE ON public.need_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('KNOWLEDGE_NEED', 'need_id', 'need_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.needs_rounds REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('NEEDS_ROUND', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.organisation_counties REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'organisation_id', 'organisation_counties');
CREATE TRIGGER log_update AFTER UPDATE ON public.organisations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('ORGANISATION', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.output_makers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_makers');
CREATE TRIGGER log_update AFTER UPDATE ON public.output_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'output_id', 'output_themes');
CREATE TRIGGER log_update AFTER UPDATE ON public.outputs REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('OUTPUT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.participations REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PARTICIPATION', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.people REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('PERSON', 'id', '', 'subject', 'name', 'email');
CREATE TRIGGER log_update AFTER UPDATE ON public.seats REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('SEAT', 'id', '');
CREATE TRIGGER log_update AFTER UPDATE ON public.themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.log_changes('THEME', 'id', '');
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.case_numbers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.commits FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.endorsements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.external_ids FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.grants FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.group_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.groups FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_follows FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_implements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_needs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_prompts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiative_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.initiatives FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.knowledge_needs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.lessons FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.need_outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.need_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.needs_rounds FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.organisation_counties FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.organisations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.output_makers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.output_themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.outputs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.participations FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.people FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.seats FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE TRIGGER not_truncated BEFORE TRUNCATE ON public.themes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse();
CREATE CONSTRAINT TRIGGER place AFTER INSERT ON public.commits DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.place();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.grants FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER DELETE OR UPDATE ON public.people FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER tell_access AFTER DELETE ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION public.tell_access();
CREATE TRIGGER touch BEFORE UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.endorsements FOR EACH ROW EXECUTE FUNCTION public.touch('via_kind');
CREATE TRIGGER touch BEFORE UPDATE ON public.grants FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.initiatives FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'period_start_sort', 'period_end_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.knowledge_needs FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'raised_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.lessons FOR EACH ROW EXECUTE FUNCTION public.touch('stated_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.touch('primary_sort', 'municipality_kind', 'rss_body_kind');
CREATE TRIGGER touch BEFORE UPDATE ON public.needs_rounds FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.organisations FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort', 'population_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.outputs FOR EACH ROW EXECUTE FUNCTION public.touch('title_sort', 'published_on_sort');
CREATE TRIGGER touch BEFORE UPDATE ON public.participations FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER touch BEFORE UPDATE ON public.themes FOR EACH ROW EXECUTE FUNCTION public.touch('name_sort');
CREATE TRIGGER unchangeable BEFORE DELETE OR UPDATE ON public.changes FOR EACH ROW EXECUTE FUNCTION public.refuse();
CREATE TRIGGER unchangeable BEFORE UPDATE ON public.commits FOR EACH ROW WHEN ((old."position" IS NOT NULL)) EXECUTE FUNCTION public.refuse();
CREATE TRIGGER undeletable BEFORE DELETE ON public.commits FOR EACH ROW EXECUTE FUNCTION public.refuse();
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.api_keys(id);
ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT fk_api_keys_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT fk_case_numbers_authority_id FOREIGN KEY (authority_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.case_numbers
    ADD CONSTRAINT fk_case_numbers_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT fk_changes_commit_id FOREIGN KEY (commit_id) REFERENCES public.commits(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.endorsements(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_round_id FOREIGN KEY (round_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.endorsements
    ADD CONSTRAINT fk_endorsements_via_id FOREIGN KEY (via_id, via_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.grants(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.grants
    ADD CONSTRAINT fk_grants_person_id FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT fk_group_themes_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.group_themes
    ADD CONSTRAINT fk_group_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_concerns_id FOREIGN KEY (concerns_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_convener_id FOREIGN KEY (convener_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.groups
    ADD CONSTRAINT fk_groups_parent_id FOREIGN KEY (parent_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT fk_initiative_follows_follows_id FOREIGN KEY (follows_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_follows
    ADD CONSTRAINT fk_initiative_follows_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT fk_initiative_implements_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_implements
    ADD CONSTRAINT fk_initiative_implements_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT fk_initiative_needs_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_needs
    ADD CONSTRAINT fk_initiative_needs_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT fk_initiative_outputs_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_outputs
    ADD CONSTRAINT fk_initiative_outputs_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT fk_initiative_prompts_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_prompts
    ADD CONSTRAINT fk_initiative_prompts_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT fk_initiative_themes_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiative_themes
    ADD CONSTRAINT fk_initiative_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_opening_contact_organisation_id FOREIGN KEY (opening_contact_organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT fk_initiatives_parent_id FOREIGN KEY (parent_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_handling_case_number_authority_id FOREIGN KEY (handling_case_number_authority_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_handling_decided_by_id FOREIGN KEY (handling_decided_by_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.knowledge_needs(id);
ALTER TABLE ONLY public.knowledge_needs
    ADD CONSTRAINT fk_knowledge_needs_round_id FOREIGN KEY (round_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.lessons(id);
ALTER TABLE ONLY public.lessons
    ADD CONSTRAINT fk_lessons_participation_id FOREIGN KEY (participation_id) REFERENCES public.participations(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.memberships(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_municipality_id FOREIGN KEY (municipality_id, municipality_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT fk_memberships_rss_body_id FOREIGN KEY (rss_body_id, rss_body_kind) REFERENCES public.organisations(id, kind);
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT fk_need_outputs_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_outputs
    ADD CONSTRAINT fk_need_outputs_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT fk_need_themes_need_id FOREIGN KEY (need_id) REFERENCES public.knowledge_needs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need_themes
    ADD CONSTRAINT fk_need_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.needs_rounds(id);
ALTER TABLE ONLY public.needs_rounds
    ADD CONSTRAINT fk_needs_rounds_service_area_id FOREIGN KEY (service_area_id) REFERENCES public.themes(id);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT fk_organisation_counties_county_code FOREIGN KEY (county_code) REFERENCES public.counties(code);
ALTER TABLE ONLY public.organisation_counties
    ADD CONSTRAINT fk_organisation_counties_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_county_code FOREIGN KEY (county_code) REFERENCES public.counties(code);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_host_id FOREIGN KEY (host_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT fk_organisations_parent_id FOREIGN KEY (parent_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT fk_output_makers_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_makers
    ADD CONSTRAINT fk_output_makers_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT fk_output_themes_output_id FOREIGN KEY (output_id) REFERENCES public.outputs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.output_themes
    ADD CONSTRAINT fk_output_themes_theme_id FOREIGN KEY (theme_id) REFERENCES public.themes(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_publisher_id FOREIGN KEY (publisher_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.outputs
    ADD CONSTRAINT fk_outputs_supersedes_id FOREIGN KEY (supersedes_id) REFERENCES public.outputs(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_initiative_id FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.participations(id);
ALTER TABLE ONLY public.participations
    ADD CONSTRAINT fk_participations_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT fk_people_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT fk_people_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_group_id FOREIGN KEY (group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.seats(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT fk_seats_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT fk_sessions_person_id FOREIGN KEY (person_id) REFERENCES public.people(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sightings
    ADD CONSTRAINT fk_sightings_person_id FOREIGN KEY (person_id) REFERENCES public.people(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_keeper_id FOREIGN KEY (keeper_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.themes(id);
ALTER TABLE ONLY public.themes
    ADD CONSTRAINT fk_themes_parent_id FOREIGN KEY (parent_id) REFERENCES public.themes(id);
