-- Incidents with more dead than such an event has ever had, or dead where the kind of event has none
SELECT incident_id, sub_event_type, place, date_start, killed_best, injured_best
FROM incidents
WHERE
    killed_best > CASE
        WHEN sub_event_type IN ('disrupted_weapons_use', 'agreement', 'headquarters_or_base_established', 'non_violent_transfer_of_territory') THEN 0
        WHEN sub_event_type IN ('grenade', 'arrests', 'looting_property_destruction') THEN 60
        WHEN sub_event_type IN ('peaceful_protest', 'protest_with_intervention') THEN 10
        ELSE 2000
    END
    OR injured_best > 10000
