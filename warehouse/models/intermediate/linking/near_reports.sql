-- One row per report in use that tells of days near those of a fresh one, or was told near to it: what the batch can be
-- linked with.
SELECT r.*
FROM report_places_and_days AS r
WHERE
    (
        r.last_day >= (SELECT min(f.first_day) - 4 FROM fresh_reports AS f)
        AND r.first_day <= (SELECT max(f.last_day) + 4 FROM fresh_reports AS f)
    )
    OR r.told_at BETWEEN (SELECT min(f.told_at) - INTERVAL 60 DAYS FROM fresh_reports AS f)
    AND (SELECT max(f.told_at) + INTERVAL 60 DAYS FROM fresh_reports AS f)
