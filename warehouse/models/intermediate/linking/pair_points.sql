-- One row per candidate pair and reason: the points it gives for (or takes from) the two being one incident.
SELECT p.report_id, p.other_id, p.feature || ' ' || p.value AS reason, w.points
FROM (
    SELECT report_id, other_id, feature, value
    FROM pair_features
    UNPIVOT (
        value FOR feature IN (text, names, full_names, words, place, place_words, date, kind, killed, injured, perpetrator, target, weapon, vagueness, telling)
    )
) AS p
INNER JOIN pair_weights AS w ON p.feature = w.feature AND p.value = w.value
WHERE w.points <> 0
