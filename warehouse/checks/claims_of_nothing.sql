-- Claims whose report is not there
SELECT c.claim_id, c.report_id
FROM claims AS c
WHERE c.report_id NOT IN (SELECT r.report_id FROM reports AS r)
