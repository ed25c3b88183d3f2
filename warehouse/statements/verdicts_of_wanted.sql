-- One row per ruling in force on a wanted report (wanted_reports).
SELECT v.report_id, v.other_id, v.is_together
FROM verdicts AS v
INNER JOIN decisions AS d ON v.decision_id = d.decision_id
WHERE
    d.undone_at IS NULL AND (
        v.report_id IN (SELECT w.report_id FROM wanted_reports AS w)
        OR v.other_id IN (SELECT w.report_id FROM wanted_reports AS w)
    )
ORDER BY d.decided_at, d.decision_id
