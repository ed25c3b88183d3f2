-- One row per candidate pair: how the two agree in place, time, kind, parties, numbers and words.
WITH pairs AS (
    SELECT
        p.report_id,
        p.other_id,
        p.is_same_text,
        a.article_key = b.article_key AS is_one_article,
        coalesce(a.story_id = b.story_id, false) AS is_one_story,
        coalesce(w.words, 0) AS words,
        least(x.weight, y.weight) AS place_weight,
        111.2 * sqrt(
            power(a.latitude - b.latitude, 2) + power((a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2)), 2)
        ) AS km,
        a,
        b
    FROM candidate_pairs AS p
    INNER JOIN near_reports AS a ON p.report_id = a.report_id
    INNER JOIN near_reports AS b ON p.other_id = b.report_id
    LEFT JOIN place_weights AS x ON a.place_key = x.place_key
    LEFT JOIN place_weights AS y ON b.place_key = y.place_key
    LEFT JOIN pair_words AS w ON p.report_id = w.report_id AND p.other_id = w.other_id
)

SELECT
    report_id,
    other_id,
    is_same_text,
    is_one_article,
    is_one_story,
    words,
    place_weight,
    -- place: same | close | far | coarse (one of them names only a region that may hold the other) | unknown
    CASE
        WHEN a.place_key IS NULL OR b.place_key IS NULL THEN 'unknown'
        WHEN a.country <> b.country THEN 'far'
        WHEN a.place_key = b.place_key AND coalesce(a.admin1 = b.admin1, true) AND a.is_place_exact AND b.is_place_exact THEN 'same'
        WHEN a.geo_precision IN ('admin1', 'country') OR b.geo_precision IN ('admin1', 'country')
            THEN CASE
                WHEN a.admin1 <> b.admin1 AND a.geo_precision <> 'country' AND b.geo_precision <> 'country' THEN 'far'
                ELSE 'coarse'
            END
        WHEN a.latitude IS NULL OR b.latitude IS NULL THEN CASE WHEN a.admin1 = b.admin1 THEN 'coarse' ELSE 'far' END
        WHEN km <= CASE WHEN a.geo_precision = 'exact' AND b.geo_precision = 'exact' THEN 8 ELSE 25 END
            THEN CASE WHEN a.is_place_exact AND b.is_place_exact THEN 'close' ELSE 'coarse' END
        WHEN a.geo_precision = 'admin2' OR b.geo_precision = 'admin2' THEN CASE WHEN km <= 60 AND a.admin1 = b.admin1 THEN 'coarse' ELSE 'far' END
        ELSE 'far'
    END AS place,
    -- days between the two ranges; 0 where they overlap
    greatest(0, date_diff('day', a.last_day, b.first_day), date_diff('day', b.last_day, a.first_day)) AS days_apart,
    CASE
        WHEN a.is_day_exact AND b.is_day_exact THEN 'days'
        WHEN a.is_dated AND b.is_dated THEN 'coarse'
        ELSE 'guessed'
    END AS dating,
    -- kind: same | alike (both say no more than `attack`) | kin (one reader may take it for the other) | loose (one says no more than `attack`) | other | unknown
    CASE
        WHEN a.sub_event_type IS NULL OR b.sub_event_type IS NULL THEN 'unknown'
        WHEN a.sub_event_type = b.sub_event_type THEN CASE WHEN a.sub_event_type = 'attack' THEN 'alike' ELSE 'same' END
        WHEN coalesce(a.kind_family = b.kind_family, a.event_type = b.event_type) THEN 'kin'
        -- An attack by unnamed means may be any violence.
        WHEN 'attack' IN (a.sub_event_type, b.sub_event_type) AND a.is_violent AND b.is_violent THEN 'loose'
        ELSE 'other'
    END AS kind,
    -- killed: same (more than none) | none (both say none) | fits (the ranges meet) | off | unknown
    CASE
        WHEN a.killed_best IS NULL OR b.killed_best IS NULL THEN 'unknown'
        WHEN a.killed_best = b.killed_best AND a.killed_best > 0 THEN 'same'
        WHEN a.killed_best = b.killed_best THEN 'none'
        WHEN a.killed_min <= b.killed_max AND b.killed_min <= a.killed_max THEN 'fits'
        WHEN greatest(a.killed_best, b.killed_best) <= 2 * least(a.killed_best, b.killed_best) + 1 THEN 'near'
        ELSE 'off'
    END AS killed,
    greatest(a.killed_best, b.killed_best) AS killed_most,
    greatest(a.injured_best, b.injured_best) AS injured_most,
    CASE
        WHEN a.injured_best IS NULL OR b.injured_best IS NULL THEN 'unknown'
        WHEN a.injured_best = b.injured_best AND a.injured_best > 0 THEN 'same'
        WHEN a.injured_best = b.injured_best THEN 'none'
        ELSE 'off'
    END AS injured,
    CASE
        WHEN a.perpetrator IS NULL OR b.perpetrator IS NULL OR a.perpetrator ILIKE 'unidentified%' OR b.perpetrator ILIKE 'unidentified%'
            THEN 'unknown'
        WHEN a.perpetrator = b.perpetrator THEN 'same'
        ELSE 'other'
    END AS perpetrator,
    CASE
        WHEN a.target IS NULL OR b.target IS NULL THEN 'unknown'
        WHEN lower(a.target) = lower(b.target) THEN 'same'
        WHEN a.target_kind = b.target_kind THEN 'kin'
        ELSE 'other'
    END AS target,
    CASE
        WHEN a.weapon IS NULL OR b.weapon IS NULL THEN 'unknown'
        WHEN a.weapon = b.weapon THEN 'same'
        ELSE 'other'
    END AS weapon,
    a.is_vague OR b.is_vague AS is_vague,
    a.prominence = 'main' AND b.prominence = 'main' AS is_main_of_both,
    a.prominence = 'main' AND b.prominence = 'background' OR a.prominence = 'background' AND b.prominence = 'main' AS is_recalled
FROM pairs
