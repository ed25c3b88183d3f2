-- Incidents and reports whose min, best and max are not in this order, or negative
-- Blocks: a snapshot with such rows would be wrong.
SELECT 'incidents' AS table_name, incident_id AS id, killed_min, killed_best, killed_max, injured_min, injured_best, injured_max
FROM incidents
WHERE
    updated_at >= $since::TIMESTAMP AND (
        killed_min > killed_best OR killed_best > killed_max OR injured_min > injured_best OR injured_best > injured_max
        OR killed_min < 0 OR injured_min < 0
    )
UNION ALL
SELECT 'reports', report_id, killed_min, killed_best, killed_max, injured_min, injured_best, injured_max
FROM reports
WHERE
    loaded_at >= $since::TIMESTAMP AND (
        killed_min > killed_best OR killed_best > killed_max OR injured_min > injured_best OR injured_best > injured_max
        OR killed_min < 0 OR injured_min < 0
    )
