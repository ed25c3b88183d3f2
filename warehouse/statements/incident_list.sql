-- One row per incident, oldest first, as a person reads it at a glance.
SELECT
    incident_id,
    CASE
        WHEN date_start IS NULL THEN '?'
        WHEN date_start = date_end THEN strftime(date_start, '%Y-%m-%d')
        ELSE strftime(date_start, '%Y-%m-%d') || ' .. ' || strftime(date_end, '%Y-%m-%d')
    END AS date,
    coalesce(place, '?') || coalesce(', ' || nullif(admin1, place), '') AS place,
    country,
    replace(sub_event_type, '_', ' ') AS what,
    coalesce(perpetrator, 'unknown') AS perpetrator,
    target,
    CASE
        WHEN killed_best IS NULL THEN ''
        WHEN killed_min = killed_max THEN killed_best::VARCHAR
        ELSE concat(killed_best, ' (', killed_min, '-', coalesce(killed_max::VARCHAR, ''), ')')
    END AS killed,
    CASE
        WHEN injured_best IS NULL THEN ''
        WHEN injured_min = injured_max THEN injured_best::VARCHAR
        ELSE concat(injured_best, ' (', injured_min, '-', coalesce(injured_max::VARCHAR, ''), ')')
    END AS injured,
    independent_source_count AS sources
FROM incidents
ORDER BY date_start NULLS LAST, incident_id
