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
-- never compared (too vague) or as one that speaks against (distinct places, distinct days).
doubted AS (
    SELECT
        report_id,
        other_id,
        is_one_article,
        CASE
            WHEN is_same_text OR is_one_article THEN NULL
            -- A vague report is matched by its wording, or where number, kind, region and time all agree.
            WHEN
                is_vague AND words < 0.06
                AND NOT (
                    (killed = 'same' AND killed_most >= 3 OR injured = 'same' AND injured_most >= 3 AND killed <> 'off')
                    AND kind IN ('same', 'alike', 'kin') AND place IN ('same', 'close', 'coarse') AND days_apart = 0
                )
                THEN 'too vague to be matched without its words'
            WHEN place = 'far' AND words < 0.09 THEN 'distinct places'
            WHEN dating = 'days' AND days_apart >= 3 AND words < 0.17 THEN 'distinct days'
            WHEN dating = 'days' AND days_apart >= 1 AND words < 0.05 THEN 'distinct days'
        END AS doubt
    FROM pair_features
)

SELECT
    s.report_id,
    s.other_id,
    CASE
        WHEN d.doubt LIKE 'too vague%' THEN least(s.score, -0.5)
        WHEN d.doubt IS NOT NULL THEN least(s.score, -2)
        ELSE s.score
    END AS score,
    CASE WHEN d.is_one_article THEN 'two incidents of one article' END AS forbidden,
    CASE WHEN d.doubt IS NULL THEN s.reasons ELSE list_prepend(d.doubt, s.reasons) END AS reasons
FROM summed AS s
INNER JOIN doubted AS d ON s.report_id = d.report_id AND s.other_id = d.other_id
WHERE s.score > -4 OR d.is_one_article
