-- Have the reports of some incidents linked again ($incident_ids).
INSERT INTO link_queue
SELECT DISTINCT r.article_key
FROM report_incidents AS i
INNER JOIN report_versions AS r ON i.report_id = r.report_id
WHERE i.incident_id IN (SELECT unnest($incident_ids::VARCHAR[]));
