-- One row per incident as one article tells it. The whole report in the contract's form stands in `report`.
-- Changes: reports by article_key. Month: told_at
SELECT
    r.report_id,
    r.article_id,
    i.incident_id,
    r.prominence,
    a.outlet,
    r.* EXCLUDE (report_id, article_id, prominence)
FROM current_reports AS r
LEFT JOIN report_incidents AS i ON r.article_key = i.article_key AND r.report_id = i.report_id
LEFT JOIN article_versions AS a ON r.article_key = a.article_key AND a.is_current
