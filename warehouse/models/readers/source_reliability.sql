-- One row per outlet: how the number of dead that it told first of an incident compares with what is held now.
-- Only incidents that something could correct are judged: another independent source, or a later report of its own.
WITH told AS (
    SELECT
        r.outlet,
        r.incident_id,
        count(*) AS tellings,
        arg_min(r.killed_best, (r.told_at, r.report_id)) AS first_killed,
        arg_max(r.killed_best, (r.told_at, r.report_id)) AS last_killed
    FROM reports AS r
    WHERE r.killed_best IS NOT NULL AND r.prominence <> 'background' AND r.incident_id IS NOT NULL
    GROUP BY ALL
),

judged AS (
    SELECT
        t.outlet,
        t.first_killed,
        t.last_killed,
        i.killed_best,
        i.independent_source_count > 1 OR t.tellings > 1 AS is_judged
    FROM told AS t
    INNER JOIN incidents AS i ON t.incident_id = i.incident_id
    WHERE i.killed_best IS NOT NULL
)

SELECT
    outlet,
    count(*) AS incidents,
    count(*) FILTER (WHERE is_judged) AS judged,
    count(*) FILTER (WHERE is_judged AND first_killed <> killed_best) AS corrected,
    count(*) FILTER (WHERE is_judged AND first_killed > killed_best) AS told_too_many,
    count(*) FILTER (WHERE is_judged AND first_killed < killed_best) AS told_too_few,
    count(*) FILTER (WHERE is_judged AND first_killed <> last_killed) AS corrected_by_itself,
    round(count(*) FILTER (WHERE is_judged AND first_killed <> killed_best) / nullif(count(*) FILTER (WHERE is_judged), 0), 3) AS corrected_share,
    round(avg(abs(first_killed - killed_best)) FILTER (WHERE is_judged), 2) AS mean_error
FROM judged
GROUP BY outlet
