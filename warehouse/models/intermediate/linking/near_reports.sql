-- One row per report in use whose days lie near those of a fresh one: what the batch can be linked with.
SELECT r.*
FROM report_places_and_days AS r
WHERE
    r.last_day >= (SELECT min(f.first_day) - 4 FROM fresh_reports AS f)
    AND r.first_day <= (SELECT max(f.last_day) + 4 FROM fresh_reports AS f)
