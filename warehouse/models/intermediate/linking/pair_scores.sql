-- One row per candidate pair worth remembering: its score with the reasons, and why the two may never be one (or null).
WITH summed AS (
    SELECT
        report_id,
        other_id,
        sum(points) AS score,
        list(reason || ' ' || printf('%+.1f', points) ORDER BY abs(points) DESC, reason) AS reasons
    FROM pair_points
    GROUP BY ALL
)

SELECT
    s.report_id,
    s.other_id,
    s.score,
    CASE
        WHEN f.is_one_article THEN 'two incidents of one article'
        -- A vague report is matched by its wording, or where number, kind, region and time all agree.
        WHEN
            f.is_vague AND NOT f.is_same_text AND f.words < 0.1
            AND NOT (f.killed = 'same' AND f.killed_most >= 3 AND f.kind = 'same' AND f.place IN ('same', 'close', 'coarse') AND f.days_apart = 0)
            THEN 'too vague to be matched without its words'
        WHEN f.place = 'far' AND NOT f.is_same_text AND f.words < 0.1 THEN 'distinct places'
        WHEN f.dating = 'days' AND f.days_apart >= 3 AND NOT f.is_same_text AND f.words < 0.15 THEN 'distinct days'
    END AS forbidden,
    s.reasons
FROM summed AS s
INNER JOIN pair_features AS f ON s.report_id = f.report_id AND s.other_id = f.other_id
WHERE s.score > -2 OR f.is_one_article
