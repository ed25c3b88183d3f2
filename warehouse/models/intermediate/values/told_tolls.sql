-- One row per touched incident, field (killed or injured) and story: the toll that the story told last.
-- A copy repeats a toll, it does not tell it anew: a toll is as old as its first telling in the story.
WITH tolls AS (
    SELECT incident_id, story_id, origin, asserted_at AS told_at, weight, 'killed' AS field, killed_min AS low, killed_best AS best, killed_max AS high
    FROM member_reports
    UNION ALL
    SELECT incident_id, story_id, origin, asserted_at, weight, 'injured', injured_min, injured_best, injured_max
    FROM member_reports
),

first_told AS (
    SELECT incident_id, field, coalesce(story_id, origin) AS story, low, best, high, min(told_at) AS told_at, max(weight) AS weight
    FROM tolls
    WHERE best IS NOT NULL
    GROUP BY ALL
)

SELECT incident_id, field, story, low, best, high, told_at, weight
FROM first_told
QUALIFY row_number() OVER (PARTITION BY incident_id, field, story ORDER BY weight > 1 DESC, told_at DESC, best, low) = 1
