-- One row per flow run.
-- Key: run_id. Compared: status, ended_at
SELECT run_id, flow, started_at, ended_at, status, pages, articles, reports, incidents_new, incidents_changed, errors, details
FROM main.runs
