-- One row per report in use: what blocking and scoring compare, in one shape.
-- A report without a date is held to tell of the three days before it was told; that is a guess, and scored as such.
SELECT
    r.report_id,
    r.article_key,
    s.story_id,
    r.told_at,
    r.prominence,
    r.event_type,
    r.sub_event_type,
    -- Kinds that readers of one event take for one another; null: those of one event type are.
    CASE
        WHEN r.sub_event_type IN ('remote_explosive_landmine_ied', 'suicide_bomb', 'grenade') THEN 'bomb'
        WHEN r.sub_event_type = 'air_drone_strike' THEN 'air'
        WHEN r.sub_event_type = 'shelling_artillery_missile_attack' THEN 'shell'
        WHEN
            r.sub_event_type IN (
                'armed_clash', 'attack', 'government_regains_territory', 'non_state_actor_overtakes_territory'
            )
            THEN 'guns'
        WHEN r.sub_event_type = 'abduction_forced_disappearance' THEN 'abduction'
    END AS kind_family,
    r.event_type IN ('battles', 'explosions_remote_violence', 'violence_against_civilians') AS is_violent,
    r.date_precision,
    r.date_text,
    coalesce(r.date_start, r.told_at::DATE - 3) AS first_day,
    coalesce(r.date_end, r.date_start, r.told_at::DATE) AS last_day,
    r.date_start IS NOT NULL AS is_dated,
    r.date_precision IN ('day', 'days') AS is_day_exact,
    -- Spellings of one name: without article, hyphens and the final h of transliterated names.
    regexp_replace(
        regexp_replace(regexp_replace(lower(strip_accents(r.place)), '\b(al|ar|as|ash|at|ad|an|az|ez|el)[- ]', ''), '[^\pL\pN]+', '', 'g'),
        'ah$', 'a'
    ) AS place_key,
    r.admin1,
    r.country,
    r.latitude,
    r.longitude,
    r.geo_precision,
    r.geo_precision IN ('exact', 'near') AS is_place_exact,
    -- A town, district or spot, even one that no gazetteer knows; else a region or nothing.
    r.place IS NOT NULL AND (
        r.geo_precision NOT IN ('admin1', 'country')
        OR (r.place IS DISTINCT FROM r.admin1 AND NOT (r.geo_precision = 'country' AND r.latitude IS NOT NULL))
    ) AS is_place_named,
    r.perpetrator,
    r.target,
    r.target_kind,
    r.weapon,
    r.killed_min,
    r.killed_best,
    coalesce(r.killed_max, r.killed_best) AS killed_max,
    r.injured_best,
    r.is_vague
FROM current_reports AS r
LEFT JOIN article_stories AS s ON r.article_key = s.article_key
