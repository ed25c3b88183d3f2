-- Claims whose report is not there
-- Blocks: a snapshot with such rows would be wrong.
WITH fresh AS MATERIALIZED (
    SELECT claim_id, report_id
    FROM claims
    WHERE loaded_at >= $since::TIMESTAMP
)

SELECT f.claim_id, f.report_id
FROM fresh AS f
WHERE f.report_id NOT IN (SELECT r.report_id FROM reports AS r WHERE r.report_id IN (SELECT g.report_id FROM fresh AS g))
