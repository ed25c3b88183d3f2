-- One row per chosen incident in the 31 columns of ACLED's export (codebook of 2023 on).
-- time_precision: 1 the day is known, 2 the week, 3 the month (or less). geo_precision: 1 the town, 2 near it or its
-- district, 3 the region or less. fatalities: ACLED takes the most conservative credible figure, and 0 where none is told.
WITH told AS (
    SELECT
        r.incident_id,
        list(DISTINCT a.outlet ORDER BY a.outlet) AS outlets,
        arg_min(a.title, (r.prominence <> 'main', coalesce(a.published_at, a.fetched_at), a.article_id)) AS title,
        max(r.loaded_at) AS loaded_at
    FROM reports AS r
    INNER JOIN articles AS a ON r.article_id = a.article_id
    WHERE r.incident_id IN (SELECT c.incident_id FROM chosen_incidents AS c)
    GROUP BY r.incident_id
),

named AS (
    SELECT
        c.*,
        t.outlets,
        t.title,
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
    LEFT JOIN told AS t ON c.incident_id = t.incident_id
)

SELECT
    incident_id AS event_id_cnty,
    date_start AS event_date,
    year(date_start) AS "year",
    CASE WHEN date_precision IN ('day', 'days') THEN 1 WHEN date_precision = 'week' THEN 2 ELSE 3 END AS time_precision,
    CASE
        WHEN event_type IN ('battles', 'explosions_remote_violence', 'violence_against_civilians') THEN 'Political violence'
        WHEN event_type = 'protests' THEN 'Demonstrations'
        WHEN event_type = 'riots' AND sub_event_type = 'mob_violence' THEN 'Political violence'
        WHEN event_type = 'riots' THEN 'Demonstrations'
        ELSE 'Strategic developments'
    END AS disorder_type,
    type_name AS event_type,
    sub_type_name AS sub_event_type,
    coalesce(perpetrator, 'Unidentified Armed Group') AS actor1,
    NULL::VARCHAR AS assoc_actor_1,
    NULL::INTEGER AS inter1,
    target AS actor2,
    NULL::VARCHAR AS assoc_actor_2,
    NULL::INTEGER AS inter2,
    NULL::INTEGER AS interaction,
    CASE WHEN event_type = 'violence_against_civilians' THEN 'Civilian targeting' END AS civilian_targeting,
    NULL::INTEGER AS iso,
    NULL::VARCHAR AS region,
    country,
    admin1,
    NULL::VARCHAR AS admin2,
    NULL::VARCHAR AS admin3,
    place AS location,
    latitude,
    longitude,
    CASE WHEN geo_precision = 'exact' THEN 1 WHEN geo_precision IN ('near', 'admin2') THEN 2 ELSE 3 END AS geo_precision,
    array_to_string(outlets, '; ') AS source,
    NULL::VARCHAR AS source_scale,
    title AS notes,
    coalesce(killed_best, 0) AS fatalities,
    NULL::VARCHAR AS tags,
    epoch(updated_at)::BIGINT AS "timestamp"
FROM named
ORDER BY event_date, event_id_cnty
