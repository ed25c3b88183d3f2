-- One row per incident as one article tells it. The whole report in the contract's form stands in `report`.
SELECT
    r.report_id,
    r.article_id,
    i.incident_id,
    r.prominence,
    r.* EXCLUDE (report_id, article_id, prominence, article_key)
FROM current_reports AS r
LEFT JOIN report_incidents AS i ON r.report_id = i.report_id
