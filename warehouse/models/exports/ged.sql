-- One row per chosen incident in the core columns of UCDP's Georeferenced Event Dataset (codebook 24).
-- where_prec: 1 exact, 2 within 25 km, 3 second-order division, 4 first-order division, 6 country.
-- date_prec: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 a year. type_of_violence: 1 state-based,
-- 2 non-state, 3 one-sided: told here by what was attacked, as no dyads are coded. Deaths by side are not told apart.
WITH told AS (
    SELECT
        r.incident_id,
        string_agg(DISTINCT a.outlet, ';' ORDER BY a.outlet) AS outlets,
        arg_min(a.title, (r.prominence <> 'main', coalesce(a.published_at, a.fetched_at), a.article_id)) AS title,
        string_agg(DISTINCT concat_ws(',', a.outlet, a.published_at::DATE, a.title), ';') AS articles
    FROM reports AS r
    INNER JOIN articles AS a ON r.article_id = a.article_id
    WHERE r.incident_id IN (SELECT c.incident_id FROM chosen_incidents AS c)
    GROUP BY r.incident_id
)

SELECT
    c.incident_id AS id,
    c.incident_id AS relid,
    year(c.date_start) AS "year",
    CASE WHEN c.date_precision = 'day' AND c.geo_precision IN ('exact', 'near') THEN 1 ELSE 2 END AS event_clarity,
    CASE c.event_type WHEN 'violence_against_civilians' THEN 3 WHEN 'battles' THEN 1 END AS type_of_violence,
    coalesce(c.perpetrator, 'XXX') AS side_a,
    coalesce(c.target, CASE c.event_type WHEN 'violence_against_civilians' THEN 'Civilians' ELSE 'XXX' END) AS side_b,
    coalesce(c.report_count, 0) AS number_of_sources,
    t.outlets AS source_office,
    t.articles AS source_article,
    t.title AS source_headline,
    CASE c.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'admin2' THEN 3 WHEN 'admin1' THEN 4 ELSE 6 END AS where_prec,
    c.place AS where_coordinates,
    c.admin1 AS adm_1,
    NULL::VARCHAR AS adm_2,
    c.latitude,
    c.longitude,
    c.country,
    CASE c.date_precision WHEN 'day' THEN 1 WHEN 'days' THEN 2 WHEN 'week' THEN 3 WHEN 'month' THEN 4 ELSE 5 END AS date_prec,
    c.date_start,
    c.date_end,
    NULL::INTEGER AS deaths_a,
    NULL::INTEGER AS deaths_b,
    NULL::INTEGER AS deaths_civilians,
    NULL::INTEGER AS deaths_unknown,
    coalesce(c.killed_best, 0) AS best,
    coalesce(c.killed_max, c.killed_best, 0) AS high,
    coalesce(c.killed_min, c.killed_best, 0) AS low
FROM chosen_incidents AS c
LEFT JOIN told AS t ON c.incident_id = t.incident_id
ORDER BY c.date_start, id
