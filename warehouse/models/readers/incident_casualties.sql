-- One row per incident and side that had dead or injured: the attackers who died, and those who were attacked.
-- The tolls of `incidents` count attackers too (as GTD does); who is not told to be an attacker stands with the side attacked.
WITH attackers AS (
    SELECT
        c.incident_id,
        min(try_cast(c.value AS INTEGER)) AS killed_min,
        arg_max(try_cast(c.value AS INTEGER), r.told_at) AS killed_best,
        max(try_cast(c.value AS INTEGER)) AS killed_max
    FROM claims AS c
    INNER JOIN reports AS r ON c.report_id = r.report_id
    WHERE c.field = 'perpetrators_killed' AND try_cast(c.value AS INTEGER) IS NOT NULL
    GROUP BY c.incident_id
),

attacked AS (
    SELECT
        r.incident_id,
        mode(r.target_kind ORDER BY r.told_at, r.report_id) AS target_kind
    FROM reports AS r
    INNER JOIN incidents AS i ON r.incident_id = i.incident_id AND r.target = i.target
    GROUP BY r.incident_id
)

SELECT
    i.incident_id,
    coalesce(s.side, 'unknown') AS side,
    a.target_kind,
    -- greatest() passes over null, and null (not told, open) must stay null.
    CASE WHEN i.killed_min IS NOT NULL THEN greatest(i.killed_min - coalesce(p.killed_max, 0), 0) END AS killed_min,
    CASE WHEN i.killed_best IS NOT NULL THEN greatest(i.killed_best - coalesce(p.killed_best, 0), 0) END AS killed_best,
    CASE WHEN i.killed_max IS NOT NULL THEN greatest(i.killed_max - coalesce(p.killed_min, 0), 0) END AS killed_max,
    i.injured_min,
    i.injured_best,
    i.injured_max
FROM incidents AS i
LEFT JOIN attacked AS a ON i.incident_id = a.incident_id
LEFT JOIN attackers AS p ON i.incident_id = p.incident_id
LEFT JOIN sides AS s ON a.target_kind = s.target_kind
WHERE i.killed_best IS NOT NULL OR i.injured_best IS NOT NULL
UNION ALL
SELECT incident_id, 'attackers', NULL, killed_min, killed_best, killed_max, NULL, NULL, NULL
FROM attackers
