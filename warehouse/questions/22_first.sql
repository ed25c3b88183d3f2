-- Which outlets were first with the news of an incident, and how often?
SELECT outlet, count(*) AS incidents
FROM (
    SELECT incident_id, arg_min(outlet, (told_at, outlet)) AS outlet
    FROM reports
    WHERE prominence <> 'background'
    GROUP BY incident_id
)
GROUP BY outlet
ORDER BY incidents DESC, outlet
