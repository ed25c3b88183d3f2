-- One row per incident: of what kind its two sides are, and ACLED's codes of them (inter, 1 to 8).
-- Who is known by name has its kind from the lexicon; else the words tell ("police", "gunmen"). Forces outside their own
-- country are ACLED's external forces (8); armed men whom nobody knows are its political militias (3).
WITH attacked AS (
    SELECT r.incident_id, mode(r.target_kind ORDER BY r.told_at, r.report_id) AS target_kind
    FROM reports AS r
    INNER JOIN incidents AS i ON r.incident_id = i.incident_id AND r.target = i.target
    GROUP BY r.incident_id
),

sorted AS (
    SELECT
        i.incident_id,
        i.event_type,
        i.country,
        i.perpetrator,
        coalesce(
            a.kind,
            CASE
                WHEN n.country IS NOT NULL THEN 'army'
                WHEN i.perpetrator IS NULL OR regexp_matches(i.perpetrator, '^un(known|identified)', 'i') THEN 'unknown'
                WHEN regexp_matches(i.perpetrator, '\b(police|policem[ae]n|officers?|gendarmes?)\b', 'i') THEN 'police'
                WHEN
                    regexp_matches(i.perpetrator, '\b(army|troops?|soldiers?|navy|air force|government forces|military)\b', 'i')
                    THEN 'army'
                WHEN regexp_matches(i.perpetrator, '\bsecurity (forces?|services?)\b', 'i') THEN 'security_forces'
                WHEN regexp_matches(i.perpetrator, '\b(protesters?|demonstrators?)\b', 'i') THEN 'protesters'
                WHEN regexp_matches(i.perpetrator, '\b(crowds?|mob|rioters?)\b', 'i') THEN 'rioters'
                ELSE 'unknown'
            END
        ) AS perpetrator_kind,
        coalesce(a.countries, CASE WHEN n.country IS NOT NULL THEN [n.country] END) AS perpetrator_countries,
        t.target_kind
    FROM incidents AS i
    LEFT JOIN actors AS a ON i.perpetrator = a.name
    LEFT JOIN countries AS n ON i.perpetrator = n.name
    LEFT JOIN attacked AS t ON i.incident_id = t.incident_id
)

SELECT
    p.incident_id,
    p.perpetrator_kind,
    p.target_kind,
    CASE
        WHEN p.perpetrator_kind = 'armed_group' THEN 2
        WHEN p.perpetrator_kind = 'coalition' THEN 8
        WHEN
            p.perpetrator_kind IN ('army', 'police', 'security_forces', 'government')
            THEN CASE WHEN len(p.perpetrator_countries) > 0 AND NOT list_contains(p.perpetrator_countries, p.country) THEN 8 ELSE 1 END
        WHEN p.perpetrator_kind = 'protesters' THEN 6
        WHEN p.perpetrator_kind = 'rioters' THEN 5
        ELSE 3
    END AS acled_inter1,
    CASE WHEN p.event_type = 'protests' AND coalesce(s.acled_inter, 7) = 7 THEN 6 ELSE s.acled_inter END AS acled_inter2
FROM sorted AS p
LEFT JOIN sides AS s ON p.target_kind = s.target_kind
