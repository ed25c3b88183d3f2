-- One row per chosen incident in the 49 columns of UCDP's Georeferenced Event Dataset (24.1); without day, country or point: left out.
-- where_prec: 1 exact, 2 within 25 km, 3 second-order division, 4 first-order division, 6 country. date_prec: 1 the day,
-- 2 two to six days, 3 the week, 4 the month, 5 a year. type_of_violence: 1 a state is a side, 2 none is, 3 against
-- civilians. 'XXX' is UCDP's word for a side that is not known. id is a number made from our incident_id, which stands in
-- relid. UCDP's own numbers of conflicts, dyads and actors are not known here. GED itself has events with dead only:
-- --where "killed_max > 0 OR killed_best > 0".
WITH sides AS (
    SELECT
        incident_id,
        sum(killed_best) FILTER (WHERE side = 'attackers')::INTEGER AS deaths_a,
        sum(killed_best) FILTER (WHERE side IN ('state forces', 'armed groups'))::INTEGER AS deaths_b,
        sum(killed_best) FILTER (WHERE side = 'civilians')::INTEGER AS deaths_civilians,
        sum(killed_best) FILTER (WHERE side = 'unknown')::INTEGER AS deaths_unknown
    FROM incident_casualties
    GROUP BY incident_id
),

named AS (
    SELECT
        c.*,
        t.*  EXCLUDE (incident_id),
        p.acled_inter1,
        p.acled_inter2,
        n.gw_number,
        n.acled_region,
        coalesce(n.name, c.country) AS country_name,
        coalesce(c.perpetrator, 'XXX') AS side_a,
        CASE
            WHEN p.acled_inter2 IN (6, 7) OR c.event_type = 'violence_against_civilians' THEN 'Civilians'
            ELSE coalesce(c.target, 'XXX')
        END AS side_b,
        s.* EXCLUDE (incident_id)
    FROM chosen_incidents AS c
    LEFT JOIN incident_tellings AS t ON c.incident_id = t.incident_id
    LEFT JOIN incident_parties AS p ON c.incident_id = p.incident_id
    LEFT JOIN countries AS n ON c.country = n.country
    LEFT JOIN sides AS s ON c.incident_id = s.incident_id
    WHERE c.date_start IS NOT NULL AND c.country IS NOT NULL AND c.latitude IS NOT NULL
)

SELECT
    ('0x' || substring(md5(incident_id), 1, 12))::BIGINT AS id,
    incident_id AS relid,
    year(date_start) AS "year",
    NULL::INTEGER AS active_year,
    CASE WHEN grade = 'contested' THEN 'Check' ELSE 'Clear' END AS code_status,
    CASE
        WHEN side_b = 'Civilians' THEN 3
        WHEN acled_inter1 IN (1, 8) OR acled_inter2 IN (1, 8) THEN 1
        ELSE 2
    END AS type_of_violence,
    NULL::INTEGER AS conflict_dset_id,
    NULL::INTEGER AS conflict_new_id,
    NULL::VARCHAR AS conflict_name,
    NULL::INTEGER AS dyad_dset_id,
    NULL::INTEGER AS dyad_new_id,
    side_a || ' - ' || side_b AS dyad_name,
    NULL::INTEGER AS side_a_dset_id,
    NULL::INTEGER AS side_a_new_id,
    side_a,
    NULL::INTEGER AS side_b_dset_id,
    NULL::INTEGER AS side_b_new_id,
    side_b,
    coalesce(report_count, 0) AS number_of_sources,
    array_to_string(urls, ';') AS source_article,
    array_to_string(outlets, ';') AS source_office,
    first_published_at::DATE AS source_date,
    title AS source_headline,
    NULL::VARCHAR AS source_original,
    CASE geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'admin2' THEN 3 WHEN 'admin1' THEN 4 ELSE 6 END AS where_prec,
    coalesce(place, admin1, country_name) AS where_coordinates,
    concat_ws(', ', place, admin1, country_name) AS where_description,
    admin1 AS adm_1,
    CASE WHEN geo_precision = 'admin2' THEN place END AS adm_2,
    latitude,
    longitude,
    'POINT (' || longitude || ' ' || latitude || ')' AS geom_wkt,
    -- PRIO-GRID: half-degree cells, counted eastwards from 180 W, row by row from the South Pole.
    (floor((latitude + 90) * 2) * 720 + floor((longitude + 180) * 2) + 1)::INTEGER AS priogrid_gid,
    country_name AS country,
    gw_number AS country_id,
    CASE
        WHEN contains(acled_region, 'Africa') THEN 'Africa'
        WHEN contains(acled_region, 'America') OR acled_region = 'Caribbean' THEN 'Americas'
        WHEN acled_region IN ('Middle East', 'Europe') THEN acled_region
        WHEN acled_region IS NOT NULL THEN 'Asia'
    END AS region,
    CASE WHEN date_precision = 'day' AND geo_precision IN ('exact', 'near') THEN 1 ELSE 2 END AS event_clarity,
    CASE date_precision WHEN 'day' THEN 1 WHEN 'days' THEN 2 WHEN 'week' THEN 3 WHEN 'month' THEN 4 ELSE 5 END AS date_prec,
    date_start,
    date_end,
    coalesce(deaths_a, 0) AS deaths_a,
    coalesce(deaths_b, 0) AS deaths_b,
    coalesce(deaths_civilians, 0) AS deaths_civilians,
    coalesce(deaths_unknown, 0) AS deaths_unknown,
    coalesce(killed_best, 0) AS best,
    greatest(coalesce(killed_max, killed_best, 0), coalesce(killed_best, 0)) AS high,
    least(coalesce(killed_min, killed_best, 0), coalesce(killed_best, 0)) AS low,
    CASE WHEN acled_inter1 = 1 THEN gw_number END AS gwnoa,
    CASE WHEN acled_inter2 = 1 THEN gw_number END AS gwnob
FROM named
ORDER BY date_start, relid
