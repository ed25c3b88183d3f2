-- One row per chosen incident in core columns of the Global Terrorism Database (codebook of 2021); without day or country: left out.
-- iday and imonth are 0 where they are not known; specificity: 1 the town, 2 near it, 3 district, 4 region, 5 unknown.
-- claimmode: 7 posted to a website (Telegram, Amaq ...), 9 other, 10 unknown. nkill counts attackers too, nkillter them alone.
-- attacktype1, targtype1 and weaptype1 have the codebook's numbers; country too, where known here. eventid is our id.
WITH channels AS (
    SELECT
        incident_id,
        min(
            CASE
                WHEN regexp_matches(channel, 'telegram|amaq|website|online|social|twitter|agency|channel|internet', 'i') THEN 7
                WHEN regexp_matches(channel, 'video', 'i') THEN 6
                WHEN regexp_matches(channel, 'letter', 'i') THEN 1
                WHEN regexp_matches(channel, 'phone|call', 'i') THEN 2
                WHEN regexp_matches(channel, 'e-?mail', 'i') THEN 4
                WHEN regexp_matches(channel, 'note|leaflet', 'i') THEN 5
                WHEN channel IS NOT NULL THEN 9
            END
        ) AS claimmode
    FROM responsibility
    WHERE kind = 'claim'
    GROUP BY incident_id
),

coded AS (
    SELECT
        c.*,
        t.title,
        t.urls,
        n.gtd_number,
        n.gtd_region,
        coalesce(n.name, c.country) AS country_name,
        k.killed_best AS nkillter,
        coalesce(h.claimmode, 10) AS claimmode,
        CASE
            WHEN c.event_type = 'explosions_remote_violence' THEN 3
            WHEN c.sub_event_type = 'abduction_forced_disappearance' THEN 6
            WHEN c.sub_event_type = 'looting_property_destruction' THEN 7
            WHEN c.event_type IN ('battles', 'violence_against_civilians') THEN 2
            ELSE 9
        END AS attacktype1,
        CASE
            WHEN p.target_kind = 'business' THEN 1
            WHEN p.target_kind IN ('officials', 'politicians', 'government', 'government_building') THEN 2
            WHEN p.target_kind IN ('police', 'police_facility') THEN 3
            WHEN p.target_kind IN ('army', 'security_forces', 'military_facility', 'coalition', 'peacekeepers') THEN 4
            WHEN p.target_kind IN ('education', 'education_facility') THEN 8
            WHEN p.target_kind IN ('journalists', 'media') THEN 10
            WHEN p.target_kind IN ('civilians', 'dwelling', 'medical', 'medical_facility') THEN 14
            WHEN p.target_kind IN ('clergy', 'religious_site') THEN 15
            WHEN p.target_kind IN ('armed_group', 'militia') THEN 17
            WHEN p.target_kind = 'transport' THEN 19
            WHEN p.target_kind = 'infrastructure' THEN 21
            WHEN p.target_kind IS NULL THEN 20
            ELSE 13
        END AS targtype1,
        CASE
            WHEN regexp_matches(c.weapon, 'chemical|gas', 'i') OR c.sub_event_type = 'chemical_weapon' THEN 2
            WHEN regexp_matches(c.weapon, 'firearm|gun|rifle|pistol|small arms', 'i') THEN 5
            WHEN c.event_type = 'explosions_remote_violence' THEN 6
            WHEN regexp_matches(c.weapon, 'bomb|mine|ied|grenade|rocket|artillery|mortar|explosive|missile|vest', 'i') THEN 6
            WHEN regexp_matches(c.weapon, 'fire|petrol|arson|molotov', 'i') THEN 8
            WHEN regexp_matches(c.weapon, 'knife|knives|axe|machete|stone|blade', 'i') THEN 9
            WHEN regexp_matches(c.weapon, 'vehicle|car|truck', 'i') THEN 10
            WHEN c.weapon IS NOT NULL THEN 12
            ELSE 13
        END AS weaptype1
    FROM chosen_incidents AS c
    LEFT JOIN incident_tellings AS t ON c.incident_id = t.incident_id
    LEFT JOIN incident_parties AS p ON c.incident_id = p.incident_id
    LEFT JOIN countries AS n ON c.country = n.country
    LEFT JOIN channels AS h ON c.incident_id = h.incident_id
    LEFT JOIN incident_casualties AS k ON c.incident_id = k.incident_id AND k.side = 'attackers'
    WHERE c.date_start IS NOT NULL AND c.country IS NOT NULL
)

SELECT
    incident_id AS eventid,
    year(date_start) AS iyear,
    CASE WHEN date_precision IN ('day', 'days', 'week', 'month') THEN month(date_start) ELSE 0 END AS imonth,
    CASE WHEN date_precision = 'day' THEN day(date_start) ELSE 0 END AS iday,
    CASE WHEN date_precision <> 'day' THEN date_start || ' - ' || date_end END AS approxdate,
    (sub_event_type = 'abduction_forced_disappearance')::INTEGER AS extended,
    gtd_number AS country,
    country_name AS country_txt,
    gtd_region AS region,
    admin1 AS provstate,
    coalesce(place, 'Unknown') AS city,
    latitude,
    longitude,
    CASE geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'admin2' THEN 3 WHEN 'admin1' THEN 4 ELSE 5 END AS specificity,
    (geo_precision = 'near')::INTEGER AS vicinity,
    title AS summary,
    (sub_event_type <> 'disrupted_weapons_use')::INTEGER AS success,
    (sub_event_type = 'suicide_bomb')::INTEGER AS suicide,
    attacktype1,
    ['Assassination', 'Armed Assault', 'Bombing/Explosion', 'Hijacking', 'Hostage Taking (Barricade Incident)', 'Hostage Taking (Kidnapping)', 'Facility/Infrastructure Attack', 'Unarmed Assault', 'Unknown'][attacktype1] AS attacktype1_txt,
    targtype1,
    target AS target1,
    CASE WHEN perpetrator IS NULL OR regexp_matches(perpetrator, '^un(known|identified)', 'i') THEN 'Unknown' ELSE perpetrator END AS gname,
    (grade = 'contested')::INTEGER AS guncertain1,
    (claimed_by IS NOT NULL)::INTEGER AS claimed,
    CASE WHEN claimed_by IS NOT NULL THEN claimmode END AS claimmode,
    weaptype1,
    weapon AS weapdetail,
    killed_best AS nkill,
    nkillter,
    injured_best AS nwound,
    (sub_event_type = 'abduction_forced_disappearance')::INTEGER AS ishostkid,
    urls[1] AS scite1,
    urls[2] AS scite2,
    urls[3] AS scite3,
    'dateline' AS dbsource
FROM coded
ORDER BY iyear, imonth, iday, eventid
