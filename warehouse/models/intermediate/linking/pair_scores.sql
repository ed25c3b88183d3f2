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

-- A vague report is matched by its wording, by names, or where number, kind, region and time all agree. Else, whatever its
-- points, it is no reason to link, and weighs in a group about as much as a pair that was never compared.
doubted AS (
    SELECT
        report_id,
        other_id,
        is_one_article,
        is_vague
        AND NOT (
            is_same_text
            OR is_one_article
            OR rare_words >= 0.06
            OR words IN ('many', 'most')
            OR full_names <> 'none'
            OR place_words IN ('one', 'both')
            OR (
                (
                    killed IN ('same 3', 'same 9', 'same many')
                    OR injured IN ('same 3', 'same many') AND killed IN ('none', 'fits', 'rises', 'unknown')
                )
                AND kind IN ('same', 'alike', 'kin') AND regexp_full_match(place, '(named, )?(same.*|close|coarse)') AND days_apart = 0
            )
        ) AS is_too_vague,
        -- Two towns that no gazetteer knows, and neither text names the other's.
        NOT is_same_text AND place IN ('other', 'named, other') AND place_words = 'none' AS is_elsewhere
    FROM pair_features
)

SELECT
    s.report_id,
    s.other_id,
    CASE WHEN d.is_elsewhere THEN least(s.score, -2) WHEN d.is_too_vague THEN least(s.score, -0.5) ELSE s.score END AS score,
    CASE WHEN d.is_one_article THEN 'two incidents of one article' END AS forbidden,
    CASE
        WHEN d.is_elsewhere THEN list_prepend('distinct places', s.reasons)
        WHEN d.is_too_vague THEN list_prepend('too vague to be matched without its words', s.reasons)
        ELSE s.reasons
    END AS reasons
FROM summed AS s
INNER JOIN doubted AS d ON s.report_id = d.report_id AND s.other_id = d.other_id
WHERE s.score > -4 OR d.is_one_article
