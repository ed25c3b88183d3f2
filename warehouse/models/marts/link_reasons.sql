-- One row per pair of reports of one incident: why they were held to be one.
-- Changes: reports by article_key, other_key. Month: told_at
SELECT a.incident_id, l.report_id, l.other_id, l.score, l.forbidden, l.reasons, r.told_at, l.article_key, l.other_key
FROM main.link_reasons AS l
INNER JOIN report_incidents AS a ON l.article_key = a.article_key AND l.report_id = a.report_id
INNER JOIN report_versions AS r ON l.article_key = r.article_key AND l.report_id = r.report_id
INNER JOIN report_incidents AS b ON l.other_key = b.article_key AND l.other_id = b.report_id AND a.incident_id = b.incident_id
