-- Claims whose report is not there
-- Blocks: a snapshot with such rows would be wrong.
SELECT c.claim_id, c.report_id
FROM claims AS c
WHERE c.report_id NOT IN (SELECT r.report_id FROM reports AS r)
