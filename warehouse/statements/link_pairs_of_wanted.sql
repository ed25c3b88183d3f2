-- One row per remembered pair of a wanted report (wanted_reports).
SELECT report_id, other_id, score, forbidden IS NOT NULL AS is_forbidden
FROM link_reasons
WHERE report_id IN (SELECT w.report_id FROM wanted_reports AS w) OR other_id IN (SELECT w.report_id FROM wanted_reports AS w)
