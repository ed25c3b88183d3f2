-- One row per touched incident: how many reports and independent sources tell of it, since when, and its grade.
-- Independent are stories of different origin. Grades after Airwars: confirmed (the named perpetrator claims it),
-- contested (different perpetrators are named, or one denies), fair (two or more independent sources), weak (one).
SELECT
    incident_id,
    count(*)::INTEGER AS report_count,
    count(DISTINCT origin)::INTEGER AS independent_source_count,
    min(told_at) AS first_reported_at,
    CASE
        WHEN bool_or(claimed_by IS NOT NULL AND claimed_by = perpetrator) THEN 'confirmed'
        WHEN
            count(DISTINCT perpetrator) FILTER (perpetrator NOT ILIKE 'unidentified%' AND perpetrator NOT ILIKE 'unknown%') > 1
            OR bool_or(list_contains(report ->> '$.responsibility[*].kind', 'denial'))
            THEN 'contested'
        WHEN count(DISTINCT origin) > 1 THEN 'fair'
        ELSE 'weak'
    END AS grade
FROM member_reports
GROUP BY incident_id
