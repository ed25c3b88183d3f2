-- One row per candidate pair: how the two agree in place, time, kind, parties, numbers and words, each as a word that
-- `pair_weights` has points for.
WITH pairs AS (
    SELECT
        p.report_id,
        p.other_id,
        p.is_same_text,
        a.article_key = b.article_key AS is_one_article,
        coalesce(w.rare_words, 0) AS rare_words,
        coalesce(w.words, 0) AS words,
        coalesce(h.phrases, 0) AS phrases,
        coalesce(w.rare_words, 0) >= 0.1 OR coalesce(h.phrases, 0) >= 2 AS is_named,
        coalesce(list_contains(s.terms, t.place_term) OR list_contains(s.phrases, t.place_term), false)::INTEGER
        + coalesce(list_contains(t.terms, s.place_term) OR list_contains(t.phrases, s.place_term), false)::INTEGER AS places_told,
        least(x.weight, y.weight) AS place_weight,
        111.2 * sqrt(
            power(a.latitude - b.latitude, 2) + power((a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2)), 2)
        ) AS km,
        -- days between the two ranges; 0 where they overlap
        greatest(0, date_diff('day', c.last_day, d.first_day), date_diff('day', d.last_day, c.first_day)) AS days_apart,
        CASE WHEN a.told_at <= b.told_at THEN a.killed_best ELSE b.killed_best END AS killed_before,
        CASE WHEN a.told_at <= b.told_at THEN b.killed_best ELSE a.killed_best END AS killed_after,
        a,
        b
    FROM candidate_pairs AS p
    INNER JOIN near_reports AS a ON p.report_id = a.report_id
    INNER JOIN near_reports AS b ON p.other_id = b.report_id
    INNER JOIN near_days AS c ON p.report_id = c.report_id
    INNER JOIN near_days AS d ON p.other_id = d.report_id
    LEFT JOIN place_weights AS x ON a.place_key = x.place_key
    LEFT JOIN place_weights AS y ON b.place_key = y.place_key
    LEFT JOIN pair_words AS w ON p.report_id = w.report_id AND p.other_id = w.other_id
    LEFT JOIN pair_phrases AS h ON p.report_id = h.report_id AND p.other_id = h.other_id
    LEFT JOIN near_places AS s ON p.report_id = s.report_id
    LEFT JOIN near_places AS t ON p.other_id = t.report_id
)

SELECT
    report_id,
    other_id,
    is_same_text,
    is_one_article,
    rare_words,
    days_apart,
    a.is_vague OR b.is_vague AS is_vague,
    CASE WHEN is_same_text THEN 'shared' ELSE 'own' END AS text,
    CASE
        WHEN rare_words < 0.02 THEN 'none'
        WHEN rare_words < 0.05 THEN 'few'
        WHEN rare_words < 0.1 THEN 'some'
        WHEN rare_words < 0.2 THEN 'many'
        WHEN rare_words < 0.35 THEN 'most'
        ELSE 'all'
    END AS names,
    CASE
        WHEN phrases = 0 THEN 'none'
        WHEN phrases = 1 THEN 'one'
        WHEN phrases = 2 THEN 'two'
        WHEN phrases <= 4 THEN 'some'
        WHEN phrases <= 8 THEN 'many'
        ELSE 'most'
    END AS full_names,
    CASE
        WHEN a.place_key = b.place_key THEN 'same'
        WHEN places_told = 2 THEN 'both'
        WHEN places_told = 1 THEN 'one'
        ELSE 'none'
    END AS place_words,
    CASE
        WHEN words < 0.05 THEN 'none'
        WHEN words < 0.1 THEN 'few'
        WHEN words < 0.18 THEN 'some'
        WHEN words < 0.3 THEN 'many'
        ELSE 'most'
    END AS words,
    -- place: same (with how much it tells) | namesake (the same name elsewhere) | close | far | coarse (one of them names only a region that may hold the other) | unknown
    -- Where the rare words agree (names of victims, streets), misread places and days speak less against a pair.
    CASE WHEN is_named THEN 'named, ' ELSE '' END || CASE
        WHEN a.place_key IS NULL OR b.place_key IS NULL THEN 'unknown'
        WHEN a.country <> b.country
            THEN CASE WHEN a.place_key = b.place_key AND a.is_place_named AND b.is_place_named THEN 'namesake' ELSE 'far' END
        WHEN a.place_key = b.place_key AND coalesce(a.admin1 = b.admin1, true) AND a.is_place_named AND b.is_place_named
            THEN CASE
                WHEN a.geo_precision = 'admin2' AND b.geo_precision = 'admin2' THEN 'same district'
                WHEN place_weight >= 3 THEN 'same, small'
                WHEN place_weight >= 2 THEN 'same, known'
                ELSE 'same, great'
            END
        WHEN a.geo_precision IN ('admin1', 'country') OR b.geo_precision IN ('admin1', 'country')
            THEN CASE
                WHEN a.is_place_named AND b.is_place_named THEN 'other'
                WHEN a.admin1 <> b.admin1 AND a.geo_precision <> 'country' AND b.geo_precision <> 'country' THEN 'far'
                ELSE 'coarse'
            END
        WHEN a.latitude IS NULL OR b.latitude IS NULL THEN CASE WHEN a.admin1 = b.admin1 THEN 'coarse' ELSE 'far' END
        WHEN km <= CASE WHEN a.geo_precision = 'exact' AND b.geo_precision = 'exact' THEN 8 ELSE 25 END
            THEN CASE WHEN a.is_place_exact AND b.is_place_exact THEN 'close' ELSE 'coarse' END
        WHEN a.geo_precision = 'admin2' OR b.geo_precision = 'admin2' THEN CASE WHEN km <= 60 AND a.admin1 = b.admin1 THEN 'coarse' ELSE 'far' END
        WHEN km <= 50 THEN 'apart'
        ELSE 'far'
    END AS place,
    CASE WHEN is_named THEN 'named, ' ELSE '' END || CASE
        WHEN a.is_day_exact AND b.is_day_exact THEN 'days '
        WHEN a.is_dated AND b.is_dated THEN 'weeks '
        ELSE 'guess '
    END || CASE
        WHEN days_apart <= 1 THEN days_apart::VARCHAR
        WHEN days_apart <= 3 THEN '3'
        WHEN days_apart <= 10 THEN '10'
        ELSE 'more'
    END AS date,
    -- kind: same | alike (both say no more than `attack`) | kin (one reader may take it for the other) | loose (one says no more than `attack`) | other | unknown
    CASE
        WHEN a.sub_event_type IS NULL OR b.sub_event_type IS NULL THEN 'unknown'
        WHEN a.sub_event_type = b.sub_event_type THEN CASE WHEN a.sub_event_type = 'attack' THEN 'alike' ELSE 'same' END
        WHEN coalesce(a.kind_family = b.kind_family, a.event_type = b.event_type) THEN 'kin'
        -- An attack by unnamed means may be any violence.
        WHEN 'attack' IN (a.sub_event_type, b.sub_event_type) AND a.is_violent AND b.is_violent THEN 'loose'
        WHEN a.is_violent <> b.is_violent THEN 'aftermath'
        ELSE 'other'
    END AS kind,
    -- killed: same (of how many) | none (both say none) | fits (the ranges meet) | rises, falls (in time; a lot) | unknown
    CASE
        WHEN a.killed_best IS NULL OR b.killed_best IS NULL THEN 'unknown'
        WHEN a.killed_best = b.killed_best
            THEN CASE WHEN a.killed_best = 0 THEN 'none' WHEN a.killed_best = 1 THEN 'same 1' WHEN a.killed_best <= 3 THEN 'same 3' WHEN a.killed_best <= 9 THEN 'same 9' ELSE 'same many' END
        WHEN a.killed_min <= b.killed_max AND b.killed_min <= a.killed_max THEN 'fits'
        WHEN killed_after > killed_before THEN CASE WHEN killed_after <= 3 * killed_before THEN 'rises' ELSE 'rises a lot' END
        WHEN killed_before <= 2 * killed_after THEN 'falls'
        ELSE 'falls a lot'
    END AS killed,
    CASE
        WHEN a.injured_best IS NULL OR b.injured_best IS NULL THEN 'unknown'
        WHEN a.injured_best = b.injured_best
            THEN CASE WHEN a.injured_best = 0 THEN 'none' WHEN a.injured_best = 1 THEN 'same 1' WHEN a.injured_best <= 3 THEN 'same 3' ELSE 'same many' END
        WHEN greatest(a.injured_best, b.injured_best) <= 2 * least(a.injured_best, b.injured_best) THEN 'near'
        ELSE 'off'
    END AS injured,
    CASE
        WHEN a.perpetrator IS NULL OR b.perpetrator IS NULL OR a.perpetrator ILIKE 'un%' OR b.perpetrator ILIKE 'un%' THEN 'unknown'
        WHEN lower(a.perpetrator) = lower(b.perpetrator) THEN 'same'
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
    CASE WHEN a.is_vague OR b.is_vague THEN 'vague' ELSE 'plain' END AS vagueness,
    CASE
        WHEN a.prominence = 'main' AND b.prominence = 'main' THEN 'news'
        WHEN a.prominence = 'background' OR b.prominence = 'background' THEN 'recalled'
        ELSE 'besides'
    END AS telling
FROM pairs
