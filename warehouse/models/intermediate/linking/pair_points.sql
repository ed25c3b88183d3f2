-- One row per candidate pair and reason: the points it gives for (or takes from) the two being one incident.
SELECT report_id, other_id, 'text shared' AS reason, 4.0 AS points FROM pair_features WHERE is_same_text
UNION ALL
SELECT report_id, other_id, 'words alike', round(8 * greatest(0, words - 0.12), 2) FROM pair_features WHERE words > 0.13
UNION ALL
SELECT report_id, other_id, 'words unlike', -0.7 FROM pair_features WHERE words < 0.06
UNION ALL
SELECT report_id, other_id, 'place ' || place,
    CASE place WHEN 'same' THEN 2.5 WHEN 'close' THEN 1.2 WHEN 'coarse' THEN 0.2 WHEN 'far' THEN -3.5 ELSE -0.3 END
FROM pair_features
UNION ALL
SELECT report_id, other_id, 'date ' || dating || CASE WHEN days_apart = 0 THEN '' ELSE ' ' || days_apart || ' apart' END,
    CASE
        WHEN dating = 'days' THEN CASE days_apart WHEN 0 THEN 2 WHEN 1 THEN -2 WHEN 2 THEN -3.5 ELSE -5 END
        WHEN dating = 'coarse' THEN CASE days_apart WHEN 0 THEN 0.5 ELSE -4 END
        ELSE CASE WHEN days_apart = 0 THEN 0.3 ELSE -0.8 * days_apart END
    END
FROM pair_features
UNION ALL
SELECT report_id, other_id, 'kind ' || kind, CASE kind WHEN 'same' THEN 1.2 WHEN 'kin' THEN 0.2 ELSE -3.5 END
FROM pair_features
WHERE kind <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'killed ' || killed,
    CASE killed
        WHEN 'same' THEN 0.8 + least(1.2, killed_most / 12)
        WHEN 'none' THEN 0.3
        WHEN 'fits' THEN 0.3
        WHEN 'near' THEN -0.2
        ELSE -1
    END
FROM pair_features
WHERE killed <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'injured ' || injured, CASE injured WHEN 'same' THEN 1 WHEN 'none' THEN 0.2 ELSE -0.4 END
FROM pair_features
WHERE injured <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'perpetrator ' || perpetrator, CASE perpetrator WHEN 'same' THEN 0.6 ELSE -1 END
FROM pair_features
WHERE perpetrator <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'target ' || target, CASE target WHEN 'same' THEN 0.6 WHEN 'kin' THEN 0.1 ELSE -0.6 END
FROM pair_features
WHERE target <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'weapon ' || weapon, CASE weapon WHEN 'same' THEN 0.3 ELSE -0.3 END
FROM pair_features
WHERE weapon <> 'unknown'
