-- One row per candidate pair worth remembering: its score with the reasons, and why the two may never be one (or null).
WITH summed AS (
    SELECT
        report_id,
        other_id,
        sum(points) AS score,
        list(reason || ' ' || printf('%+.1f', points) ORDER BY abs(points) DESC, reason) AS reasons
    FROM pair_points
    GROUP BY ALL
),

-- Held against a pair, whatever its points: alone such a pair is no reason to link, in a group it weighs as one that was
-- never compared (too vague) or as one that speaks against (distinct days or places, and no names in common).
doubted AS (
    SELECT
        report_id,
        other_id,
        is_one_article,
        CASE
            WHEN is_same_text OR is_one_article THEN NULL
            -- A vague report is matched by its wording, or where number, kind, region and time all agree.
            WHEN
                is_vague AND rare_words < 0.06
                AND NOT (
                    (
                        killed IN ('same 3', 'same 9', 'same many')
                        OR injured IN ('same 3', 'same many') AND killed IN ('none', 'fits', 'rises', 'unknown')
                    )
                    AND kind IN ('same', 'alike', 'kin') AND regexp_full_match(place, '(named, )?(same.*|close|coarse)') AND days_apart = 0
                )
                THEN 'too vague to be matched without its words'
            WHEN date IN ('days 3', 'days 10', 'days more') THEN 'distinct days'
            WHEN place IN ('far', 'other') THEN 'distinct places'
        END AS doubt
    FROM pair_features
)

SELECT
    s.report_id,
    s.other_id,
    CASE
        WHEN d.doubt LIKE 'distinct%' THEN least(s.score, -2)
        WHEN d.doubt IS NOT NULL THEN least(s.score, -0.5)
        ELSE s.score
    END AS score,
    CASE WHEN d.is_one_article THEN 'two incidents of one article' END AS forbidden,
    CASE WHEN d.doubt IS NULL THEN s.reasons ELSE list_prepend(d.doubt, s.reasons) END AS reasons
FROM summed AS s
INNER JOIN doubted AS d ON s.report_id = d.report_id AND s.other_id = d.other_id
WHERE s.score > -4 OR d.is_one_article
