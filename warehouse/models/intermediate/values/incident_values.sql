-- One row per touched incident that has reports: what it is held to be now.
SELECT
    s.incident_id,
    k.event_type,
    k.sub_event_type,
    d.date_start,
    d.date_end,
    d.date_precision,
    p.place,
    p.admin1,
    p.country,
    p.latitude,
    p.longitude,
    p.geo_precision,
    w.perpetrator,
    w.target,
    w.weapon,
    t.killed_min,
    t.killed_best,
    t.killed_max,
    t.injured_min,
    t.injured_best,
    t.injured_max,
    w.claimed_by,
    s.report_count,
    s.independent_source_count,
    s.grade,
    s.first_reported_at
FROM incident_sources AS s
LEFT JOIN incident_kinds AS k ON s.incident_id = k.incident_id
LEFT JOIN incident_dates AS d ON s.incident_id = d.incident_id
LEFT JOIN incident_places AS p ON s.incident_id = p.incident_id
LEFT JOIN incident_parties AS w ON s.incident_id = w.incident_id
LEFT JOIN incident_tolls AS t ON s.incident_id = t.incident_id
