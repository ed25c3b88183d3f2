-- One row per incident on whose author somebody spoke: who claims it, who is blamed, who denies, and how that fits together.
WITH spoken AS (
    SELECT incident_id, kind, actor, report_id
    FROM responsibility
    WHERE actor IS NOT NULL AND kind <> 'none_yet'
    UNION ALL
    SELECT incident_id, 'attribution', perpetrator, report_id
    FROM reports
    WHERE incident_id IS NOT NULL AND perpetrator_certainty IN ('attributed', 'suspected')
),

gathered AS (
    SELECT
        incident_id,
        list(DISTINCT actor ORDER BY actor) FILTER (WHERE kind = 'claim') AS claimed_by,
        list(DISTINCT actor ORDER BY actor) FILTER (WHERE kind = 'attribution') AS attributed_to,
        list(DISTINCT actor ORDER BY actor) FILTER (WHERE kind = 'denial') AS denied_by,
        count(DISTINCT report_id) AS reports
    FROM spoken
    GROUP BY incident_id
)

SELECT
    i.incident_id,
    i.date_start,
    i.place,
    i.country,
    i.sub_event_type,
    i.perpetrator,
    g.claimed_by,
    g.attributed_to,
    g.denied_by,
    CASE
        WHEN list_has_any(g.denied_by, g.claimed_by) THEN 'claimed and denied'
        WHEN list_has_any(g.denied_by, list_append(g.attributed_to, i.perpetrator)) THEN 'blamed and denied'
        WHEN g.claimed_by IS NULL AND g.attributed_to IS NOT NULL THEN 'blamed, not claimed'
        WHEN g.claimed_by IS NULL THEN 'only denied'
        WHEN len(g.claimed_by) > 1 THEN 'claimed by several'
        WHEN g.attributed_to IS NULL THEN 'claimed, nobody else blamed'
        WHEN list_has_all(g.claimed_by, g.attributed_to) THEN 'claimed by whom it is attributed to'
        ELSE 'claimed by one, attributed to another'
    END AS finding,
    g.reports
FROM gathered AS g
INNER JOIN incidents AS i ON g.incident_id = i.incident_id
