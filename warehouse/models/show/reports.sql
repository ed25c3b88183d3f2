-- One row per report of an incident, with its article. ($incident_id)
SELECT
    r.report_id,
    r.prominence,
    r.article_id,
    a.url,
    a.outlet,
    a.title,
    a.published,
    a.published_at,
    a.fetched_at,
    a.withdrawn_at,
    a.story_id,
    a.agency,
    a.version AS article_version,
    r.event_type,
    r.sub_event_type,
    r.date_start,
    r.date_end,
    r.date_precision,
    r.place,
    r.geo_precision,
    r.killed_min,
    r.killed_best,
    r.killed_max,
    r.injured_min,
    r.injured_best,
    r.injured_max,
    r.perpetrator,
    r.claimed_by,
    r.report,
    a.text
FROM reports AS r
INNER JOIN articles AS a ON r.article_id = a.article_id
WHERE r.incident_id = $incident_id
ORDER BY coalesce(a.published_at, a.fetched_at), r.report_id
