-- Have the reports of some incidents linked again ($incident_ids).
UPDATE report_incidents
SET story_id = NULL
WHERE incident_id IN (SELECT unnest($incident_ids::VARCHAR[]));
