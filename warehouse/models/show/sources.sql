-- One row per story that tells of an incident: copies of one text are one source. ($incident_id)
SELECT
    a.story_id,
    any_value(s.wire_agency) AS wire_agency,
    list(DISTINCT a.outlet ORDER BY a.outlet) AS outlets,
    count(DISTINCT a.article_id) AS articles,
    min(a.published_at) AS first_published_at
FROM reports AS r
INNER JOIN articles AS a ON r.article_id = a.article_id
LEFT JOIN stories AS s ON a.story_id = s.story_id
WHERE r.incident_id = $incident_id
GROUP BY a.story_id
ORDER BY first_published_at, a.story_id
