-- How many incidents were known at a moment?
SELECT
    (SELECT count(*) FROM incidents_as_of('2026-01-01')) AS known_at_new_year,
    (SELECT count(*) FROM incidents_as_of(now()::TIMESTAMP)) AS known_now
