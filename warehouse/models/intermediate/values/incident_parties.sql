-- One row per touched incident: perpetrator, target, weapon and claimant with most weight, then told first.
-- A perpetrator stated or claiming it weighs whole, attributed two thirds, suspected a third; a name beats "unidentified".
WITH told AS (
    SELECT incident_id, 'perpetrator' AS role, perpetrator AS name, told_at,
        weight * CASE perpetrator_certainty WHEN 'suspected' THEN 1 WHEN 'attributed' THEN 2 ELSE 3 END
        * CASE WHEN perpetrator ILIKE 'unidentified%' OR perpetrator ILIKE 'unknown%' THEN 0.001 ELSE 1 END AS weight
    FROM member_reports
    UNION ALL
    SELECT incident_id, 'target', target, told_at, weight FROM member_reports
    UNION ALL
    SELECT incident_id, 'weapon', weapon, told_at, weight FROM member_reports
    UNION ALL
    SELECT incident_id, 'claimed_by', claimed_by, told_at, weight FROM member_reports
),

chosen AS (
    SELECT incident_id, role, name
    FROM told
    WHERE name IS NOT NULL
    GROUP BY incident_id, role, name
    QUALIFY row_number() OVER (PARTITION BY incident_id, role ORDER BY sum(weight) DESC, min(told_at), name) = 1
)

SELECT
    incident_id,
    max(name) FILTER (role = 'perpetrator') AS perpetrator,
    max(name) FILTER (role = 'target') AS target,
    max(name) FILTER (role = 'weapon') AS weapon,
    max(name) FILTER (role = 'claimed_by') AS claimed_by
FROM chosen
GROUP BY incident_id
