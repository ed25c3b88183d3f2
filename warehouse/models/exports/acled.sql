-- One row per chosen incident in the 31 columns of ACLED's export (codebook of 2023); without day, country or point: left out.
-- time_precision: 1 the day is known, 2 the week, 3 the month (or less). geo_precision: 1 the town, 2 near it or its
-- district, 3 the region or less. fatalities: ACLED takes the most conservative credible figure, 12 for "dozens", 100 for
-- "hundreds", and 0 where none is told. assoc_actor: what the actor is a part of, as the lexicon of actors has it; of
-- civilians, who they were. source_scale: whether the outlets are at home where it happened, by the countries of their
-- sources; empty where none has one. Not known here: admin3.
WITH vague AS (
    SELECT
        c.incident_id,
        CASE
            WHEN bool_and(regexp_matches(c.quote, '\b(dozens|scores)\b', 'i')) THEN 12
            WHEN bool_and(regexp_matches(c.quote, '\bhundreds\b', 'i')) THEN 100
        END AS fatalities
    FROM claims AS c
    INNER JOIN chosen_incidents AS i ON c.incident_id = i.incident_id AND try_cast(c.value AS INTEGER) = i.killed_best
    WHERE c.field = 'killed'
    GROUP BY c.incident_id
),

named AS (
    SELECT
        c.*,
        t.outlets,
        CASE
            WHEN t.outlet_countries = [c.country] THEN 'National'
            WHEN list_contains(t.outlet_countries, c.country) THEN 'National-International'
            WHEN len(t.outlet_countries) > 0 THEN 'International'
        END AS source_scale,
        t.title,
        a.parent AS perpetrator_parent,
        b.parent AS target_parent,
        p.acled_inter1 AS inter1,
        p.acled_inter2 AS inter2,
        n.iso_number,
        n.acled_region,
        coalesce(n.name, c.country) AS country_name,
        v.fatalities,
        -- ACLED's names: "Explosions/Remote violence", "Air/drone strike"
        CASE c.event_type
            WHEN 'battles' THEN 'Battles'
            WHEN 'explosions_remote_violence' THEN 'Explosions/Remote violence'
            WHEN 'violence_against_civilians' THEN 'Violence against civilians'
            WHEN 'protests' THEN 'Protests'
            WHEN 'riots' THEN 'Riots'
            WHEN 'strategic_developments' THEN 'Strategic developments'
        END AS type_name,
        CASE c.sub_event_type
            WHEN 'government_regains_territory' THEN 'Government regains territory'
            WHEN 'non_state_actor_overtakes_territory' THEN 'Non-state actor overtakes territory'
            WHEN 'armed_clash' THEN 'Armed clash'
            WHEN 'excessive_force_against_protesters' THEN 'Excessive force against protesters'
            WHEN 'protest_with_intervention' THEN 'Protest with intervention'
            WHEN 'peaceful_protest' THEN 'Peaceful protest'
            WHEN 'violent_demonstration' THEN 'Violent demonstration'
            WHEN 'mob_violence' THEN 'Mob violence'
            WHEN 'chemical_weapon' THEN 'Chemical weapon'
            WHEN 'air_drone_strike' THEN 'Air/drone strike'
            WHEN 'suicide_bomb' THEN 'Suicide bomb'
            WHEN 'shelling_artillery_missile_attack' THEN 'Shelling/artillery/missile attack'
            WHEN 'remote_explosive_landmine_ied' THEN 'Remote explosive/landmine/IED'
            WHEN 'grenade' THEN 'Grenade'
            WHEN 'sexual_violence' THEN 'Sexual violence'
            WHEN 'attack' THEN 'Attack'
            WHEN 'abduction_forced_disappearance' THEN 'Abduction/forced disappearance'
            WHEN 'agreement' THEN 'Agreement'
            WHEN 'arrests' THEN 'Arrests'
            WHEN 'change_to_group_activity' THEN 'Change to group/activity'
            WHEN 'disrupted_weapons_use' THEN 'Disrupted weapons use'
            WHEN 'headquarters_or_base_established' THEN 'Headquarters or base established'
            WHEN 'looting_property_destruction' THEN 'Looting/property destruction'
            WHEN 'non_violent_transfer_of_territory' THEN 'Non-violent transfer of territory'
            WHEN 'other' THEN 'Other'
        END AS sub_type_name
    FROM chosen_incidents AS c
    LEFT JOIN incident_tellings AS t ON c.incident_id = t.incident_id
    LEFT JOIN incident_parties AS p ON c.incident_id = p.incident_id
    LEFT JOIN countries AS n ON c.country = n.country
    LEFT JOIN actors AS a ON c.perpetrator = a.name
    LEFT JOIN actors AS b ON c.target = b.name
    LEFT JOIN vague AS v ON c.incident_id = v.incident_id
    WHERE c.date_start IS NOT NULL AND c.country IS NOT NULL AND c.latitude IS NOT NULL
)

SELECT
    incident_id AS event_id_cnty,
    date_start AS event_date,
    year(date_start) AS "year",
    CASE WHEN date_precision IN ('day', 'days') THEN 1 WHEN date_precision = 'week' THEN 2 ELSE 3 END AS time_precision,
    CASE
        WHEN sub_event_type = 'excessive_force_against_protesters' THEN 'Political violence; Demonstrations'
        WHEN event_type IN ('battles', 'explosions_remote_violence', 'violence_against_civilians') THEN 'Political violence'
        WHEN event_type = 'protests' THEN 'Demonstrations'
        WHEN event_type = 'riots' AND sub_event_type = 'mob_violence' THEN 'Political violence'
        WHEN event_type = 'riots' THEN 'Demonstrations'
        ELSE 'Strategic developments'
    END AS disorder_type,
    type_name AS event_type,
    sub_type_name AS sub_event_type,
    CASE
        WHEN perpetrator IS NULL OR regexp_matches(perpetrator, '^un(known|identified)', 'i')
            THEN 'Unidentified Armed Group (' || country_name || ')'
        ELSE perpetrator
    END AS actor1,
    perpetrator_parent AS assoc_actor_1,
    inter1,
    CASE
        WHEN inter2 = 7 THEN 'Civilians (' || country_name || ')'
        WHEN inter2 = 6 THEN 'Protesters (' || country_name || ')'
        ELSE target
    END AS actor2,
    CASE WHEN inter2 IN (6, 7) THEN target ELSE target_parent END AS assoc_actor_2,
    inter2,
    CASE WHEN inter2 IS NULL THEN inter1 * 10 ELSE least(inter1, inter2) * 10 + greatest(inter1, inter2) END AS interaction,
    CASE
        WHEN
            event_type = 'violence_against_civilians' OR sub_event_type = 'excessive_force_against_protesters'
            OR (event_type IN ('explosions_remote_violence', 'riots') AND inter2 = 7)
            THEN 'Civilian targeting'
    END AS civilian_targeting,
    iso_number AS iso,
    acled_region AS region,
    country_name AS country,
    admin1,
    CASE WHEN geo_precision = 'admin2' THEN place END AS admin2,
    NULL::VARCHAR AS admin3,
    coalesce(place, admin1, country_name) AS location,
    latitude,
    longitude,
    CASE WHEN geo_precision = 'exact' THEN 1 WHEN geo_precision IN ('near', 'admin2') THEN 2 ELSE 3 END AS geo_precision,
    array_to_string(outlets, '; ') AS source,
    source_scale,
    title AS notes,
    coalesce(fatalities, killed_best, 0) AS fatalities,
    CASE WHEN event_type IN ('protests', 'riots') THEN 'crowd size=no report' END AS tags,
    epoch(updated_at)::BIGINT AS "timestamp"
FROM named
ORDER BY event_date, event_id_cnty
