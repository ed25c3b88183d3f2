-- One row per candidate pair and reason: the points it gives for (or takes from) the two being one incident.
-- The points are roughly log-odds, set by hand after fits on news with known incidents; what matters is their order.
SELECT report_id, other_id, 'text shared' AS reason, 4.0 AS points FROM pair_features WHERE is_same_text
UNION ALL
SELECT report_id, other_id, 'words alike', round(least(5, 24 * (words - 0.04)), 1) FROM pair_features WHERE words >= 0.08
UNION ALL
SELECT report_id, other_id, 'words unlike', -1 FROM pair_features WHERE words < 0.03
UNION ALL
SELECT report_id, other_id, 'place ' || place,
    CASE place WHEN 'same' THEN round(place_weight, 1) WHEN 'close' THEN round(place_weight - 1, 1) WHEN 'coarse' THEN 0.5 WHEN 'far' THEN -2 ELSE -0.3 END
FROM pair_features
UNION ALL
SELECT report_id, other_id, 'date ' || dating || CASE WHEN days_apart = 0 THEN '' ELSE ' ' || days_apart || ' apart' END,
    CASE
        WHEN dating = 'days' THEN CASE WHEN days_apart = 0 THEN 2 WHEN days_apart = 1 THEN -2 WHEN days_apart <= 3 THEN -3 ELSE -4 END
        WHEN dating = 'coarse' THEN CASE WHEN days_apart = 0 THEN 0.5 WHEN days_apart <= 2 THEN -1 ELSE -3.5 END
        ELSE greatest(-3, -0.8 - 0.8 * days_apart)
    END
FROM pair_features
UNION ALL
SELECT report_id, other_id, 'kind ' || kind, CASE kind WHEN 'same' THEN 1.6 WHEN 'alike' THEN 0 WHEN 'kin' THEN 0.2 WHEN 'loose' THEN -0.8 ELSE -3.5 END
FROM pair_features
WHERE kind <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'killed ' || killed,
    CASE killed
        WHEN 'same' THEN 1.7 + least(1.2, killed_most / 12)
        WHEN 'none' THEN 0.3
        WHEN 'fits' THEN 0.3
        WHEN 'near' THEN -0.2
        ELSE -1.7
    END
FROM pair_features
WHERE killed <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'injured ' || injured, CASE injured WHEN 'same' THEN 1.9 WHEN 'none' THEN 0.2 ELSE -0.3 END
FROM pair_features
WHERE injured <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'perpetrator ' || perpetrator, CASE perpetrator WHEN 'same' THEN 0.5 ELSE -0.7 END
FROM pair_features
WHERE perpetrator <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'target ' || target, CASE target WHEN 'same' THEN 0.6 WHEN 'kin' THEN 0.1 ELSE -0.6 END
FROM pair_features
WHERE target <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'weapon ' || weapon, CASE weapon WHEN 'same' THEN 0.3 ELSE -0.1 END
FROM pair_features
WHERE weapon <> 'unknown'
UNION ALL
SELECT report_id, other_id, 'vague', -1 FROM pair_features WHERE is_vague
UNION ALL
SELECT report_id, other_id, 'what both are about', 0.7 FROM pair_features WHERE is_main_of_both
