-- One row per incident on which sources differ: named perpetrators, denials, or what each outlet told last of the dead.
WITH last_words AS (
    SELECT incident_id, outlet, arg_max(killed_best, (told_at, report_id)) AS killed
    FROM reports
    WHERE killed_best IS NOT NULL AND prominence <> 'background' AND incident_id IS NOT NULL
    GROUP BY ALL
),

tolls AS (
    SELECT incident_id, list({'outlet': outlet, 'killed': killed} ORDER BY killed, outlet) AS told_tolls
    FROM last_words
    WHERE
        incident_id IN (
            SELECT w.incident_id FROM last_words AS w GROUP BY w.incident_id HAVING max(w.killed) > min(w.killed)
        )
    GROUP BY incident_id
),

named AS (
    SELECT incident_id, list(DISTINCT perpetrator ORDER BY perpetrator) AS perpetrators
    FROM reports
    WHERE perpetrator IS NOT NULL AND incident_id IS NOT NULL AND perpetrator NOT ILIKE 'unidentified%' AND perpetrator NOT ILIKE 'unknown%'
    GROUP BY incident_id
    HAVING max(perpetrator) > min(perpetrator)
),

denials AS (
    SELECT incident_id, list(DISTINCT coalesce(actor, 'not named') ORDER BY coalesce(actor, 'not named')) AS denied_by
    FROM responsibility
    WHERE kind = 'denial'
    GROUP BY incident_id
)

SELECT
    i.incident_id,
    i.date_start,
    i.place,
    i.country,
    i.sub_event_type,
    n.perpetrators IS NOT NULL AS is_perpetrator_contested,
    d.denied_by IS NOT NULL AS is_denied,
    t.told_tolls IS NOT NULL AS is_toll_contested,
    n.perpetrators,
    d.denied_by,
    t.told_tolls,
    i.killed_min,
    i.killed_best,
    i.killed_max,
    i.grade,
    i.independent_source_count
FROM incidents AS i
LEFT JOIN tolls AS t ON i.incident_id = t.incident_id
LEFT JOIN named AS n ON i.incident_id = n.incident_id
LEFT JOIN denials AS d ON i.incident_id = d.incident_id
WHERE n.perpetrators IS NOT NULL OR d.denied_by IS NOT NULL OR t.told_tolls IS NOT NULL
