-- One row per report of a touched incident, with its article's number: by it, not by ids, all else of it is looked up.
SELECT incident_id, report_id, article_key
FROM report_incidents
WHERE incident_id IN (SELECT t.incident_id FROM touched_incidents AS t)
