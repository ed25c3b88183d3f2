-- One row per chosen incident in core columns of the Global Terrorism Database (codebook of 2021).
-- attacktype1: 2 armed assault, 3 bombing/explosion, 6 hostage taking (kidnapping), 7 facility attack, 9 unknown.
-- iday and imonth are 0 where they are not known; specificity: 1 the town, 2 near it, 3 district, 4 region, 5 unknown.
-- claimmode is 9 (unknown): channels stand with each report's claims. nkill counts attackers too, as GTD does.
SELECT
    c.incident_id AS eventid,
    year(c.date_start) AS iyear,
    CASE WHEN c.date_precision IN ('day', 'days', 'week', 'month') THEN month(c.date_start) ELSE 0 END AS imonth,
    CASE WHEN c.date_precision = 'day' THEN day(c.date_start) ELSE 0 END AS iday,
    CASE WHEN c.date_precision <> 'day' THEN c.date_start || ' - ' || c.date_end END AS approxdate,
    0 AS extended,
    c.country AS country_txt,
    c.admin1 AS provstate,
    c.place AS city,
    c.latitude,
    c.longitude,
    CASE c.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'admin2' THEN 3 WHEN 'admin1' THEN 4 ELSE 5 END AS specificity,
    1 AS success,
    (c.sub_event_type = 'suicide_bomb')::INTEGER AS suicide,
    CASE
        WHEN c.event_type = 'explosions_remote_violence' THEN 3
        WHEN c.sub_event_type = 'abduction_forced_disappearance' THEN 6
        WHEN c.sub_event_type = 'looting_property_destruction' THEN 7
        WHEN c.event_type IN ('battles', 'violence_against_civilians') THEN 2
        ELSE 9
    END AS attacktype1,
    c.target AS target1,
    coalesce(c.perpetrator, 'Unknown') AS gname,
    (c.claimed_by IS NOT NULL)::INTEGER AS claimed,
    CASE WHEN c.claimed_by IS NOT NULL THEN 9 END AS claimmode,
    c.weapon AS weapdetail,
    c.killed_best AS nkill,
    c.injured_best AS nwound,
    c.independent_source_count AS nsources
FROM chosen_incidents AS c
ORDER BY iyear, imonth, iday, eventid
