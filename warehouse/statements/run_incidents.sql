-- One row per incident that is new or changed since the start of run $run_id, at most $limit.
SELECT
    incident_id,
    revision AS revisions,
    date_start::VARCHAR AS date_start,
    date_end::VARCHAR AS date_end,
    place,
    admin1,
    country,
    sub_event_type,
    perpetrator,
    target,
    killed_best,
    injured_best,
    claimed_by,
    report_count,
    independent_source_count
FROM incidents_held
WHERE updated_at >= (SELECT r.started_at FROM runs AS r WHERE r.run_id = $run_id)
ORDER BY date_start DESC NULLS LAST, incident_id
LIMIT $limit
