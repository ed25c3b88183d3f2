-- One row per incident that one source alone tells of (copies of one text are one source), with that source.
SELECT
    i.incident_id,
    i.date_start,
    i.place,
    i.country,
    i.sub_event_type,
    i.killed_best,
    i.report_count,
    o.outlets,
    o.urls,
    i.first_reported_at
FROM incidents AS i
LEFT JOIN (
    SELECT
        r.incident_id,
        list(DISTINCT a.outlet ORDER BY a.outlet) AS outlets,
        list(DISTINCT a.url ORDER BY a.url) AS urls
    FROM reports AS r
    INNER JOIN articles AS a ON r.article_key = a.article_key
    INNER JOIN incidents AS one ON r.incident_id = one.incident_id AND one.independent_source_count = 1
    GROUP BY r.incident_id
) AS o ON i.incident_id = o.incident_id
WHERE i.independent_source_count = 1
