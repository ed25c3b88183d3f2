-- One row per incident that has a report on which a decision rules ($decision_id).
SELECT DISTINCT i.incident_id
FROM report_incidents AS i
WHERE i.report_id IN (
    SELECT v.report_id FROM verdicts AS v WHERE v.decision_id = $decision_id
    UNION ALL
    SELECT v.other_id FROM verdicts AS v WHERE v.decision_id = $decision_id
)
ORDER BY i.incident_id
